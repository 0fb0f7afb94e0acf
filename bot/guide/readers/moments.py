"""Moments of truth: the touchpoints that decide whether the customer stays, as the team marks them."""

import re
from collections.abc import Sequence

from bot.guide.readers.assigned import Assigned
from bot.guide.readers.lists import items
from bot.guide.readers.naming import mentioned, which
from bot.reading.lexicon import any_of
from bot.reading.plain import plain

_AND = re.compile(r"\s+and\s+|\s*[和跟与&]\s*", re.IGNORECASE)


def moments(text: str, names: Sequence[str]) -> Assigned[bool]:
    """The touchpoints that a text marks (True) or unmarks (False) as moments of truth; empty where it names none."""
    text = plain(text)
    told: dict[int, bool] = {}
    left: list[str] = []
    for sentence in (s for s in re.split(r"[\n;；。]|\.(?=\s|$)", text) if s.strip()):
        found = _marked(sentence, names) if any_of("moments.words").search(sentence) else {}
        told |= found
        if not found:
            left.append(sentence.strip())
    return Assigned(tuple(sorted(told.items())), "\n".join(left))


def _marked(sentence: str, names: Sequence[str]) -> dict[int, bool]:
    marks = any_of("moments.not").search(sentence) is None
    inside = mentioned(sentence, names)
    if inside:
        return dict.fromkeys(inside, marks)
    bare = any_of("moments.words", "moments.around").sub(" ", sentence)
    found = (which(part, names) for one in items(bare.strip(" :：,，")) for part in _AND.split(one))
    return {index: marks for index in found if isinstance(index, int)}
