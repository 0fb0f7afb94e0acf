from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.values.date import Impossible, due, find_due
from tests.guide.readers.typed import HOSTILE, MESSY, SLOW, seconds

MONDAY = date(2026, 11, 23)
D = date


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2026-12-31", D(2026, 12, 31)), ("2026/12/31", D(2026, 12, 31)), ("2026.12.31", D(2026, 12, 31)), ("2026年12月31日", D(2026, 12, 31)), ("due 2026-03-31", D(2026, 3, 31)),
        ("31 March", D(2027, 3, 31)), ("March 31", D(2027, 3, 31)), ("31st March", D(2027, 3, 31)), ("the 31st of March", D(2027, 3, 31)), ("March 31st, 2028", D(2028, 3, 31)),
        ("31 Mar 2027", D(2027, 3, 31)), ("by 1 Dec", D(2026, 12, 1)), ("24 Nov", D(2026, 11, 24)), ("22 Nov", D(2027, 11, 22)), ("23 Nov", D(2026, 11, 23)),
        ("3月31日", D(2027, 3, 31)), ("12月31日前", D(2026, 12, 31)), ("12月31号", D(2026, 12, 31)), ("明年3月31日", D(2027, 3, 31)), ("十二月三十一号", D(2026, 12, 31)), ("今年12月1日", D(2026, 12, 1)),
        ("12 月 31 日", D(2026, 12, 31)), ("１２月３１日", D(2026, 12, 31)),
        ("12月底", D(2026, 12, 31)), ("3月", D(2027, 3, 31)), ("3月底前", D(2027, 3, 31)), ("3月中旬", D(2027, 3, 15)), ("3月初", D(2027, 3, 10)), ("明年一月", D(2027, 1, 31)), ("明年1月", D(2027, 1, 31)),
        ("2027年2月", D(2027, 2, 28)), ("end of March", D(2027, 3, 31)), ("by end of March", D(2027, 3, 31)), ("mid March", D(2027, 3, 15)), ("in March", D(2027, 3, 31)), ("Feb 2028", D(2028, 2, 29)),
        ("December", D(2026, 12, 31)), ("May 2027", D(2027, 5, 31)),
        ("月底", D(2026, 11, 30)), ("本月底", D(2026, 11, 30)), ("下月底", D(2026, 12, 31)), ("下个月底", D(2026, 12, 31)), ("下个月", D(2026, 12, 31)), ("end of the month", D(2026, 11, 30)),
        ("by end of next month", D(2026, 12, 31)), ("end of month", D(2026, 11, 30)), ("next month", D(2026, 12, 31)),
        ("年底", D(2026, 12, 31)), ("今年年底", D(2026, 12, 31)), ("明年底", D(2027, 12, 31)), ("end of the year", D(2026, 12, 31)), ("by the end of next year", D(2027, 12, 31)), ("year-end", D(2026, 12, 31)),
        ("Q1", D(2027, 3, 31)), ("end of Q1", D(2027, 3, 31)), ("Q4", D(2026, 12, 31)), ("Q1 2028", D(2028, 3, 31)), ("2027年Q1", D(2027, 3, 31)), ("第一季度", D(2027, 3, 31)), ("明年第一季度", D(2027, 3, 31)),
        ("本季度末", D(2026, 12, 31)), ("下季度", D(2027, 3, 31)), ("next quarter", D(2027, 3, 31)), ("end of the quarter", D(2026, 12, 31)),
        ("Friday", D(2026, 11, 27)), ("by Friday", D(2026, 11, 27)), ("this Friday", D(2026, 11, 27)), ("next Friday", D(2026, 12, 4)), ("next Monday", D(2026, 11, 30)), ("Monday", D(2026, 11, 30)),
        ("周五", D(2026, 11, 27)), ("本周五", D(2026, 11, 27)), ("这周五", D(2026, 11, 27)), ("下周五", D(2026, 12, 4)), ("下周一", D(2026, 11, 30)), ("下星期三", D(2026, 12, 2)), ("下个礼拜天", D(2026, 12, 6)),
        ("下下周一", D(2026, 12, 7)), ("end of the week", D(2026, 11, 27)), ("next week", D(2026, 12, 4)), ("下周", D(2026, 12, 4)), ("end of next week", D(2026, 12, 4)),
        ("in two weeks", D(2026, 12, 7)), ("in 10 days", D(2026, 12, 3)), ("within a month", D(2026, 12, 23)), ("in 3 months", D(2027, 2, 23)), ("in a year", D(2027, 11, 23)),
        ("两周内", D(2026, 12, 7)), ("三个月内", D(2027, 2, 23)), ("10天后", D(2026, 12, 3)), ("一个月之内", D(2026, 12, 23)), ("一年后", D(2027, 11, 23)),
        ("today", MONDAY), ("tomorrow", D(2026, 11, 24)), ("明天", D(2026, 11, 24)), ("后天", D(2026, 11, 25)), ("大后天", D(2026, 11, 26)), ("今天", MONDAY),
        ("29 February", D(2028, 2, 29)), ("2月29日", D(2028, 2, 29)), ("a fortnight from now", D(2026, 12, 7)), ("31/12/2026", D(2026, 12, 31)), ("12/31/2026", D(2026, 12, 31)), ("31.12.2026", D(2026, 12, 31)),
        ("4/5 stores", None), ("every Friday", None),
        ("no date", None), ("owner Mia", None), ("", None), ("20 → 5 min", None), ("impact 4 effort 2", None), ("we may be late", None), ("march to the till", None), ("3 days of training", None),
        ("每周五例会", None), ("一个月一次", None), ("version 2.0", None), ("call 555-1234", None),
    ],
)  # fmt: skip
def test_due(text: str, read: date | None) -> None:
    assert due(text, MONDAY) == read


