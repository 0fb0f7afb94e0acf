"""Whose score is whose. Each person's own is kept, so that the mean, how many they are and how far apart they lie are
worked out from all of them, and a changed mind replaces one's own."""

from collections.abc import Sequence
from math import floor, sqrt

from bot.guide.session import Scored
from bot.guide.turn import Turn
from bot.journey.model import Touchpoint

MOST = 3_000  # scores of a conversation; the oldest go first


def everyones(turn: Turn, touchpoint: Touchpoint) -> dict[str, int]:
    """By person, as far as is known: given since the emotion was last set in another way, and not undone."""
    history = turn.history()
    undone = {revision.undoes for revision in history if revision.undoes is not None}
    mine = [each for each in turn.session.scores if each.touchpoint == touchpoint.id and each.revision not in undone]
    here = {each.revision for each in mine}
    otherwise = (
        revision.number
        for revision in history
        if revision.number not in here and revision.number not in undone and revision.undoes is None
        for event in revision.events
        if event.event == "FieldChanged" and (event.id, event.field) == (touchpoint.id, "emotion")
    )
    since = max(otherwise, default=-1)
    found: dict[str, int] = {}
    for each in mine:
        if each.revision > since:
            found = {each.person: each.value} if each.alone else {**found, each.person: each.value}
    return found


def with_others(turn: Turn, touchpoint: Touchpoint, person: str, value: int) -> list[int]:
    """Everybody's scores with this one of the person's; those that are not known one by one count as the present."""
    known = everyones(turn, touchpoint)
    nameless = max(touchpoint.emotion_n, 1) - len(known) if touchpoint.emotion is not None else 0
    return [*({**known, person: value}).values(), *[touchpoint.emotion or 0] * max(nameless, 0)]


def remember(turn: Turn, touchpoint: Touchpoint, person: str, value: int, alone: bool = False) -> None:
    """`alone`: the team decided that this one counts and no other."""
    given = Scored(
        touchpoint=touchpoint.id, person=person, value=value, revision=turn.journey.revision + 1, alone=alone
    )
    turn.remember(scores=(*turn.session.scores, given)[-MOST:])


def told(values: Sequence[int]) -> tuple[int, int, float]:
    """The mean (halves up), how many, and the standard deviation of all of them."""
    mean = sum(values) / len(values)
    spread = sqrt(sum((value - mean) ** 2 for value in values) / len(values))
    return floor(mean + 0.5), len(values), round(spread, 2)
