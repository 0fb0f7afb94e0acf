"""Numbers and ordinals as people write them."""

import re
from dataclasses import dataclass

from bot.journey.model import Number
from bot.reading.lexicon import alternation, words
from bot.reading.plain import plain

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "俩": 2}
HAN_NUMBER = r"[零〇一二两三四五六七八九十百]{1,7}"
_CIRCLED = {chr(0x2460 + n): n + 1 for n in range(20)}
_ORDER_NAMES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
                "eleventh", "twelfth")  # fmt: skip
_ORDER = {name: n for n, name in enumerate(_ORDER_NAMES, 1)}
_COUNT_NAMES = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_COUNT = {name: n for n, name in enumerate(_COUNT_NAMES)}

ORDINAL = (
    rf"(?:倒数)?第\s*(?:\d{{1,3}}|{HAN_NUMBER})|[①-⑳]|(?:#|(?<![a-z])no\.?\s?|number\s)\s?\d{{1,3}}(?!\d)"
    rf"|(?<!\w)\d{{1,3}}(?:st|nd|rd|th)(?!\w)|(?<![a-z])(?:{'|'.join(_ORDER)})(?![a-z])"
)
_ORDINAL = re.compile(ORDINAL, re.IGNORECASE)
_LAST = re.compile(alternation(words("ordinals.last")), re.IGNORECASE)
_BEFORE_LAST = re.compile(alternation(words("ordinals.before_last")), re.IGNORECASE)

_ALONE = re.compile(
    rf"(?:the\s+)?(?:{ORDINAL}|{_LAST.pattern}|{_BEFORE_LAST.pattern})\s*(?:one|[个项条步位])?", re.IGNORECASE
)
_AMOUNT = re.compile(
    rf"\s*(?:{alternation(words('goal.about'))}\s*){{0,2}}(?P<money>[¥$€£])?\s*(?P<value>[-+−]?\d{{1,12}}(?:,\d{{3}}){{0,4}}(?:\.\d{{1,9}})?)"
    rf"\s*(?P<unit>[^\s\d,，;；。.→>-][^\d,，;；。→>]{{0,19}}?)?\s*(?:{alternation(words('goal.about'))})?[.。]?\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Amount:
    value: Number
    unit: str | None = None


def amount(text: str) -> Amount | None:
    """The number that a short text is, with its unit: "52分钟", "about 5 min", "30%"; None where it is none."""
    found = _AMOUNT.fullmatch(plain(text).replace("％", "%"))
    if not found:
        return None
    value = float(found["value"].replace(",", "").replace("−", "-"))
    return Amount(int(value) if value.is_integer() else value, found["unit"] or found["money"])


def han_number(text: str) -> int | None:
    """The value of a Chinese numeral up to 999; None where it is none."""
    if not re.fullmatch(HAN_NUMBER, text):
        return None
    total, digit = 0, 0
    for char in text:
        if char in "十百":
            total += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS[char]
    return total + digit


def cardinal(text: str) -> int | None:
    """ "3", "三", "three" → 3."""
    text = text.strip().lower()
    if re.fullmatch(r"\d{1,6}", text):
        return int(text)
    return _COUNT[text] if text in _COUNT else han_number(text)


def ordinal(text: str) -> int | None:
    """The first ordinal in a text, from 1; −1 is the last, −2 the one before: "2nd", "第二", "#2", "the last one"."""
    if _BEFORE_LAST.search(text):
        return -2
    if _LAST.search(text):
        return -1
    found = _ORDINAL.search(text)
    return _value(found[0].lower()) if found else None


def ordinal_alone(text: str) -> int | None:
    """The ordinal that a text is, with at most "the", "one" or 个 around it."""
    return ordinal(text) if _ALONE.fullmatch(text.strip()) else None


def _value(word: str) -> int | None:
    if word in _CIRCLED:
        return _CIRCLED[word]
    if word in _ORDER:
        return _ORDER[word]
    digits = re.search(r"\d+", word)
    number = int(digits[0]) if digits else han_number(word.replace("倒数", "").replace("第", "").strip())
    return -number if number and word.startswith("倒数") else number


def position(number: int, count: int) -> int | None:
    """The index from 0 that an ordinal means among `count` things; None where there is no such one."""
    index = number - 1 if number > 0 else count + number
    return index if number and 0 <= index < count else None
