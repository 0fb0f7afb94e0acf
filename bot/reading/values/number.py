"""A number out of a short stretch of words: digits, Chinese numerals, tenths, percent, shares, K, lakh."""

import re
from dataclasses import dataclass

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "俩": 2, "半": 0.5}
_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_HAN = r"[零〇一二两俩三四五六七八九十百千万亿半]+"
_PLAIN = r"[-−–—+＋－负]?\d[\d,，]*(?:[.．]\d+)?"
_NAMES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen twenty"""
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_OTHERS = {"half": 0.5, "couple": 2, "dozen": 12, "hundred": 100, "none": 0, "once": 1, "twice": 2, "thrice": 3}
_WORDS = {name: n for n, name in enumerate(_NAMES.split())} | _TENS | _OTHERS
_SCALE = {"k": 1000, "m": 1_000_000, "lakh": 100_000, "lakhs": 100_000, "crore": 10_000_000, "crores": 10_000_000,
          "万": 10_000, "千": 1000, "百": 100, "亿": 100_000_000, "w": 10_000}  # fmt: skip
_SHARE = re.compile(rf"({_HAN}|\d+)\s*[分][之]\s*({_HAN}|\d+)|百分之\s*({_HAN}|\d+(?:\.\d+)?)")
_TENTHS = re.compile(rf"({_HAN}|\d+(?:\.\d+)?)\s*成(?:\s*({_HAN}))?")
_NUMBER = re.compile(rf"({_PLAIN})\s*(k\b|m\b|w\b|lakhs?|crores?|万|千|百|亿)?", re.IGNORECASE)
_SPELT = re.compile(r"\b(" + "|".join(_WORDS) + r")(?:[- ](" + "|".join(_WORDS) + r"))?\b", re.IGNORECASE)


@dataclass(frozen=True)
class Number:
    value: float
    unit: str | None
    start: int
    end: int


def number_in(text: str) -> Number | None:
    """The first number of a stretch with the unit behind it; None where there is none. 八成 is 80 %, 百分之五 5 %."""
    found = [f for f in (_share(text), _tenths(text), _digits(text), _han(text), _spelt(text)) if f is not None]
    return min(found, key=lambda n: (n.start, -n.end)) if found else None


def _share(text: str) -> Number | None:
    match = _SHARE.search(text)
    if not match:
        return None
    if match[3]:
        return Number(_value(match[3]), "%", match.start(), match.end())
    under = _value(match[1])
    return Number(round(100 * _value(match[2]) / under, 2), "%", match.start(), match.end()) if under else None


def _tenths(text: str) -> Number | None:
    match = _TENTHS.search(text)
    if not match:
        return None
    more = {"半": 5.0}.get(match[2] or "", _value(match[2]) if match[2] else 0.0)
    return Number(10 * _value(match[1]) + more, "%", match.start(), match.end())


def _digits(text: str) -> Number | None:
    match = _NUMBER.search(text)
    if not match:
        return None
    sign = -1 if match[1][0] in "-−–—－负" else 1
    value = sign * float(re.sub(r"[^\d.]", "", match[1].replace("．", ".")))
    value *= _SCALE.get((match[2] or "").lower(), 1)
    return Number(value, _unit(text[match.end() :]), match.start(), match.end())


def _han(text: str) -> Number | None:
    match = re.search(rf"(负|零下|减)?({_HAN})", text)
    if not match or match[2] == "半":
        return None if not match else Number(0.5, None, match.start(), match.end())
    value = _value(match[2]) * (-1 if match[1] else 1)
    return Number(value, _unit(text[match.end() :]), match.start(), match.end())


def _spelt(text: str) -> Number | None:
    match = _SPELT.search(text)
    if not match:
        return None
    first, second = _WORDS[match[1].lower()], _WORDS.get((match[2] or "").lower(), 0)
    minus = re.search(r"(?:minus|negative)\s*$", text[: match.start()], re.IGNORECASE)
    return Number((first + second) * (-1 if minus else 1), _unit(text[match.end() :]), match.start(), match.end())


def _value(words: str) -> float:
    if words[0].isdigit():
        return float(words)
    total = section = digit = 0.0
    for character in words:
        if character in _UNITS and _UNITS[character] >= 10_000:
            total, section, digit = (total + section + digit) * _UNITS[character], 0.0, 0.0
        elif character in _UNITS:
            section, digit = section + (digit or 1) * _UNITS[character], 0.0
        else:
            digit = digit * 10 + _DIGITS[character] if digit and character != "半" else digit + _DIGITS[character]
    return total + section + digit


def _unit(after: str) -> str | None:
    match = re.match(r"\s*(%|％|‰|percent|per cent|[a-zA-Z]{1,12}(?: [a-zA-Z]{1,8})?|[\u4e00-\u9fff]{1,4})", after)
    if not match:
        return None
    return "%" if match[1] in ("percent", "per cent", "％") else match[1]
