"""Whether words stand in a text as they are: spaces, line breaks and the width of characters apart."""

import re
import unicodedata
from functools import lru_cache

_QUOTES = {ord(mark): '"' for mark in "“”„«»「」『』＂"} | {ord(mark): "'" for mark in "‘’‚`´＇"}
_DASHES = {ord(mark): "-" for mark in "–—−‐‑－"}
_SAME = _QUOTES | _DASHES
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@lru_cache(maxsize=256)
def _pressed(text: str, fold: bool) -> tuple[str, tuple[int, ...]]:
    """The text without spaces and with one width, and for each character the place that it had."""
    kept: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        for plain in unicodedata.normalize("NFKC", char).translate(_SAME):
            if not plain.isspace():
                folded = plain.casefold() if fold else plain
                kept.append(folded)
                places += [place] * len(folded)
    return "".join(kept), tuple(places)


def found_in(text: str, words: str | None, *, fold: bool = False) -> str | None:
    """The stretch of the text that says these words, as it stands there; None where they are not there.

    A number is only found whole: "8" is not in "18". `fold` takes capitals for small letters.
    """
    wanted = _pressed(words or "", fold)[0]
    if not wanted:
        return None
    pressed, places = _pressed(text, fold)
    at = pressed.find(wanted)
    while at >= 0:
        start, end = places[at], places[at + len(wanted) - 1] + 1
        if not _cuts_a_number(text, start, end):
            return text[start:end]
        at = pressed.find(wanted, at + 1)
    return None


def _cuts_a_number(text: str, start: int, end: int) -> bool:
    return _joins(text, start) or _joins(text, end)


def _joins(text: str, at: int) -> bool:
    """Whether the same number goes on from one side of a place to the other."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if before.isdigit() and after.isdigit():
        return True
    point = before in ".," and at > 1 and text[at - 2].isdigit() and after.isdigit()
    return point or (before.isdigit() and after in ".," and at + 1 < len(text) and text[at + 1].isdigit())


def numbers(text: str) -> list[str]:
    """The numbers of a text as they are written, of one width and without thousands separators."""
    plain = unicodedata.normalize("NFKC", text)
    return [re.sub(r",(?=\d{3}(?:\D|$))", "", found) for found in _NUMBER.findall(plain)]
