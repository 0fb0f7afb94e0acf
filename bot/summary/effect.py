"""Did it help? A KPI before and after an action, and metrics between two dates."""

from collections.abc import Iterable
from datetime import date as Date

from bot.journey.formulas import Difference
from bot.journey.model import Action, Measurement, Metric, Number
from bot.journey.moved import moved
from bot.summary.fact import Effect, Reading


def effect(action: Action) -> Effect | None:
    """The newest measurement against the baseline, or against the first measurement where there is no baseline."""
    taken = sorted(action.measurements, key=lambda m: m.date)
    if not taken:
        return None
    kpi, newest = action.kpi, taken[-1]
    before = kpi.baseline if kpi.baseline is not None else _first(taken)
    return Effect(
        kpi=kpi.name,
        unit=kpi.unit,
        before=before,
        after=newest.value,
        on=newest.date,
        target=kpi.target,
        better=_better(before, newest.value, kpi.target),
        reached=_reached(before, newest.value, kpi.target),
    )


def _first(taken: list[Measurement]) -> Number | None:
    return taken[0].value if len(taken) > 1 else None


def _better(before: Number | None, after: Number, target: Number | None) -> bool | None:
    """Whether it moved towards the target; unknown without a target, or where the start was the target."""
    if before is None or target is None or before == target:
        return None
    return (after - before) * (target - before) > 0


def _reached(before: Number | None, after: Number, target: Number | None) -> bool | None:
    """Whether the target is met or passed, coming from where it was; unknown where that is."""
    if target is None:
        return None
    if after == target:
        return True
    if before is None or before == target:
        return None
    return after > target if target > before else after < target


def readings(metrics: Iterable[Metric], stages: dict[str, str]) -> tuple[Reading, ...]:
    """The newest of each metric and stage, in the order in which they were first recorded."""
    series: dict[tuple[str | None, str], list[Metric]] = {}
    for metric in metrics:
        series.setdefault((metric.stage, metric.name), []).append(metric)
    return tuple(_reading(sorted(found, key=lambda m: m.date or Date.min), stages) for found in series.values())


def _reading(found: list[Metric], stages: dict[str, str]) -> Reading:
    newest, before = found[-1], found[-2] if len(found) > 1 else None
    return Reading(
        name=newest.name,
        stage=stages.get(newest.stage or ""),
        value=newest.value,
        n=newest.n,
        date=newest.date,
        before=before.value if before else None,
        change=_change(before, newest) if before else None,
    )


def _change(before: Metric, after: Metric) -> Difference | None:
    """None without two dates, for nobody knows then which came first."""
    if before.date is None or after.date is None:
        return None
    return moved(after.name, (before.value, before.n), (after.value, after.n))
