"""The numbers of a journey. Unknown inputs stay unknown; nothing is ever invented."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log2, sqrt
from typing import Literal

from bot.journey.model import Journey, Opportunity, PainPoint, Stage, Touchpoint

REACH_AT_MOMENT_OF_TRUTH = 1.5
SMALL_SAMPLE = 30
Quadrant = Literal["quick_win", "big_bet", "fill_in", "time_sink"]


def severity(frequency: int | None, impact: int | None, persistence: int | None) -> int | None:
    """0–4, the rounded mean of the factors given (0–4 each), halves up; None when none is given.

    The three factors are Nielsen's ("Severity Ratings for Usability Problems", 1994); the mean is our convention.
    """
    given = [f for f in (frequency, impact, persistence) if f is not None]
    return (2 * sum(given) + len(given)) // (2 * len(given)) if given else None


def priority(pain: PainPoint, moment_of_truth: bool) -> float | None:
    """severity × (1 + log2(1 + votes)) × reach; reach is 1.5 at a moment of truth. None sorts last."""
    if pain.severity is None:
        return None
    return pain.severity * (1 + log2(1 + pain.votes)) * (REACH_AT_MOMENT_OF_TRUTH if moment_of_truth else 1)


def by_priority(journey: Journey) -> tuple[tuple[PainPoint, Touchpoint], ...]:
    """Every pain point with its touchpoint, the most pressing first; unknown severity last."""
    pairs = [(p, t) for t in journey.all_touchpoints() for p in t.pain_points]

    def key(pair: tuple[PainPoint, Touchpoint]) -> tuple[bool, float]:
        value = priority(pair[0], pair[1].moment_of_truth)
        return value is None, -(value or 0)

    return tuple(sorted(pairs, key=key))


def ten_scale(answer: int) -> float:
    """A 1–5 answer on 0–10."""
    return (answer - 1) * 2.5


def touchpoint_score(touchpoint: Touchpoint) -> float | None:
    """importance + max(importance − satisfaction, 0) on 0–10 each, so 0–20.

    Adapted from Ulwick's opportunity algorithm (What Customers Want, 2005), whose inputs are shares of respondents.
    """
    if touchpoint.importance is None or touchpoint.satisfaction is None:
        return None
    importance, satisfaction = ten_scale(touchpoint.importance), ten_scale(touchpoint.satisfaction)
    return importance + max(importance - satisfaction, 0)


def opportunity_score(journey: Journey, opportunity: Opportunity) -> float | None:
    """The largest score among the touchpoints of the opportunity's pain points; None where none is known."""
    scores = (
        touchpoint_score(t)
        for t in journey.all_touchpoints()
        if any(p.id in opportunity.pain_points for p in t.pain_points)
    )
    return max((s for s in scores if s is not None), default=None)


def quadrant(impact: int | None, effort: int | None) -> Quadrant | None:
    if impact is None or effort is None:
        return None
    if impact >= 3:
        return "quick_win" if effort < 3 else "big_bet"
    return "fill_in" if effort < 3 else "time_sink"


def stage_emotion(stage: Stage) -> float | None:
    """The mean of the stage's scored touchpoints, −2…+2."""
    scores = [t.emotion for t in stage.touchpoints if t.emotion is not None]
    return sum(scores) / len(scores) if scores else None


def peak(touchpoints: Sequence[Touchpoint]) -> Touchpoint | None:
    """The touchpoint of the largest |emotion|, the later one on a tie."""
    best: Touchpoint | None = None
    for t in touchpoints:
        if t.emotion is not None and (best is None or abs(t.emotion) >= abs(best.emotion or 0)):
            best = t
    return best


def peak_end(touchpoints: Sequence[Touchpoint]) -> float | None:
    """The mean of peak and last touchpoint (after Kahneman's peak-end rule); unknown where the last has no score."""
    top = peak(touchpoints)
    if top is None or top.emotion is None or touchpoints[-1].emotion is None:
        return None
    return (top.emotion + touchpoints[-1].emotion) / 2


@dataclass(frozen=True)
class Measured:
    """A share, score or mean with its sample size."""

    value: float
    n: int
    variance: float  # of one answer, in the unit of `value` squared

    @property
    def small_sample(self) -> bool:
        return self.n < SMALL_SAMPLE


def _measured(values: Sequence[float]) -> Measured | None:
    if not values:
        return None
    mean = sum(values) / len(values)
    return Measured(mean, len(values), sum((v - mean) ** 2 for v in values) / max(len(values) - 1, 1))


def nps(answers: Sequence[int]) -> Measured | None:
    """Net promoter score, −100…100, of answers 0–10: % of 9–10 minus % of 0–6 (Reichheld 2003)."""
    return _measured([100.0 if a >= 9 else -100.0 if a <= 6 else 0.0 for a in answers])


def csat(answers: Sequence[int]) -> Measured | None:
    """Share of satisfied customers in %, of answers 1–5: % of 4–5."""
    return _measured([100.0 if a >= 4 else 0.0 for a in answers])


def ces(answers: Sequence[int]) -> Measured | None:
    """Customer effort score, the mean of answers 1–7; higher is easier."""
    return _measured([float(a) for a in answers])


@dataclass(frozen=True)
class Difference:
    value: float
    low: float
    high: float

    @property
    def detectable(self) -> bool:
        return not self.low <= 0 <= self.high


def difference(before: Measured, after: Measured) -> Difference:
    """After minus before with its 95 % interval (normal approximation)."""
    gap = after.value - before.value
    margin = 1.96 * sqrt(before.variance / before.n + after.variance / after.n)
    return Difference(gap, gap - margin, gap + margin)


Z = 1.96  # of a 95 % interval


def wilson(share: float, n: int) -> tuple[float, float]:
    """The 95 % interval of a share (0–1) of n answers (Wilson 1927); it never leaves 0–1. n at least 1."""
    middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n)
    margin = Z / (1 + Z * Z / n) * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
    return max(0.0, middle - margin), min(1.0, middle + margin)


def nps_margin_of(promoters: float, detractors: float, n: int) -> float:
    """Half the 95 % interval of an NPS by its standard error: shares 0–1 of promoters and detractors of n answers, of
    which each counts 1, 0 or −1, have the variance p + d − (p − d)². n at least 1."""
    return Z * 100 * sqrt(max(promoters + detractors - (promoters - detractors) ** 2, 0.0) / n)


def nps_margin(score: float, n: int) -> float:
    """Half the widest 95 % interval that an NPS (−100…100) of n answers can have: its variance is largest where nobody
    is passive, and how many were passive the score alone does not tell. n at least 1."""
    return Z * 100 * sqrt((1 - (score / 100) ** 2) / n)
