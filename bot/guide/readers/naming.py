"""Names of the map inside a sentence: "the wait at the front desk" speaks of "Front desk"."""

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.guide.readers.match import Ambiguous, best, folded, tight
from bot.reading.lexicon import any_of
from bot.reading.values.ordinal import cardinal, ordinal_alone, position

_LONGEST = 120  # characters; nobody types a longer name


def which(text: str, names: Sequence[str]) -> int | Ambiguous | None:
    """The one of the names that a short text is: the name, its number from 1, or an ordinal."""
    if len(text) > _LONGEST:
        return None
    bare = without_kind(text)
    for words in (text, bare):
        if (by_name := best(words, names)) is not None:
            return by_name
    number = cardinal(bare.lstrip("# ")) or ordinal_alone(bare)
    return position(number, len(names)) if number else None


def without_kind(text: str) -> str:
    """Without the words stage, touchpoint, step … around a number or a name."""
    bare = any_of("ordinals.stage", "ordinals.touchpoint", "ordinals.persona").sub(" ", text)
    return re.sub(r"^(?:the|our)\s+|^[「“\"']|[」”\"']$", "", bare.strip(), flags=re.IGNORECASE).strip()


def mentioned(text: str, names: Sequence[str]) -> tuple[int, ...]:
    """The names that stand in a text word for word, in the order of the text; of two that overlap the longer."""
    found: list[tuple[int, int, int]] = []
    for index, name in enumerate(names):
        if at := _find(text, name):
            found.append((*at, index))
    found.sort(key=lambda f: (f[0], -f[1]))
    kept: list[tuple[int, int, int]] = []
    for start, end, index in sorted(found, key=lambda f: f[0] - f[1]):
        if all(end <= s or start >= e for s, e, _ in kept):
            kept.append((start, end, index))
    return tuple(index for _, _, index in sorted(kept))


def span_of(text: str, name: str) -> tuple[int, int] | None:
    """Where a name stands in a text, case and spaces aside."""
    return _find(text, name)


def _find(text: str, name: str) -> tuple[int, int] | None:
    pattern = _pattern(name)
    found = pattern.search(text) if pattern else None
    return (found.start(), found.end()) if found else None


@lru_cache(maxsize=1024)
def _pattern(name: str) -> re.Pattern[str] | None:
    letters = [re.escape(c) for c in folded(name).split()]
    if not letters or len(tight(name)) > 200:
        return None
    latin = folded(name).isascii()
    pattern = r"[\s\-_/]{0,3}".join(letters)
    return re.compile(rf"(?<![A-Za-z0-9]){pattern}(?![A-Za-z0-9])" if latin else pattern, re.IGNORECASE)
