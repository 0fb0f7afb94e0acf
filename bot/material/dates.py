"""A cell → the one day that it names; what is no one day ("3月", "2024 Q4") stays in its words."""

import re
from datetime import UTC, datetime
from datetime import date as Date
from functools import lru_cache

_FORMS = (
    "%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%d.%m.%Y", "%Y年%m月%d日", "%d %b %Y", "%d %B %Y", "%b %d, %Y", "%B %d, %Y",
    "%b %d %Y", "%m %d, %Y", "%d-%b-%Y", "%Y%m%d",
)  # fmt: skip
_TIME = re.compile(r"[T\s]+(?:上午|下午|[AP]M)?\s*\d{1,2}[:：点时]\d{1,2}.*$", re.IGNORECASE)
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})")
_ROUGHLY = re.compile(
    r"(?:19|20)\d{2}[-/.年]\s?\d{1,2}.*|\d{1,2}[:：]\d{2}(?:[:：]\d{2})?|\d{1,2}月(?:\d{1,2}[日号])?|"
    r"(?:19|20)\d{2}\s*年?\s*(?:Q[1-4]|第?[一二三四1-4]季度)?|Q[1-4]\s*(?:19|20)\d{2}|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(?:\d{1,2}|(?:19|20)\d{2})",
    re.IGNORECASE,
)
_EPOCH = re.compile(r"1[0-9]{9}(?:\d{3})?")
_WEEKDAY = re.compile(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+|\s*(?:星期|周)[一二三四五六日天]\s*", re.IGNORECASE)


@lru_cache(4096)  # a column has the same days again and again
def day(cell: str) -> Date | None:
    text = _WEEKDAY.sub(" ", cell.strip()).strip()
    text = re.sub(r"\s+", " ", _TIME.sub("", text)).strip(" ,")
    for form in _FORMS:
        try:
            found = datetime.strptime(text, form).date()
            return found if 1990 <= found.year <= 2100 else None
        except ValueError:
            continue
    return _slashed(text)


def _slashed(text: str) -> Date | None:
    """Day first or month first is only known where one of them is above twelve."""
    found = _SLASHED.fullmatch(text)
    if not found:
        return None
    first, second, year = int(found[1]), int(found[2]), int(found[3])
    year += 2000 if year < 100 else 0
    if (first > 12) == (second > 12) and first != second:
        return None
    month, number = (second, first) if first > 12 else (first, second)
    try:
        return Date(year, month, number)
    except ValueError:
        return None


def looks_dated(cell: str) -> bool:
    """Whether a cell is a time of some kind, be it one day or not."""
    text = cell.strip()
    if len(text) > 40 or not re.search(r"\d", text):
        return False
    if day(text) is not None or _SLASHED.match(text):
        return True
    return bool(_ROUGHLY.fullmatch(text))


def epoch(cell: str) -> Date | None:
    text = cell.strip()
    if not _EPOCH.fullmatch(text):
        return None
    return datetime.fromtimestamp(int(text[:10]), UTC).date()
