"""How somebody feels, as maps write it → −2 … +2. The scale is that of all scores of a map together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from bot.material.learned.labels import best
from bot.material.named_scale import named_scale
from bot.material.signs import MINUS, PLUS

_SIGNED = re.compile(
    rf"(?<![\w.])(?P<sign>[{MINUS}{PLUS}]{{0,2}})\s*(?P<number>\d{{1,3}}(?:\.\d+)?)(?:\s*[/／]\s*(?P<of>\d{{1,3}}))?\s*(?:分|%|pts?)?(?![\w.%])"
)
_STARS = re.compile(r"([★⭐🌟]+)(☆*)")
_EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf\u2b05-\u2b07❤]\ufe0f?")
_DRAWN = {
    "↑": 1,
    "↓": -1,
    "→": 0,
    "↗": 1,
    "↘": -1,
    "▲": 1,
    "▼": -1,
    "＋": 1,
    "+": 1,
    "－": -1,
    "-": -1,
    "−": -1,
    "++": 2,
    "--": -2,
    ":)": 1,
    ":-)": 1,
    ":D": 2,
    ":-D": 2,
    "^_^": 1,
    ":|": 0,
    ":-|": 0,
    ":/": -1,
    ":-/": -1,
    ":(": -1,
    ":-(": -1,
    ":'(": -2,
    ">:(": -2,
    "T_T": -2,
}
SURE = 0.3


@dataclass(frozen=True)
class Scored:
    scores: tuple[int | None, ...]
    scale: str  # "" where they were on −2 … +2 already, or in words


def scored(cells: Sequence[str], name: str = "") -> Scored:
    """The score of each cell; None where it tells none. `name`: of the column or row that the cells stand in."""
    numbers = [_number(cell) for cell in cells]
    given = [n for n, _ in filter(None, numbers)]
    signed = any(sign for _, sign in filter(None, numbers))
    shares = any(_STARS.search(cell) or ((one := _SIGNED.search(cell.strip())) and one["of"]) for cell in cells)
    told = named_scale(name, map(float, given)) if name and not shares else None
    scale, place = _named(*told) if told else _scale(given, signed)
    words = dict(zip(_told(cells), best("feelings", [_feeling(cell) for cell in _told(cells)]), strict=True))
    scores = []
    for cell, number in zip(cells, numbers, strict=True):
        if number is not None:
            scores.append(place(number[0]))
        else:
            scores.append(_of_words(cell, words))
    return Scored(tuple(scores), scale)


def _told(cells: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(cell for cell in cells if cell.strip() and _number(cell) is None))


def _feeling(cell: str) -> str:
    """Its emoji where it has one: that says it best."""
    found = _EMOJI.search(cell)
    return found[0].rstrip("\ufe0f") if found else cell


def _of_words(cell: str, words: dict[str, tuple[str, float]]) -> int | None:
    bare = cell.strip()
    if bare in _DRAWN:
        return _DRAWN[bare]
    kind, certainty = words.get(cell, ("0", 0.0))
    return int(kind) if certainty >= SURE and len(bare) <= 60 else None


def _number(cell: str) -> tuple[Fraction, bool] | None:
    """(number, whether it bears a sign). A dash before a digit is a minus, however a phone has changed it."""
    if stars := _STARS.search(cell):
        total = len(stars[1]) + len(stars[2])
        return (Fraction(len(stars[1]) * 5, max(total, 5)), False)
    found = _SIGNED.search(cell.strip())
    if found is None or len(cell) > 80 or (len(cell) > 25 and not found["sign"] and not found["of"]):
        return None
    value = Fraction(found["number"])
    if found["of"] and Fraction(found["of"]) > 0:
        value = value * 5 / Fraction(found["of"])
    minus = any(mark in MINUS for mark in found["sign"])
    return (-value if minus else value), bool(found["sign"])


def _named(low: int, high: int):  # type: ignore[no-untyped-def]
    """As `_scale`, where the name of the cells says it: its middle is 0."""
    told = f"−{-low}–+{high}" if low < 0 else f"{low}–{high}"
    return ("" if (low, high) == (-2, 2) else told), lambda n: _whole((n - low) * 4 / (high - low) - 2)


def _scale(given: Sequence[Fraction], signed: bool):  # type: ignore[no-untyped-def]
    """(its name, score → −2 … +2)."""
    high = max((abs(n) for n in given), default=Fraction(0))
    low = min(given, default=Fraction(0))
    if signed or low < 0 or (high <= 2 and low <= 0) or not given:
        most = next((m for m in (2, 3, 5, 10, 100) if high <= m), 100)
        return ("" if most == 2 else f"−{most}–+{most}", lambda n: _whole(n * 2 / most))
    if high <= 5 and low >= 1 and high > 2:
        return "1–5", lambda n: _whole(n - 3)
    if high <= 2:
        return "", _whole
    most = next((m for m in (4, 5, 10, 100) if high <= m), 100)
    return f"0–{most}", lambda n: _whole(n * 4 / most - 2)


def _whole(n: Fraction) -> int:
    """Halves go to the nearer end, so that 4.5 of 5 is not lukewarm."""
    sign = 1 if n >= 0 else -1
    return sign * min(2, int(abs(n) + Fraction(1, 2)))
