"""One measured figure, as every benchmark reports it."""

from collections.abc import Sequence
from statistics import median, quantiles

Line = tuple[str, float, str, float | None]  # name, value, unit, bound
"""The bound is what the value must not exceed, except for units ending in "/s", where it must be reached."""


def spread(name: str, values: Sequence[float], unit: str, at_median: float | None, at_p95: float | None) -> list[Line]:
    """Median and 95th percentile of measurements."""
    cuts = quantiles(values, n=100)
    return [(f"{name}, p50", median(values), unit, at_median), (f"{name}, p95", cuts[94], unit, at_p95)]


def kept(line: Line) -> bool:
    _, value, unit, bound = line
    return bound is None or (value >= bound if unit.endswith("/s") else value <= bound)
