"""Step 8: how might we – a question that answers pain points and leaves the solution open."""

from bot.guide.nearest import overlap
from bot.guide.readers.lists import sayings
from bot.guide.readers.opportunities import OpportunitySaid, opportunities, without_lead
from bot.guide.slots import Slot
from bot.guide.turn import Turn
from bot.journey.commands import AddOpportunity, ChangeOpportunity
from bot.journey.formulas import by_priority
from bot.journey.model import Case, Opportunity, PainPoint
from bot.journey.tree import find, has, touchpoint_of


def read_opportunity(turn: Turn, slot: Slot, text: str) -> bool:
    if not any(c.isalpha() for c in text):
        return False
    pain = slot.about if slot.about and has(turn.journey, slot.about) else _most_pressing(turn)
    told = opportunities(text)
    for one in told:
        _add(turn, _meant(turn, pain, one.how_might_we), one)
    if not told:
        _add_ideas(turn, pain, sayings(without_lead(text)))
    return True


def add_told(turn: Turn, pain: str, how_might_we: str, ideas: tuple[str, ...]) -> str:
    """A how-might-we for a pain point ("": the most pressing one without); answers its id."""
    asked = pain if pain and has(turn.journey, pain) else _most_pressing(turn)
    _add(turn, _meant(turn, asked, how_might_we), OpportunitySaid(how_might_we, ideas=ideas))
    return turn.journey.opportunities[-1].id


def add_ideas(turn: Turn, ideas: tuple[str, ...]) -> None:
    """Ideas join the how-might-we that is asked about, else stand under an open question of their pain point."""
    known = find(turn.journey, turn.slot.about) if turn.slot.about and has(turn.journey, turn.slot.about) else None
    if isinstance(known, Opportunity):
        turn.do(ChangeOpportunity(known.id, ideas=(*known.ideas, *ideas)))
    else:
        pain = known.id if isinstance(known, PainPoint) else _most_pressing(turn)
        _add_ideas(turn, pain, ideas)


def _add_ideas(turn: Turn, asked: str, ideas: tuple[str, ...]) -> None:
    """Ideas without a how-might-we, each under an open question of the pain point that it answers."""
    by_pain: dict[str, list[str]] = {}
    for idea in ideas:
        by_pain.setdefault(_meant(turn, asked, idea), []).append(idea)
    for pain, listed in by_pain.items():
        _add(turn, pain, OpportunitySaid(_open_question(turn, pain), ideas=tuple(listed)))


_SHARED = 2  # pairs of characters or words, so that one common word moves nothing


def _meant(turn: Turn, asked: str, words: str) -> str:
    """The pain point that the words speak of: the one asked about, unless they share nothing with it and clearly more
    with one other that is open."""
    about = find(turn.journey, asked) if asked else None
    if not isinstance(about, PainPoint) or overlap(words, _surroundings(turn, about))[0]:
        return asked
    answered = {id for o in turn.journey.opportunities for id in o.pain_points}
    others = [p for p in turn.journey.all_pain_points() if p.id not in (asked, *answered)]
    shared = sorted(((overlap(words, p.text)[0], p) for p in others), key=lambda pair: -pair[0])
    if not shared or shared[0][0] < _SHARED or (len(shared) > 1 and shared[1][0] == shared[0][0]):
        return asked
    turn.say("filed_under", pain=shared[0][1].text)
    return shared[0][1].id


def _surroundings(turn: Turn, pain: PainPoint) -> str:
    return f"{pain.text}\n{touchpoint_of(turn.journey, pain.id).name}"


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
