"""Whether a metric moved: the difference of two readings with its 95 % interval, as far as value and sample tell it."""

from math import sqrt

from bot.journey.formulas import Difference, nps_margin, wilson
from bot.journey.model import Number

SHARES = ("CSAT", "retention")


def moved(name: str, before: tuple[Number, int | None], after: tuple[Number, int | None]) -> Difference | None:
    """After minus before, each a value with its sample; None where they do not tell an interval (no sample, a mean)."""
    (was, n), (now, m) = before, after
    if not n or not m or n < 2 or m < 2:
        return None
    if name in SHARES and 0 <= was <= 100 and 0 <= now <= 100:
        return of_shares(was / 100, n, now / 100, m)
    if name == "NPS" and -100 <= was <= 100 and -100 <= now <= 100:
        margin = sqrt(nps_margin(was, n) ** 2 + nps_margin(now, m) ** 2)
        return Difference(now - was, now - was - margin, now - was + margin)
    return None


def of_shares(was: float, n: int, now: float, m: int) -> Difference:
    """Two shares (0–1) of n and m answers → their difference in percentage points, from their Wilson intervals
    (Newcombe 1998, method 10)."""
    low, high = wilson(was, n)
    lower, upper = wilson(now, m)
    gap = now - was
    down = sqrt((now - lower) ** 2 + (high - was) ** 2)
    up = sqrt((upper - now) ** 2 + (was - low) ** 2)
    return Difference(100 * gap, 100 * (gap - down), 100 * (gap + up))
