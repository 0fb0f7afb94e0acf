"""Scores of a column as a metric: NPS of 0–10, CSAT of 1–5, CES of 1–7. Formulas: see `bot.journey.formulas`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bot.material.named_scale import Scale, named_scale

_SCORE = re.compile(r"\s*(\d{1,2}(?:\.\d+)?)\s*(?:分|星|stars?|/\s*(\d{1,2}))?\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Scored:
    name: Literal["NPS", "CSAT", "CES"]
    value: float
    n: int


def scored(name: str, cells: Sequence[str]) -> Scored | None:
    """None where the cells are no scale that one of the three is made of."""
    numbers = [float(m[1]) for cell in cells if (m := _SCORE.fullmatch(cell))]
    filled = [cell for cell in cells if cell.strip()]
    if len(numbers) < max(3, 0.8 * len(filled)) or any(n % 1 for n in numbers):
        return None
    low, high, called = min(numbers), max(numbers), name.casefold()
    if told := named_scale(name, numbers):
        return _on(told, called, numbers)
    if high <= 10 and (high > 7 or "nps" in called or "recommend" in called or "推荐" in name):
        promoters, detractors = sum(n >= 9 for n in numbers), sum(n <= 6 for n in numbers)
        return Scored("NPS", round(100 * (promoters - detractors) / len(numbers), 1), len(numbers))
    if low >= 1 and high <= 5 and "ces" not in called:
        return Scored("CSAT", round(100 * sum(n >= 4 for n in numbers) / len(numbers), 1), len(numbers))
    if low >= 1 and high <= 7:
        return Scored("CES", round(sum(numbers) / len(numbers), 2), len(numbers))
    return None


def _on(told: Scale, called: str, numbers: Sequence[float]) -> Scored | None:
    """On the scale that the name says: 0–10 is that of NPS, 1–7 that of CES; of any other from 1, or from 0 up to 5,
    the share in its upper two fifths is CSAT, as 4 and 5 of five are."""
    low, high = told
    n = len(numbers)
    if high == 10 and (low == 0 or "nps" in called or "recommend" in called or "推荐" in called):
        promoters, detractors = sum(one >= 9 for one in numbers), sum(one <= 6 for one in numbers)
        return Scored("NPS", round(100 * (promoters - detractors) / n, 1), n)
    if told == (1, 7):
        return Scored("CES", round(sum(numbers) / n, 2), n)
    if low in (0, 1) and high >= 4:
        return Scored("CSAT", round(100 * sum(one > 0.6 * high for one in numbers) / n, 1), n)
    return None
