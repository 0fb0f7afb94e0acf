"""Letters: how wide they are, and whose language they mostly are."""

import unicodedata
from functools import cache

from bot.journey.model import Journey, Language

_NARROW = frozenset("iljtfrI.,:;'|!()[]{}/\\ ")
_WIDE = frozenset("mwMW@%—…ÆŒæœ")
_LAST_LATIN = "\u024f"


@cache
def ems(character: str) -> float:
    """At least the advance width in Noto Sans CJK, in ems; the faux bold of headings is within the margin."""
    if character in _WIDE or character > _LAST_LATIN or unicodedata.east_asian_width(character) in "WFA":
        return 1.02  # also the box that stands for a character the font does not have
    if character in _NARROW:
        return 0.42
    return 0.76 if character.isupper() else 0.64


def spoken(journey: Journey) -> Language:
    """The language of most words that people wrote on the map: a Han letter counts as much as two of others."""
    said = [journey.title, *(s.name for s in journey.stages)]
    said += [text for t in journey.all_touchpoints() for text in (t.name, t.action or "", t.thought or "")]
    said += [p.text for p in journey.all_pain_points()]
    letters = "".join(said)
    han = sum("\u3400" <= c <= "\u9fff" for c in letters)
    other = sum(c.isalpha() for c in letters) - han
    if not han and not other:
        return journey.language
    return "zh" if 2 * han >= other else "en"
