"""Step 8: how might we – a question that answers pain points and leaves the solution open."""

from bot.guide.readers.lists import sayings
from bot.guide.readers.opportunities import OpportunitySaid, opportunities
from bot.guide.slots import Slot
from bot.guide.turn import Turn
from bot.journey.commands import AddOpportunity
from bot.journey.formulas import by_priority
from bot.journey.model import Case, PainPoint
from bot.journey.tree import find, has


def read_opportunity(turn: Turn, slot: Slot, text: str) -> bool:
    if not any(c.isalpha() for c in text):
        return False
    pain = slot.about if slot.about and has(turn.journey, slot.about) else _most_pressing(turn)
    said = opportunities(text) or (OpportunitySaid(_open_question(turn, pain), ideas=sayings(text)),)
    for one in said:
        _add(turn, pain, one)
    return True


def _most_pressing(turn: Turn) -> str:
    answered = {id for o in turn.journey.opportunities for id in o.pain_points}
    return next((p.id for p, _ in by_priority(turn.journey) if p.id not in answered), "")


def _open_question(turn: Turn, pain_id: str) -> str:
    """What is no how-might-we is an idea: it is kept as one, under an open question of our own wording."""
    pain = find(turn.journey, pain_id) if pain_id else None
    return turn.words("say.hmw", pain=pain.text) if isinstance(pain, PainPoint) else turn.words("say.hmw_general")


def _add(turn: Turn, pain_id: str, said: OpportunitySaid) -> None:
    for value in said.out_of_range:
        turn.say("out_of_range", value=value, low=1, high=5)
    pain = find(turn.journey, pain_id) if pain_id else None
    turn.do(
        AddOpportunity(
            turn.mint.new("opportunity"),
            said.how_might_we,
            pain_points=(pain_id,) if pain_id else (),
            ideas=said.ideas,
            impact=said.impact,
            effort=said.effort,
            cases=_cases(turn, pain) if isinstance(pain, PainPoint) else (),
        )
    )


def _cases(turn: Turn, pain: PainPoint) -> tuple[Case, ...]:
    found = turn.craft.case_for(pain, turn.journey.industry, turn.language)
    return (Case(passage=found.cite.passage, title=found.cite.title, url=found.cite.url),) if found else ()
