"""Metrics over time: one line for each, its interval as a bar, measured actions as marks."""

from bot.journey.formulas import nps_margin, wilson
from bot.material.report import Block, Line, Mark
from bot.usecases.portfolio import MetricLine, Scope, Slice
from bot.usecases.requests.inquiry import Inquiry

MOST_LINES, MOST_MARKS = 5, 9


def series(inquiry: Inquiry, asked: Scope, name: str) -> list[list[MetricLine]]:
    """The figures of each metric of a stage or journey, the oldest first."""
    made: dict[tuple[str, str | None, str], list[MetricLine]] = {}
    for one in inquiry.store.portfolio.metrics(inquiry.tenant, asked, name):
        made.setdefault((one.journey, one.stage, one.name), []).append(one)
    return list(made.values())


def trend(inquiry: Inquiry, asked: Scope, name: str = "") -> Block | None:
    """Of one metric, the one that was measured most often; None where nothing was measured on two days."""
    moved = [[one for one in each if one.date] for each in series(inquiry, asked, name)]
    moved = sorted((each for each in moved if len({one.date for one in each}) > 1), key=lambda each: -len(each))
    if not moved:
        return None
    same = [each for each in moved if each[0].name == moved[0][0].name][:MOST_LINES]
    lines = tuple(Line(_name(each[-1]), tuple(map(_point, each))) for each in same)
    title = inquiry.say("trend", name=moved[0][0].name)
    return Block(title, lines=lines, marks=_marks(inquiry, asked), text=(inquiry.say("trend_note"),))


def _name(one: MetricLine) -> str:
    return f"{one.title} · {one.stage}" if one.stage else one.title


def _point(one: MetricLine) -> tuple[str, float, float | None, float | None]:
    low, high = interval_of(one.name, one.value, one.n) or (None, None)
    return one.date or "", one.value, low, high


def _marks(inquiry: Inquiry, asked: Scope) -> tuple[Mark, ...]:
    today = inquiry.today.isoformat()
    page = inquiry.store.portfolio.actions(inquiry.tenant, asked, "measured", today, Slice(MOST_MARKS))
    return tuple(Mark(one.measured_on, one.title) for one in page.lines if one.measured_on)


def interval_of(name: str, value: float, n: int | None) -> tuple[float, float] | None:
    """95 %: Wilson's of a share, the widest possible of an NPS; None where value and n do not tell it."""
    if not n or n < 1:
        return None
    if name in ("CSAT", "retention") and 0 <= value <= 100:
        low, high = wilson(value / 100, n)
        return 100 * low, 100 * high
    if name == "NPS" and -100 <= value <= 100:
        margin = nps_margin(value, n)
        return max(-100.0, value - margin), min(100.0, value + margin)
    return None
