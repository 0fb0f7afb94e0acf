"""Whoever says "I'll own it" beside an action is its owner, also where the reader hears nothing in those words."""

from collections.abc import Sequence
from dataclasses import replace

from bot.reading.clauses import paused
from bot.reading.learned.decode import Stretch
from bot.reading.lexicon import said
from bot.reading.situation import Situation
from bot.reading.text import Text

SURE = 0.8  # of a phrase that says nothing else
_LONGEST = 40  # characters of such a phrase
_EDGES = " ,，。.;；、!！"
_ABOUT_ACTIONS = ("action", "details")


def claimed(text: Text, found: Sequence[Stretch], situation: Situation) -> tuple[Stretch, ...]:
    """All units of the message in order, as before, with the clauses that claim an action as its owner."""
    kinds = {stretch.kind for stretch in found}
    if "action.owner" in kinds or not ("action" in kinds or situation.asked in _ABOUT_ACTIONS) or not found:
        return tuple(found)
    out = list(found)
    for first, last in paused(text, found[0].first, found[-1].last):
        if said("action.speaker", text.words(first, last).strip(_EDGES), at_most=_LONGEST) is not None:
            out = [*_before(out, first), Stretch(first, last, "action.owner", SURE), *_after(out, last)]
    return tuple(out)


def _before(found: Sequence[Stretch], first: int) -> list[Stretch]:
    return [replace(s, last=min(s.last, first - 1)) for s in found if s.first < first]


def _after(found: Sequence[Stretch], last: int) -> list[Stretch]:
    return [replace(s, first=max(s.first, last + 1)) for s in found if s.last > last]
