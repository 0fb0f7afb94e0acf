"""Words → the part of the map that they mean: by its name, by a part of it, by its place in a list, or by "it"."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from bot.reading.learned.features import SMALL, name_keys
from bot.reading.situation import Part

_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
}  # fmt: skip
_HAN = {c: n for n, c in enumerate("零一二三四五六七八九十")} | {"两": 2}
_HAN_ORDINAL = re.compile(r"(?:倒数)?第\s*([一二三四五六七八九十两]|\d{1,2})|^(?:最后)")
_LATIN_ORDINAL = re.compile(
    r"\b(first|second|third|fourth|fifth|last|\d(?:st|nd|rd|th))\b|(?:#|no\.?\s?|number )(\d{1,2})\b", re.I
)


def meant(words: str, parts: Sequence[Part], least: float = 0.34) -> tuple[Part, float] | None:
    """The part that words mean, with how well it fits (1: its very name); None where none or two fit."""
    if not parts:
        return None
    if (number := ordinal(words)) is not None:
        index = number - 1 if number > 0 else len(parts) + number
        if 0 <= index < len(parts):
            return parts[index], 0.9
    weighed = sorted(((fit(words, part.name), part) for part in parts), key=lambda pair: -pair[0])
    best, part = weighed[0]
    if best < least or (len(weighed) > 1 and weighed[1][0] >= best - 0.02 and weighed[1][1].name != part.name):
        return None
    return part, best


def ordinal(words: str) -> int | None:
    """ "the third one", 第二个, "#2", "last" as 3, 2, 2, -1."""
    if found := _HAN_ORDINAL.search(words):
        if found[1] is None:
            return -1
        number = int(found[1]) if found[1].isdigit() else _HAN[found[1]]
        return -number if found[0].startswith("倒数") else number
    if found := _LATIN_ORDINAL.search(words):
        return int(found[2]) if found[2] else _ORDINALS.get(found[1].lower())
    return None


def fit(words: str, name: str) -> float:
    """0…1: how much of the words the name holds, and a little less how much of the name the words hold."""
    said, own = _bag(words), _bag(name)
    if not said or not own:
        return 0.0
    if said == own:
        return 1.0
    both = len(said & own)
    return 0.0 if not both else min(0.99, 0.55 * both / len(said) + 0.45 * both / len(own))


@lru_cache(maxsize=4096)
def _bag(name: str) -> frozenset[str]:
    keys = name_keys(name)
    telling = [key for key in keys if key not in SMALL] or list(keys)
    han = [key for key in telling if "\u3400" <= key[0] <= "\u9fff"]
    pairs = {a + b for a, b in pairwise(han)}
    return frozenset({*(k for k in telling if k not in han), *(pairs or han), *han})
