"""Step 1: title, field, state, span and goal."""

from bot.guide.readers.goal import GoalSaid, goal
from bot.guide.readers.lists import trimmed
from bot.guide.readers.scope import span, state_of
from bot.guide.slots import Slot
from bot.guide.turn import Turn
from bot.journey.commands import SetGoal, SetIndustry, SetScope, SetState, SetTitle

LONGEST_GOAL = 400


def read_goal(turn: Turn, slot: Slot, text: str) -> bool:
    said = goal(text)
    if said is None or not _any(said):
        return False
    turn.do(SetGoal(said.objective, said.metric, said.baseline, said.target))
    notice_industry(turn, text)
    return True


def notice_industry(turn: Turn, text: str) -> None:
    """The field may show in what the team says, where the title did not tell it."""
    found = turn.craft.industry(text) if turn.journey.industry is None else None
    if found:
        turn.do(SetIndustry(found))


def _any(said: GoalSaid) -> bool:
    return any((said.objective, said.metric, said.baseline, said.target))


def read_metric(turn: Turn, slot: Slot, text: str) -> bool:
    said = goal(text)
    metric = said.metric if said and said.metric else None
    named = metric or trimmed(text)
    turn.do(SetGoal(metric=named, baseline=said.baseline if said else None, target=said.target if said else None))
    return True


def read_state(turn: Turn, slot: Slot, text: str) -> bool:
    state = state_of(text)
    if state is None:
        return False
    turn.do(SetState(state))
    return True


def read_span(turn: Turn, slot: Slot, text: str) -> bool:
    found = span(text, bare=True)
    if found is None:
        return _other_half(turn, text)
    turn.do(SetScope(*found))
    return True


def _other_half(turn: Turn, text: str) -> bool:
    """Where one end is known, a bare answer is the other end."""
    scope = turn.journey.scope
    if (scope.starts is None) == (scope.ends is None):
        return False
    words = trimmed(text)
    turn.do(SetScope(ends=words) if scope.ends is None else SetScope(starts=words))
    return True


def read_starts(turn: Turn, slot: Slot, text: str) -> bool:
    turn.do(SetScope(starts=trimmed(text)))
    return True


def read_ends(turn: Turn, slot: Slot, text: str) -> bool:
    turn.do(SetScope(ends=trimmed(text)))
    return True


def read_title(turn: Turn, slot: Slot, text: str) -> bool:
    turn.do(SetTitle(trimmed(text)))
    return True


def read_industry(turn: Turn, slot: Slot, text: str) -> bool:
    """A field of the knowledge base by its key, title or aliases; as a labelled answer any words will do."""
    titles = {title.casefold(): key for key, title in turn.craft.industries(turn.language)}
    words = trimmed(text)
    keys = set(titles.values())
    found = words if words in keys else titles.get(words.casefold()) or turn.craft.industry(text)
    if found is None and len(words) > 40:
        return False
    turn.do(SetIndustry(found or words))
    return True
