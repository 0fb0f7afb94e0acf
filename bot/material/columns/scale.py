"""Scores of a column as a metric: NPS of 0–10, CSAT of 1–5, CES of 1–7. Formulas: see `bot.journey.formulas`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

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
    if high <= 10 and (high > 7 or "nps" in called or "recommend" in called or "推荐" in name):
        promoters, detractors = sum(n >= 9 for n in numbers), sum(n <= 6 for n in numbers)
        return Scored("NPS", round(100 * (promoters - detractors) / len(numbers), 1), len(numbers))
    if low >= 1 and high <= 5 and "ces" not in called:
        return Scored("CSAT", round(100 * sum(n >= 4 for n in numbers) / len(numbers), 1), len(numbers))
    if low >= 1 and high <= 7:
        return Scored("CES", round(sum(numbers) / len(numbers), 2), len(numbers))
    return None
