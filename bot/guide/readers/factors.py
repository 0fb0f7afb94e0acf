"""The three factors of a pain point's severity, each 0–4: frequency, impact, persistence."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from bot.reading.lexicon import alternation, words
from bot.reading.plain import plain
from bot.reading.values.ordinal import HAN_NUMBER, cardinal

NAMES = ("frequency", "impact", "persistence")
_WORDED = r"(?:zero|one|two|three|four)(?![a-z])"
_VALUE = rf"(?P<sign>[-−–－])?(?P<number>\d{{1,3}}(?!\d|\.\d|\s*%)|{HAN_NUMBER}|{_WORDED})\s*(?:/\s*4|分)?"
_BETWEEN = r"\s*(?:[:：=是为]|is|of)?\s*"
_EDGES = re.compile(r"\s*[(（\[【][\s,，、;；/和and]*[)）\]】]|[\s,，、;；/—–-]+$|^[\s,，、;；/]+", re.IGNORECASE)
_TRIPLE = re.compile(r"(?P<a>\d)\s*[/／,，、]\s*(?P<b>\d)\s*[/／,，、]\s*(?P<c>\d)|(?P<d>\d)\s+(?P<e>\d)\s+(?P<f>\d)")
_BRACKETED = re.compile(rf"[(（\[]\s*(?:{_TRIPLE.pattern})\s*[)）\]]")


@dataclass(frozen=True)
class Factors:
    frequency: int | None = None
    impact: int | None = None
    persistence: int | None = None
    out_of_range: tuple[str, ...] = ()  # as typed, e.g. "frequency 7"


def factors(text: str, bare: bool = False) -> tuple[Factors, str] | None:
    """(factors, the text without them), or None. `bare` also takes "3 4 2" and "3/4/2", in the order of `NAMES`."""
    text = plain(text)
    return _triple(text, bare) or _named(text)


def rated_behind(text: str) -> tuple[Factors, str] | None:
    """(factors, the words before them) of words with three bare numbers 0–4 at their end: "eyes blink 3 3 3"."""
    if not text.rstrip()[-1:].isdigit():
        return None
    read = None if _named(plain(text)) else _triple(plain(text), bare=True)
    return read if read and read[1].strip() and not read[0].out_of_range else None


def _triple(text: str, bare: bool) -> tuple[Factors, str] | None:
    found = _BRACKETED.search(text)
    if not found and bare:
        found = re.search(rf"(?<![\w.])(?:{_TRIPLE.pattern})(?![\w.%])\s*$", text)
    if not found:
        return None
    values = [int(v) for v in found.groups() if v is not None]
    told, wrong = _sorted_out((name, value, f"{name} {value}") for name, value in zip(NAMES, values, strict=True))
    return Factors(**told, out_of_range=wrong), _tidy(text[: found.start()] + text[found.end() :])


def _sorted_out(given: Iterable[tuple[str, int, str]]) -> tuple[dict[str, int], tuple[str, ...]]:
    told: dict[str, int] = {}
    wrong: list[str] = []
    for name, value, typed in given:
        if 0 <= value <= 4:
            told[name] = value
        else:
            wrong.append(typed)
    return told, tuple(wrong)


@cache
def _grades(name: str) -> dict[str, int]:
    return {word: grade for grade in range(5) for word in words(f"factors.{name}_grades.g{grade}")}


@cache
def _pattern(name: str) -> re.Pattern[str]:
    label, grade = alternation(words(f"factors.{name}")), alternation(_grades(name))
    return re.compile(
        rf"(?:{label}{_BETWEEN}(?:{_VALUE}|(?P<word>{grade}))|(?P<early>{grade})\s*{alternation(words(f'factors.{name}_nouns'))}"
        rf"|(?<![A-Za-z]){name[0]}\s*[:=]?\s*(?P<short>\d)(?!\d|[A-Za-z]))",
        re.IGNORECASE,
    )


def _named(text: str) -> tuple[Factors, str] | None:
    given: list[tuple[str, int, str]] = []
    rest = text
    for name in NAMES:
        for found in _matches(name, rest):
            given.append((name, _value(name, found), found[0].strip()))
            rest = rest[: found.start()] + "\x00" + rest[found.end() :]
            break
    if not given:
        return None
    told, wrong = _sorted_out(given)
    return Factors(**told, out_of_range=wrong), _tidy(_gone(rest))


def _matches(name: str, rest: str) -> Iterator[re.Match[str]]:
    """Single letters (f3 i4 p2) count only where two of them stand together."""
    for found in _pattern(name).finditer(rest):
        if found["short"] is None or _near_other(name, rest, found):
            yield found


def _near_other(name: str, rest: str, found: re.Match[str]) -> bool:
    around = rest[max(0, found.start() - 8) : found.start()] + " " + rest[found.end() : found.end() + 8]
    return "\x00" in around or any(
        re.search(rf"(?<![A-Za-z]){other[0]}\s*[:=]?\s*\d(?!\d)", around, re.IGNORECASE)
        for other in NAMES
        if other != name
    )


def _value(name: str, found: re.Match[str]) -> int:
    if found["short"]:
        return int(found["short"])
    if word := found["word"] or found["early"]:
        return _grades(name)[" ".join(word.lower().split())]
    number = cardinal(found["number"]) or 0
    return -number if found["sign"] else number


def _gone(rest: str) -> str:
    return re.sub(r"\x00(?:[\s,，、;；/和]*\x00)*", "", rest)


def _tidy(text: str) -> str:
    for _ in range(3):
        text = _EDGES.sub("", text)
    return re.sub(r"[ \t]{2,}", " ", text).strip()
