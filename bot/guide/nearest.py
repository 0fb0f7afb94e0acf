"""Which touchpoint a complaint is most likely about, where nobody said which."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.journey.model import Touchpoint

_HAN = re.compile(r"[\u3400-\u9fff]+")
_WORD = re.compile(r"[a-z]{4,}")


def nearest(text: str, touchpoints: Sequence[Touchpoint]) -> str:
    """The id of the scored touchpoint whose name or thought shares most with the text, of equals the worst; "" where
    none has a score."""
    scored = [t for t in touchpoints if t.emotion is not None]
    if not scored:
        return ""
    told = marks(text)
    return max(scored, key=lambda t: (len(told & marks(f"{t.name} {t.thought or ''}")), -(t.emotion or 0))).id


def overlap(told: str, known: str) -> tuple[int, float]:
    """(how many marks two texts share, which part of those of the first that is)."""
    mine = marks(told)
    shared = mine & marks(known)
    return len(shared), len(shared) / len(mine) if mine else 0.0


def marks(text: str) -> set[str]:
    """Neighbouring Chinese characters, and English words that carry meaning by their length."""
    pairs = {a + b for run in _HAN.findall(text) for a, b in pairwise(run)}
    return pairs | set(_WORD.findall(text.casefold()))
