"""Festivals that deadlines are named after: "春节前上线", "by Christmas"."""

import re
from datetime import date as Date
from datetime import timedelta

from bot.reading.lexicon import alternation, words

# Month and day; the lunar ones by year, as the Hong Kong Observatory's conversion tables give them.
_FIXED = {
    "new_year": (1, 1),
    "labour_day": (5, 1),
    "june_sale": (6, 18),
    "national_day": (10, 1),
    "singles_day": (11, 11),
    "december_sale": (12, 12),
    "christmas": (12, 25),
}
_LUNAR = {
    "spring": ("2026-02-17", "2027-02-06", "2028-01-26", "2029-02-13", "2030-02-03", "2031-01-23", "2032-02-11",
               "2033-01-31", "2034-02-19", "2035-02-08", "2036-01-28"),
    "dragon_boat": ("2026-06-19", "2027-06-09", "2028-05-28", "2029-06-16", "2030-06-05", "2031-06-24", "2032-06-12",
                    "2033-06-01", "2034-06-20", "2035-06-10", "2036-05-30"),
    "mid_autumn": ("2026-09-25", "2027-09-15", "2028-10-03", "2029-09-22", "2030-09-12", "2031-10-01", "2032-09-19",
                   "2033-09-08", "2034-09-27", "2035-09-16", "2036-10-04"),
}  # fmt: skip
_NAMES = "|".join(f"(?P<{name}>{alternation(words(f'dates.festivals.{name}'))})" for name in (*_FIXED, *_LUNAR))
# A festival dates something only with "before" or "by", or where it is all that is said: "春节礼盒" is no deadline.
FESTIVAL = (
    r"(?:(?P<en>(?<![A-Za-z])(?:(?P<before_en>before)|by|until|till) (?:the )?)|(?P<whole>^\s*))?"
    r"(?:(?P<y>\d{4}|今年|明年|后年)年?的?)?"
    rf"(?<![一二三四五六七八九十百月\d])(?:{_NAMES})(?:假期|长假|黄金周|节)?"
    r"(?:(?P<before>之前|以前|前(?!后))|(?(en)|(?(whole)(?=\s*(?:上线|完成)?\s*$)|(?!))))"
)


def festival(match: re.Match[str], today: Date) -> Date | None:
    """The next such day, or that of the year named; before a festival is the day before it. None for a year that the
    lunar table has not."""
    name = next(n for n in (*_FIXED, *_LUNAR) if match[n])
    early = timedelta(days=1 if match["before"] or match["before_en"] else 0)
    year = {"今年": today.year, "明年": today.year + 1, "后年": today.year + 2}.get(match["y"] or "")
    year = year or (int(match["y"]) if match["y"] else None)
    days = (day - early for day in _days(name, today) if year in (None, day.year))
    return next((day for day in days if year or day >= today), None)


def _days(name: str, today: Date) -> list[Date]:
    if name in _FIXED:
        return [Date(year, *_FIXED[name]) for year in range(today.year, today.year + 3)]
    return [Date.fromisoformat(day) for day in _LUNAR[name]]