@pytest.mark.parametrize(
    ("text", "typed"),
    [("30 February", "30 February"), ("2月30日", "2月30日"), ("2026-02-30", "2026-02-30"), ("31 April", "31 April"), ("by 31 June 2027", "31 June 2027"), ("13月1日", "13月1日"),
     ("2026-13-01", "2026-13-01"), ("2027-02-29", "2027-02-29"), ("Q5", "Q5"), ("明年2月30日前", "明年2月30日")],
)  # fmt: skip
def test_a_day_that_no_calendar_has(text: str, typed: str) -> None:
    assert due(text, MONDAY) == Impossible(typed)


DAYS = st.dates(date(2024, 1, 1), date(2035, 12, 31))


@given(day=DAYS, today=DAYS)
def test_full_dates_are_read_back(day: date, today: date) -> None:
    for written in (
        day.isoformat(),
        f"{day.year}年{day.month}月{day.day}日",
        day.strftime("%d %B %Y"),
        day.strftime("%b %d, %Y"),
    ):
        assert due(f"due {written}.", today) == day


@given(day=DAYS, today=DAYS)
def test_without_a_year_it_is_the_next_one(day: date, today: date) -> None:
    for written in (f"{day.month}月{day.day}日", day.strftime("%d %B")):
        read = due(written, today)
        assert isinstance(read, date)
        assert (read.month, read.day) == (day.month, day.day)
        assert today <= read <= today + timedelta(days=8 * 366)


@given(
    today=DAYS,
    text=st.sampled_from(
        [
            "Friday",
            "下周三",
            "月底",
            "next month",
            "in 3 months",
            "两周内",
            "Q2",
            "年底",
            "next week",
            "三个月内",
            "in a year",
        ]
    ),
)
def test_what_is_said_from_today_lies_ahead(today: date, text: str) -> None:
    read = due(text, today)
    assert isinstance(read, date)
    assert read >= today


@given(MESSY)
def test_where_a_date_stands(text: str) -> None:
    found = find_due(text, MONDAY)
    assert found is None or 0 <= found.start < found.end


@pytest.mark.parametrize("text", HOSTILE, ids=lambda t: repr(t[:6]))
def test_forty_thousand_characters(text: str) -> None:
    assert seconds(lambda t: due(t, MONDAY), text) < SLOW
