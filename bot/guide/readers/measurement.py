"""What came of an action: "booking slots, 31 March, 12 min", "预约取号：3月31日 12 分钟"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date

from bot.guide.readers.lists import labelled
from bot.guide.readers.match import best, tight
from bot.guide.readers.naming import mentioned, span_of
from bot.journey.model import Number
from bot.reading.plain import plain
from bot.reading.values.date import find_due

_NUMBER = re.compile(r"(?<![\w.])[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_YEAR = re.compile(r"\d{4}")
_QUOTES = '「」“”"『』 '
_ENDING = ".。!！」”"
_VALUE = re.compile(
    r"(?P<value>[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\s*(?:[^\W\d]{1,10}|[%‰℃])?"
    r"(?P<note>\s*[,，;；(（].{1,200})?",
)
_AROUND = " \t,，;；:：、"


@dataclass(frozen=True)
class MeasurementSaid:
    action: int  # index among the titles
    date: Date
    value: Number
    note: str | None = None


def measurement(text: str, today: Date, titles: Sequence[str]) -> MeasurementSaid | None:
    """The value measured for one of the actions; today where no day is told. None without a value."""
    text = plain(text)
    index = _action(text, titles)
    if index is None:
        return None
    rest = _without(text, titles[index]).strip(_AROUND)
    day = find_due(rest, today)
    when = today
    if day is not None:
        if isinstance(day.due, Date):
            when = day.due if _YEAR.search(rest[day.start : day.end]) else _past(day.due, today)
        rest = rest[: day.start] + " " + rest[day.end :]
    value = _NUMBER.search(rest)
    return MeasurementSaid(index, when, _number(value[0])) if value else None


def reported(text: str, today: Date, titles: Sequence[str], others: Sequence[str] = ()) -> MeasurementSaid | None:
    """A text that is nothing but one of the titles, a day or none, and one value with its unit; what stands behind a
    comma or in brackets is the note. A title may be told in part before a colon, where no other name is meant."""
    text = plain(text)
    headed = _headed(text, titles, others)
    if headed is None:
        return None
    index, rest = headed
    day = find_due(rest, today)
    when = today
    if day is not None and isinstance(day.due, Date):
        when = day.due if _YEAR.search(rest[day.start : day.end]) else _past(day.due, today)
        rest = f"{rest[: day.start]} {rest[day.end :]}"
    value = _VALUE.fullmatch(rest.strip(_AROUND + _ENDING))
    if value is None:
        return None
    return MeasurementSaid(index, when, _number(value["value"]), (value["note"] or "").strip("()（） ") or None)


def _headed(text: str, titles: Sequence[str], others: Sequence[str]) -> tuple[int, str] | None:
    """(the title that a text begins with, what follows it)."""
    bare = text.lstrip(_QUOTES)
    starts = [(at[1], i) for i, title in enumerate(titles) if (at := span_of(bare, title)) and at[0] == 0]
    if starts:
        end, index = max(starts, key=lambda start: start[0])
        return index, bare[end:].lstrip(_QUOTES)
    pair = labelled(text)
    if pair is None or any(tight(pair[0]) == tight(other) for other in others):
        return None
    index_said = best(pair[0], titles)
    held = isinstance(index_said, int) and len(tight(titles[index_said])) < len(tight(pair[0])) - 2
    return (index_said, pair[1]) if isinstance(index_said, int) and not held else None


def _action(text: str, titles: Sequence[str]) -> int | None:
    if len(titles) == 1:
        return 0
    named = mentioned(text, titles)
    if len(named) == 1:
        return named[0]
    pair = labelled(text)
    inside = mentioned(pair[0], titles) if pair else ()
    return inside[0] if len(inside) == 1 else None


def _without(text: str, title: str) -> str:
    at = span_of(text, title)
    return text[: at[0]] + " " + text[at[1] :] if at else text


def _past(day: Date, today: Date) -> Date:
    """A measurement lies in the past: a day without a year that would come next is the one that was last."""
    if day <= today:
        return day
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _number(text: str) -> Number:
    value = float(text.replace("−", "-").replace(",", ""))
    return int(value) if value.is_integer() else value
