"""Texts whose form alone says what they are, whatever was asked: a how-might-we, quotations with their source, a pain
point with its three factors, a moment of truth, an action with who and when, stages with their touchpoints."""

import re
from collections.abc import Callable

from bot.guide.readers.action import ActionSaid, action
from bot.guide.readers.evidence import quotes
from bot.guide.readers.factors import Factors, factors
from bot.guide.readers.feelings import feelings
from bot.guide.readers.lists import labelled
from bot.guide.readers.match import best
from bot.guide.readers.moments import moments
from bot.guide.readers.naming import mentioned
from bot.guide.readers.sentences import is_hmw
from bot.guide.readers.touchpoints import touchpoints
from bot.guide.slots import Slot
from bot.guide.steps import actions, emotions, evidence, opportunities, pain_points
from bot.guide.steps import touchpoints as touchpoint_step
from bot.guide.steps.stages import add_stages
from bot.guide.turn import Turn

_QUOTED = re.compile(r"\s*(?:[-•*]\s*)?[\"“「『].+[\"”」』]\s*[-—–(（,，:：].+", re.DOTALL)


def taken(turn: Turn, asked: Slot, text: str) -> bool:
    return any(shape(turn, asked, text) for shape in _SHAPES)


def _how_might_we(turn: Turn, asked: Slot, text: str) -> bool:
    if asked.kind == "opportunity" or not is_hmw(text):
        return False
    return opportunities.read_opportunity(turn, Slot("opportunities", "opportunity"), text)


def _quotations(turn: Turn, asked: Slot, text: str) -> bool:
    """Every line a quotation with where it is from."""
    lines = [line for line in text.split("\n") if line.strip()]
    if asked.kind in ("evidence", "emotions", "pains") or not all(_QUOTED.fullmatch(line) for line in lines):
        return False
    if not all(q.source for q in quotes(text)):
        return False
    return evidence.read_evidence(turn, Slot("evidence", "evidence"), text)


def _factored(turn: Turn, asked: Slot, text: str) -> bool:
    """Factors with a text are a pain point; without one they rate the last pain point that has none."""
    if asked.kind in ("pains", "factors") or "\n" in text or labelled(text) or not turn.journey.all_touchpoints():
        return False
    read = factors(text)
    if read is None or not _two_or_more(read[0]):
        return False
    if read[1].strip():
        return pain_points.read_pains(turn, Slot("pain_points", "pains", _touchpoint(turn, asked)), text)
    unrated = [p for p in turn.journey.all_pain_points() if p.severity is None]
    return bool(unrated) and pain_points.read_factors(turn, Slot("pain_points", "factors", unrated[-1].id), text)


def _two_or_more(said: Factors) -> bool:
    """ "Impact 4" alone may also be an action's."""
    return sum(f is not None for f in (said.frequency, said.impact, said.persistence)) >= 2


def _touchpoint(turn: Turn, asked: Slot) -> str:
    """The touchpoint that the talk is about, where it is about one or about its pain point."""
    for touchpoint in turn.journey.all_touchpoints():
        if asked.about and asked.about in (touchpoint.id, *(p.id for p in touchpoint.pain_points)):
            return touchpoint.id
    return ""


def _stages_with_touchpoints(turn: Turn, asked: Slot, text: str) -> bool:
    """Two or more lines "Stage: a, b" before there are any stages make both."""
    if asked.kind != "stages" or turn.journey.stages:
        return False
    pairs = [labelled(line) for line in text.split("\n") if line.strip()]
    if len(pairs) < 2 or not all(pairs):
        return False
    add_stages(turn, tuple(pair[0] for pair in pairs if pair))
    names = [s.name for s in turn.journey.stages]
    for pair in pairs:
        index = best(pair[0], names) if pair else None
        if pair and isinstance(index, int):
            touchpoint_step.add(turn, turn.journey.stages[index].id, touchpoints(pair[1]))
    return True


def _moment(turn: Turn, asked: Slot, text: str) -> bool:
    """ "… is the moment of truth", said before it was asked."""
    if asked.kind == "moments" or "\n" in text:
        return False
    told = moments(text, [t.name for t in turn.journey.all_touchpoints()])
    return bool(told.found) and not told.leftover and emotions.read_moments(turn, Slot("emotions", "moments"), text)


def _scores(turn: Turn, asked: Slot, text: str) -> bool:
    """Touchpoints by their names with a score each, and nothing else."""
    if asked.step in ("touchpoints", "emotions", "pain_points"):
        return False
    touchpoints = turn.journey.all_touchpoints()
    names = [t.name for t in touchpoints]
    told = feelings(text, names) if mentioned(text, names) else None
    if told is None or told.leftover or not all(said.scored for _, said in told.found):
        return False
    return emotions.score_all(turn, text, touchpoints) != text


def _action(turn: Turn, asked: Slot, text: str) -> bool:
    """A title with two or more of owner, due date and KPI is an action, once there is an opportunity for it."""
    if asked.step == "actions" or "\n" in text or not turn.journey.opportunities:
        return False
    said = action(text, turn.at)
    if said is None or not said.title or [said.owner, said.due, said.kpi].count(None) > 1:
        return False
    return actions.read_action(turn, Slot("actions", "action"), text)


def _day(turn: Turn, asked: Slot, text: str) -> bool:
    """A bare day is when the newest action without one falls due."""
    waiting = [a for a in turn.journey.actions if a.due is None]
    said = action(text, turn.at) if waiting and asked.step != "actions" else None
    if said is None or said.due is None or said != ActionSaid(due=said.due):
        return False
    return actions.read_details(turn, Slot("actions", "details", waiting[-1].id), text)


_SHAPES: tuple[Callable[[Turn, Slot, str], bool], ...] = (
    _how_might_we,
    _quotations,
    _factored,
    _moment,
    _scores,
    _action,
    _day,
    _stages_with_touchpoints,
)
