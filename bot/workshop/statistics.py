"""What scores agree on and what they do not: means and spreads from the raw ones, two camps where there are two."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

FEWEST_TO_SPLIT = 4  # scores; with fewer a difference of opinion is no camp
FEWEST_IN_CAMP = 2
APART = 2.0  # between the camps' means
FEWEST_TO_NAME = 3  # people in a camp before it is told who


@dataclass(frozen=True)
class Camps:
    """The scores up to `cut` and those above it; `low` and `high` are the commonest of each, the spans run from its
    lowest to its highest."""

    cut: int
    low: int
    high: int
    low_n: int
    high_n: int
    low_span: tuple[int, int]
    high_span: tuple[int, int]


@dataclass(frozen=True)
class Scores:
    """`spread` is the sample's standard deviation (n − 1); None for fewer than two scores."""

    n: int
    mean: float | None
    spread: float | None
    camps: Camps | None


def of(scores: Sequence[int]) -> Scores:
    if not scores:
        return Scores(0, None, None, None)
    mean = sum(scores) / len(scores)
    spread = sqrt(sum((s - mean) ** 2 for s in scores) / (len(scores) - 1)) if len(scores) > 1 else None
    return Scores(len(scores), mean, spread, camps(scores))


def camps(scores: Sequence[int]) -> Camps | None:
    """Parted where that takes away most of the variance, as Otsu's threshold does (1979). There are two camps where
    their means lie at least two points apart, each has a quarter of the people and two at least, and the parting
    explains four fifths of the variance: of scores spread evenly it explains three quarters."""
    if len(scores) < FEWEST_TO_SPLIT:
        return None
    cuts = sorted(set(scores))[:-1]
    best = max(cuts, key=lambda cut: _between(scores, cut), default=None)
    if best is None:
        return None
    low, high = [s for s in scores if s <= best], [s for s in scores if s > best]
    fewest = max(FEWEST_IN_CAMP, len(scores) / 4)
    apart = sum(high) / len(high) - sum(low) / len(low)
    if min(len(low), len(high)) < fewest or apart < APART or _between(scores, best) < 0.8 * _total(scores):
        return None
    spans = (min(low), max(low)), (min(high), max(high))
    return Camps(best, _commonest(low, -1), _commonest(high, 1), len(low), len(high), *spans)


def _between(scores: Sequence[int], cut: int) -> float:
    mean = sum(scores) / len(scores)
    parts = [s for s in scores if s <= cut], [s for s in scores if s > cut]
    return sum(len(part) * (sum(part) / len(part) - mean) ** 2 for part in parts)


def _total(scores: Sequence[int]) -> float:
    mean = sum(scores) / len(scores)
    return sum((s - mean) ** 2 for s in scores)


def _commonest(part: Sequence[int], towards: int) -> int:
    counts = Counter(part)
    return max(counts, key=lambda score: (counts[score], towards * score))


def rounded(mean: float) -> int:
    """To a whole score, halves away from zero: −1.5 is as clear a word as +1.5."""
    return int(abs(mean) + 0.5) * (1 if mean >= 0 else -1)


def signed(value: float) -> str:
    """+1.5, −2, 0: with the sign that people write."""
    text = f"{value:+.1f}".removesuffix(".0").replace("-", "−")
    return "0" if text in ("+0", "−0") else text
