"""What is known of each unit of a message beside its words: its shape, and the names of the map around it."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from bot.reading.situation import PARTS, Situation
from bot.reading.text import Unit, normalised

Floats = npt.NDArray[np.float32]
SHAPES = 22
MATCHES = len(PARTS) + 2

_MARKS = (
    "，,、",
    "。.",
    "；;",
    "：:",
    "？?",
    "！!",
    "\n",
    "-–—−*•·",
    "→>",
    "“”\"「」『』‘’'",
    "（）()[]【】",
    "/|",
    "@#",
    "%％",
    "~～…",
    "+",
)
#: Words that tell no name from another.
SMALL = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "to",
        "and",
        "or",
        "in",
        "on",
        "at",
        "for",
        "is",
        "it",
        "my",
        "our",
        "their",
        "your",
        "that",
        "this",
        "的",
        "了",
        "是",
        "在",
        "和",
        "也",
        "就",
        "都",
        "那",
        "这",
        "个",
    ]
)
_ONE_CHARACTER = np.float32(0.15)  # how much one Chinese character in common says


def shapes(units: Sequence[Unit]) -> Floats:
    """Shape (units, SHAPES): kinds of marks, of letters, and where a unit stands."""
    out = np.zeros((len(units), SHAPES), dtype=np.float32)
    for n, unit in enumerate(units):
        c = unit.text[0]
        out[n, :16] = [c in marks for marks in _MARKS]
        out[n, 16] = "\u3400" <= c <= "\u9fff"
        out[n, 17] = c.isascii() and c.isalpha()
        out[n, 18] = c.isdigit()
        out[n, 19] = c.isupper()
        out[n, 20] = n == 0
        out[n, 21] = n > 0 and units[n - 1].end < unit.start
    return out


def matches(units: Sequence[Unit], situation: Situation) -> Floats:
    """Shape (units, MATCHES): for each kind of part how much of the best name stands around a unit; last two: of the
    part that is asked about, of any."""
    out = np.zeros((len(units), MATCHES), dtype=np.float32)
    keys = [_key(unit.text) for unit in units]
    for part in situation.parts:
        strength = matched(keys, name_keys(part.name))
        column = PARTS.index(part.kind)
        np.maximum(out[:, column], strength, out=out[:, column])
        np.maximum(out[:, -1], strength, out=out[:, -1])
        if part.id == situation.about:
            np.maximum(out[:, -2], strength, out=out[:, -2])
    return out


def _key(word: str) -> str:
    word = word.lower().replace("’", "'").removesuffix("'s")
    for ending in ("ing", "ed", "es", "s"):
        if word.isascii() and word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending)
    return word


@lru_cache(maxsize=4096)
def name_keys(name: str) -> tuple[str, ...]:
    """The letters and words of a name, endings cut, in order."""
    return tuple(_key(unit.text) for unit in normalised(name).units if unit.text[0].isalnum())


def matched(keys: Sequence[str], name: tuple[str, ...]) -> Floats:
    """For each unit the part of a name's telling words that the run of matching units around it holds, 0…1."""
    out = np.zeros(len(keys), dtype=np.float32)
    telling = frozenset(key for key in name if key not in SMALL) or frozenset(name)
    n = 0
    while telling and n < len(keys):
        end = n
        while end < len(keys) and (
            keys[end] in telling
            or (end > n and keys[end] in SMALL and keys[end + 1 : end + 2] and keys[end + 1] in telling)
        ):
            end += 1
        held = telling.intersection(keys[n:end])
        if held:
            weak = len(held) == 1 and len(next(iter(held))) == 1 and len(telling) > 1
            out[n:end] = _ONE_CHARACTER if weak else len(held) / len(telling)
        n = max(end, n + 1)
    return out
