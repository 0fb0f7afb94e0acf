"""Due dates as people write them; a date that does not exist is told, not mended."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime, timedelta

from bot.reading.lexicon import alternation, words
from bot.reading.plain import plain
from bot.reading.values.festivals import FESTIVAL, festival
from bot.reading.values.ordinal import HAN_NUMBER, cardinal

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december")  # fmt: skip
_MONTH = "|".join(f"{m[:3]}(?:{m[3:]})?" if m != "september" else "sept?(?:ember)?" for m in _MONTHS)
_N = rf"\d{{1,2}}|{HAN_NUMBER}"
_YEAR = r"\d{4}|今年|明年|后年"
_NUMBER = rf"\d{{1,3}}|{HAN_NUMBER}|one|two|three|four|five|six|seven|eight|nine|ten|a|an"
_DAYS_EN = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY_EN = r"mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
_B, _E = r"(?<![A-Za-z\d])", r"(?![A-Za-z\d])"


@dataclass(frozen=True)
class Impossible:
    """A date that no calendar has, as typed."""

    text: str


@dataclass(frozen=True)
class Found:
    """A date inside a text, and where it stands."""

    due: Date | Impossible
    start: int
    end: int


def due(text: str, today: Date) -> Date | Impossible | None:
    """The first date in a text. Without a year it is the next one to come; a month or a quarter is its last day."""
    found = find_due(text, today)
    return found.due if found else None


def find_due(text: str, today: Date) -> Found | None:
    text = plain(text)[:2000]
    best: Found | None = None
    for pattern, read in _FORMS:
        match = pattern.search(text)
        if match and (best is None or match.start() < best.start):
            value = read(match, today)
            if value is not None:
                best = Found(value, match.start(), match.end())
    return best or _tail(text, today)


def _tail(text: str, today: Date) -> Found | None:
    """What only the general parser knows, in short texts that speak of time at all."""
    if len(text) > 40 or not re.search(alternation(words("dates.time_words")), text, re.IGNORECASE):
        return None
    import dateparser  # 8 MB that most conversations never need

    settings = {"PREFER_DATES_FROM": "future", "RELATIVE_BASE": datetime(today.year, today.month, today.day)}
    parsed = dateparser.parse(text, languages=["en", "zh"], settings=settings)
    return Found(parsed.date(), 0, len(text)) if parsed else None


def _made(year: int, month: int, day: int, typed: str) -> Date | Impossible:
    try:
        return Date(year, month, day)
    except ValueError:
        return Impossible(typed.strip())


def _coming(month: int, day: int, typed: str, today: Date) -> Date | Impossible:
    """The next such day; 29 February waits for its leap year."""
    for year in range(today.year, today.year + 9):
        made = _made(year, month, day, typed)
        if isinstance(made, Date) and made >= today:
            return made
    return Impossible(typed.strip())


def _full(match: re.Match[str], _: Date) -> Date | Impossible:
    return _made(int(match["y"]), int(match["m"]), int(match["d"]), match[0])


def _year(word: str | None, today: Date) -> int | None:
    if not word:
        return None
    return int(word) if word.isdigit() else today.year + {"今年": 0, "明年": 1, "后年": 2}[word]


def _month_of(word: str) -> int:
    return [m[:3] for m in _MONTHS].index(word[:3].lower()) + 1


def _day_month(match: re.Match[str], today: Date) -> Date | Impossible:
    year, month, day = _year(match["y"], today), _month_of(match["m"]), int(match["d"])
    return _made(year, month, day, match[0]) if year else _coming(month, day, match[0], today)


def _han_day(match: re.Match[str], today: Date) -> Date | Impossible:
    year, month, day = _year(match["y"], today), cardinal(match["m"]) or 0, cardinal(match["d"]) or 0
    return _made(year, month, day, match[0]) if year else _coming(month, day, match[0], today)


def _month_end(year: int | None, month: int, today: Date, typed: str) -> Date | Impossible:
    if not 1 <= month <= 12:
        return Impossible(typed.strip())
    year = year or (today.year if month >= today.month else today.year + 1)
    return Date(year, month, monthrange(year, month)[1])


def _en_month(match: re.Match[str], today: Date) -> Date | Impossible:
    end = _month_end(_year(match["y"], today), _month_of(match["m"]), today, match[0])
    return _part_of_month(end, match["part"])


def _han_month(match: re.Match[str], today: Date) -> Date | Impossible:
    end = _month_end(_year(match["y"], today), cardinal(match["m"]) or 0, today, match[0])
    return _part_of_month(end, match["part"])


def _part_of_month(end: Date | Impossible, part: str | None) -> Date | Impossible:
    if isinstance(end, Impossible) or not part:
        return end
    word = part.lower()
    if word in {"中", "中旬", "mid", "mid-", "middle of"}:
        return end.replace(day=15)
    if word in {"上旬", "early", "初", "beginning of", "start of"}:
        return end.replace(day=10)
    return end


def _this_month(match: re.Match[str], today: Date) -> Date:
    ahead = 1 if match[0].startswith("下") or "next" in match[0].lower() else 0
    month = today.month - 1 + ahead
    year, month = today.year + month // 12, month % 12 + 1
    return Date(year, month, monthrange(year, month)[1])


def _quarter(match: re.Match[str], today: Date) -> Date | Impossible:
    quarter = cardinal(match["q"] or match["h"]) or 0
    year = _year(match["y"] or match["y2"], today)
    return _month_end(year, quarter * 3, today, match[0]) if 1 <= quarter <= 4 else Impossible(match[0].strip())


def _this_quarter(match: re.Match[str], today: Date) -> Date:
    month = (today.month - 1) // 3 * 3 + 3 + (3 if match[0].startswith("下") or "next" in match[0].lower() else 0)
    year, month = today.year + (month - 1) // 12, (month - 1) % 12 + 1
    return Date(year, month, monthrange(year, month)[1])


def _year_end(match: re.Match[str], today: Date) -> Date:
    typed = match[0].lower()
    ahead = 1 if ("明年" in typed or "next" in typed) else 0
    return Date(today.year + ahead, 12, 31)


def _weekday(match: re.Match[str], today: Date) -> Date:
    if match["han"]:
        day = {"日": 6, "天": 6, "末": 4}.get(match["han"], "一二三四五六".find(match["han"]))
        weeks = (match["weeks"] or "").count("下")
        monday = today - timedelta(days=today.weekday())
        found = monday + timedelta(days=day, weeks=weeks)
        return found if weeks or found >= today or match["weeks"] else found + timedelta(weeks=1)
    day = _DAYS_EN.index(match["en"][:3].lower())
    following = today + timedelta(days=(day - today.weekday() - 1) % 7 + 1)
    if (match["next"] or "").lower().strip() == "next" and following.isocalendar()[1] == today.isocalendar()[1]:
        return following + timedelta(weeks=1)
    return following


def _after(match: re.Match[str], today: Date) -> Date | None:
    amount = 1 if match["n"].lower() in {"a", "an"} else cardinal(match["n"])
    if amount is None:
        return None
    unit = match["unit"].lower()
    if unit.startswith(("day", "天", "日")):
        return today + timedelta(days=amount)
    if unit.startswith(("week", "周", "星期", "礼拜", "个星期", "个礼拜")):
        return today + timedelta(weeks=amount)
    months = today.month - 1 + amount * (12 if unit.startswith(("year", "年")) else 1)
    year, month = today.year + months // 12, months % 12 + 1
    return Date(year, month, min(today.day, monthrange(year, month)[1]))


def _week_end(match: re.Match[str], today: Date) -> Date:
    weeks = 1 if match[0].lower().startswith(("next", "下")) or "next" in match[0].lower() else 0
    return today - timedelta(days=today.weekday()) + timedelta(days=4, weeks=weeks)


def _near(match: re.Match[str], today: Date) -> Date:
    days = {"今天": 0, "今日": 0, "today": 0, "明天": 1, "明日": 1, "tomorrow": 1, "后天": 2, "大后天": 3}
    return today + timedelta(days=days[match[0].lower()])


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_HAN_YEAR = rf"(?:(?P<y>{_YEAR})\s?年?的?\s?)?"
_EN_YEAR = r"(?:,? (?P<y>\d{4}))?"
_THE = r"(?:the |this |next )?"
_NTH = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_PART = r"(?:(?:the )?(?P<part>end of|mid-?|middle of|early|late|beginning of|start of) ?(?:in )?)?"
_MONTH_NAME = _MONTH.replace("may", "may(?! (?:be|take|need|have|not))").replace(
    "mar(?:ch)?", "mar(?:ch(?! (?:to|in|up|out)))?"
)
_FORMS = (
    (_form(r"(?<!\d)(?P<y>\d{4})\s?(?:[-/.]|年)\s?(?P<m>\d{1,2})\s?(?:[-/.]|月)\s?(?P<d>\d{1,2})(?!\d)[日号]?"), _full),
    (_form(r"(?<!\d)(?P<d>1[3-9]|2\d|3\d)[/.](?P<m>\d{1,2})[/.](?P<y>\d{4})(?!\d)"), _full),
    (_form(r"(?<!\d)(?P<m>\d{1,2})/(?P<d>1[3-9]|2\d|3\d)/(?P<y>\d{4})(?!\d)"), _full),
    (_form(rf"{_B}(?:the )?{_NTH}[ -](?:of )?(?P<m>{_MONTH})\.?{_E}{_EN_YEAR}"), _day_month),
    (_form(rf"{_B}(?P<m>{_MONTH})\.? (?:the )?{_NTH}{_E}(?!:){_EN_YEAR}"), _day_month),
    (_form(rf"{_HAN_YEAR}(?P<m>{_N})\s?月\s?(?P<d>{_N})\s?[日号]?(?!\d)"), _han_day),
    (_form(rf"{_HAN_YEAR}(?<![\d个第])(?P<m>{_N})\s?月(?:份)?(?P<part>底|末|下旬|中旬|中|上旬|初)?"), _han_month),
    (_form(rf"{_B}(?:by )?{_PART}(?P<m>{_MONTH_NAME})\.?{_E}{_EN_YEAR}"), _en_month),
    (
        _form(
            rf"{_HAN_YEAR}(?:第(?P<h>[一二三四1-4])季度|{_B}(?:(?:the )?end of )?(?:the )?Q(?P<q>[1-9])(?!\d))"
            r"(?:\s?(?:of )?(?P<y2>\d{4}))?(?:底|末)?"
        ),
        _quarter,
    ),
    (_form(rf"(?:本|这个?|下个?)季度(?:底|末)?|{_B}(?:(?:the )?end of {_THE}|this |next )quarter{_E}"), _this_quarter),
    (_form(rf"(?:下个?|本|这个?)?月(?:底|末)|下个月|{_B}(?:(?:the )?end of {_THE}|next |this )month{_E}"), _this_month),
    (_form(rf"{_B}month[- ]end{_E}"), _this_month),
    (_form(rf"(?:今|明)?年(?:底|末)|{_B}(?:the )?end of {_THE}year{_E}|{_B}year[- ]end{_E}"), _year_end),
    (
        _form(
            r"(?<!每)(?P<weeks>下下|下|本|这)?个?(?:周|星期|礼拜)(?P<han>[一二三四五六日天末])"
            rf"|(?<!every ){_B}(?:(?P<next>next|this|coming|on|by)\s)?(?P<en>{_DAY_EN}){_E}"
        ),
        _weekday,
    ),
    (
        _form(
            rf"{_B}(?:the )?end of {_THE}week{_E}|{_B}(?:next|this) week{_E}"
            r"|(?:下|本|这)(?:个)?(?:周|星期)(?:之?内|底)?"
        ),
        _week_end,
    ),
    (_form(rf"{_B}(?:in|within) (?P<n>{_NUMBER}) (?P<unit>days?|weeks?|months?|years?)(?:' time)?{_E}"), _after),
    (_form(rf"(?P<n>{_NUMBER})\s?个?(?P<unit>天|周|星期|礼拜|月|年)(?:之?内|以内|之?后|以后)"), _after),
    (_form(FESTIVAL), festival),
    (_form(rf"大?后天|今[天日]|明[天日]|{_B}(?:today|tomorrow){_E}"), _near),
)
