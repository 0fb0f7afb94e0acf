"""Whether two short texts say the same (J18). It would rather miss a pair than accuse one: words may differ only in
case, width, order, filler words and small slips, never in a number, a negation or a word that could matter."""

import re
import unicodedata
from collections import Counter
from functools import cache, lru_cache
from typing import Any

from prompts import entries

HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
SHORTEST_HAN = 6  # below this one character more is another meaning
ENOUGH_ALIKE = 0.8  # Dice coefficient of the character bigrams
SHORTEST_SLIP = 5


@cache
def _likeness() -> dict[str, Any]:
    return dict(entries("lexicon/check")["likeness"])


def plain_key(text: str) -> str:
    """Letters and digits only, one case, one width."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())


def same(one: str, other: str) -> bool:
    """Whether two texts are the same but for small things."""
    keys = plain_key(one), plain_key(other)
    if not all(keys):
        return False
    if keys[0] == keys[1]:
        return True
    if HAN.search(keys[0]) and HAN.search(keys[1]):
        return _same_han(keys[0], keys[1])
    return not HAN.search(keys[0] + keys[1]) and _same_words(_content(one), _content(other))


def _same_han(one: str, other: str) -> bool:
    one, other = sorted((_essence(one), _essence(other)), key=len)
    if one == other:
        return bool(one)
    if len(one) < SHORTEST_HAN or not set(one) <= set(other) or dice(one, other) < ENOUGH_ALIKE:
        return False
    longer_or_reordered = not Counter(one) - Counter(other)
    return longer_or_reordered and not _opposing(Counter(other) - Counter(one))


def _opposing(characters: Counter[str]) -> bool:
    listed = _likeness()["opposing"]["zh"]
    return any(c in listed or not HAN.match(c) for c in characters)


@lru_cache(maxsize=1024)
def _essence(text: str) -> str:
    """Chinese text without fillers, its synonyms made one."""
    for word, plain in _likeness()["same"]["zh"].items():
        text = text.replace(word, plain)
    for filler in sorted(_likeness()["fillers"]["zh"], key=len, reverse=True):
        text = text.replace(filler, "")
    return text


def dice(one: str, other: str) -> float:
    """Twice the shared bigrams over all bigrams, 0–1."""
    first, second = (Counter(t[i : i + 2] for i in range(len(t) - 1)) for t in (one, other))
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else 0.0


def _content(text: str) -> list[str]:
    """The words that carry meaning, in alphabetical order, or all words where none do."""
    every = re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).casefold())
    one_word = _likeness()["same"]["en"]
    kept = [one_word.get(w, w) for w in every if w not in _likeness()["fillers"]["en"]]
    return sorted(kept or every)


def _same_words(one: list[str], other: list[str]) -> bool:
    if len(one) != len(other):
        return False
    differing = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(differing) <= 1 and all(_slip(a, b) for a, b in differing)


def _slip(one: str, other: str) -> bool:
    """One letter too many or a plural, in a word long enough to recognise; a swapped letter is mostly another word."""
    short, long = sorted((one, other), key=len)
    if len(short) < SHORTEST_SLIP - 1 or len(long) - len(short) != 1 or any(c.isdigit() for c in long):
        return False
    return any(long[:i] + long[i + 1 :] == short for i in range(1, len(long)))
