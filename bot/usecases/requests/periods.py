"""Words of time → from when on, until when (exclusive)."""

import re
from datetime import date as Date
from datetime import timedelta

from bot.material.dates import day
from prompts import entries

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?"
)
_WEEKDAY = r"mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
_HAN = {c: n for n, c in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
Period = tuple[Date, Date | None]


def period(words: str, today: Date) -> Period | None:
    """None where no time is meant. "since X" is open at its end, a month or a week has one."""
    text = " ".join(words.casefold().split()).strip(" .,!?。，！？")
    bare, count = re.subn(r"^(?:since|from|after|自从?|从)\s*|(?:以来|以后|之后|起|开始)$", "", text)
    bare = re.sub(r"^(?:the )?(?:beginning|start) of |初$", "", bare.strip())
    found = _exactly(bare, today)
    return (found[0], None) if found and count else found


def ahead(words: str, today: Date) -> Period | None:
    """The same of what is still to come: this week ends on Sunday, a month's name is the next such month, "within two
    weeks" begins today."""
    text = " ".join(words.casefold().split()).strip(" .,!?。，！？")
    if coming := _coming(text, today):
        return coming
    found = period(text, today)
    if found is None:
        return None
    if found[1] is None and found[0] <= today and (back := _back(text, today)):
        return today, today + (today - back[0]) + timedelta(days=1)
    if found[1] and found[1] <= today:
        return found[0].replace(year=found[0].year + 1), found[1].replace(year=found[1].year + 1)
    return found


def _coming(text: str, today: Date) -> Period | None:
    monday, first = today - timedelta(days=today.weekday()), today.replace(day=1)
    week, month = timedelta(days=7), _months_before(first, -1)
    spans: dict[str, Period] = {
        "today": (today, today + timedelta(days=1)),
        "tomorrow": (today + timedelta(days=1), today + timedelta(days=2)),
        "this_week": (monday, monday + week),
        "next_week": (monday + week, monday + 2 * week),
        "this_month": (first, month),
        "next_month": (month, _months_before(first, -2)),
    }
    every = entries("lexicon/requests")
    known = {**every["periods"], **every["coming"]}
    return next((spans[name] for name in spans if text in (*known[name]["zh"], *known[name]["en"])), None)


def _exactly(text: str, today: Date) -> Period | None:
    return (
        _named(text, today) or _back(text, today) or _month(text, today) or _weekday(text, today) or _day(text, today)
    )


def _named(text: str, today: Date) -> Period | None:
    monday, first = today - timedelta(days=today.weekday()), today.replace(day=1)
    quarter = Date(today.year, 3 * ((today.month - 1) // 3) + 1, 1)
    spans: dict[str, Period] = {
        "today": (today, None),
        "yesterday": (today - timedelta(days=1), today),
        "this_week": (monday, None),
        "last_week": (monday - timedelta(days=7), monday),
        "this_month": (first, None),
        "last_month": ((first - timedelta(days=1)).replace(day=1), first),
        "this_quarter": (quarter, None),
        "last_quarter": (_months_before(quarter, 3), quarter),
        "this_year": (Date(today.year, 1, 1), None),
        "last_year": (Date(today.year - 1, 1, 1), Date(today.year, 1, 1)),
    }
    for name, known in entries("lexicon/requests")["periods"].items():
        if text in (*known["zh"], *known["en"]):
            return spans[name]
    return None


def _months_before(first: Date, count: int) -> Date:
    month = first.year * 12 + first.month - 1 - count
    return Date(month // 12, month % 12 + 1, 1)


def _back(text: str, today: Date) -> Period | None:
    """The last so many days, weeks or months."""
    english = re.fullmatch(r"(?:(?:in|over|for) )?(?:the )?(?:last|past) (\d{1,3}) (day|week|month)s?", text)
    english = english or re.fullmatch(r"(\d{1,3}) (day|week|month)s?(?: ago)?", text)
    chinese = re.fullmatch(
        r"(?:最近|近|过去)?([\d一二三四五六七八九十两]{1,3})(天|日|周|个?星期|个月)(?:内|以?来|前|里)?", text
    )
    found = english or chinese
    if not found:
        return None
    number = int(found[1]) if found[1].isdigit() else _HAN.get(found[1], 0)
    if not number:
        return None
    if found[2] in ("month", "个月"):
        first = _months_before(today.replace(day=1), number)
        return first.replace(day=min(today.day, 28)), None
    return today - timedelta(days=number * (7 if found[2] in ("week", "周") or "星期" in found[2] else 1)), None


def _month(text: str, today: Date) -> Period | None:
    """The last such month that has begun, or that of a year."""
    english = re.fullmatch(rf"(?:in |last )?({_MONTH})\.?(?: (\d{{4}}))?", text)
    number = _MONTHS.index(english[1][:3]) + 1 if english else 0
    year = english[2] if english and number else None
    if not number and (
        chinese := re.fullmatch(r"(?:(\d{4})年)?(1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?", text)
    ):
        year, said = chinese[1], chinese[2]
        number = int(said) if said.isdigit() else 10 * ("十" in said) + _HAN.get(said.replace("十", ""), 0)
    if not number:
        return None
    first = Date(int(year) if year else today.year - (number > today.month), number, 1)
    return first, _months_before(first, -1)


def _weekday(text: str, today: Date) -> Period | None:
    english = re.fullmatch(rf"(?:last |on )?({_WEEKDAY})", text)
    number = _DAYS.index(english[1][:3]) if english else -1
    if chinese := re.fullmatch(r"(?:上?周|上?星期)([一二三四五六日天])", text):
        number = "一二三四五六日".index(chinese[1].replace("天", "日"))
    if number < 0:
        return None
    back = (today.weekday() - number) % 7 or 7
    return today - timedelta(days=back), None


def _day(text: str, today: Date) -> Period | None:
    """A whole date, or the last such day of a year that was."""
    if found := day(text):
        return found, None
    english = re.fullmatch(
        rf"(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({_MONTH})\.?|({_MONTH})\.? (\d{{1,2}})(?:st|nd|rd|th)?", text
    )
    chinese = re.fullmatch(r"(\d{1,2})月(\d{1,2})[日号]?", text)
    name = (english[2] or english[3])[:3] if english else ""
    if chinese:
        month, number = int(chinese[1]), int(chinese[2])
    elif english:
        month, number = _MONTHS.index(name) + 1, int(english[1] or english[4])
    else:
        return None
    try:
        this = Date(today.year, month, number)
        return (this if this <= today else Date(today.year - 1, month, number)), None
    except ValueError:
        return None
