"""Step 2: whose eyes we look through."""

from bot.guide.readers.lists import items
from bot.guide.readers.persona import PersonaSaid, concerns_in, expectations_in, needs_in, only_persona, persona
from bot.guide.slots import Slot
from bot.guide.turn import Turn
from bot.journey.commands import AddPersona, ChangePersona
from bot.journey.model import Persona


def read_persona(turn: Turn, slot: Slot, text: str) -> bool:
    said = persona(text)
    if said is None:
        return False
    same = known(turn, said.name)
    if same is None and turn.journey.personas and turn.session.revisit == "persona":
        same = turn.journey.personas[0]
    if same is None:
        name = said.name or turn.words("say.nameless")
        turn.do(AddPersona(turn.mint.new("persona"), name, said.description, said.needs, said.expectations))
    else:
        turn.do(_told_more(same, said))
    return True


def known(turn: Turn, name: str | None) -> Persona | None:
    """The persona of that name; without a name, the one that there is."""
    if name is None:
        return turn.journey.personas[0] if turn.journey.personas else None
    return next((p for p in turn.journey.personas if p.name.casefold() == name.casefold()), None)


def _told_more(persona: Persona, said: PersonaSaid) -> ChangePersona:
    return ChangePersona(
        persona.id,
        name=said.name,
        description=said.description,
        needs=joined(persona.needs, said.needs) if said.needs else None,
        expectations=joined(persona.expectations, said.expectations) if said.expectations else None,
    )


def joined(known: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*known, *new)))


def read_expectations(turn: Turn, slot: Slot, text: str) -> bool:
    return _add(turn, "expectations", expectations_in(text) or items(text))


def read_needs(turn: Turn, slot: Slot, text: str) -> bool:
    return _add(turn, "needs", needs_in(text) or items(text))


def read_concerns(turn: Turn, slot: Slot, text: str) -> bool:
    return _add(turn, "needs", concerns_in(text))


def is_answer(turn: Turn, slot: Slot, text: str) -> bool:
    """Several lines at the persona's question with labels of a persona: their "goal" is hers, not the journey's."""
    return slot.kind == "persona" and "\n" in text.strip() and only_persona(text) and persona(text) is not None


def _add(turn: Turn, field: str, words: tuple[str, ...]) -> bool:
    if not words:
        return False
    if not turn.journey.personas:
        if turn.slot.step in ("scope", "persona"):
            return False  # the name may stand beside
        turn.do(AddPersona(turn.mint.new("persona"), turn.words("say.nameless")))
    first = turn.journey.personas[0]
    if field == "needs":
        turn.do(ChangePersona(first.id, needs=joined(first.needs, words)))
    else:
        turn.do(ChangePersona(first.id, expectations=joined(first.expectations, words)))
    return True
