"""A message in one form, with the way back: every character of the form knows where it stood in the original."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

_CJK = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_DROPPED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufe0f\ud800-\udfff]"
)
_KEPT_WIDE = "，。；：？！（）、「」『』《》【】…—～"  # Chinese punctuation says where a Chinese sentence parts
_UNIT = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]|[A-Za-z\u00c0-\u024f]+(?:['’][A-Za-z]+)?|\d+(?:[.,]\d+)*|\n|[^\s]")


@dataclass(frozen=True)
class Span:
    """Half-open, in characters of the original."""

    start: int
    end: int


@dataclass(frozen=True)
class Unit:
    """What a reading may cut between: a Chinese character, a word, a number, a mark. `start`, `end` in `Text.form`."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Text:
    original: str
    form: str
    origin: tuple[int, ...]  # for each character of the form its place in the original
    units: tuple[Unit, ...]

    def span(self, first: int, last: int) -> Span:
        """Where the units first..last (inclusive) stand in the original."""
        start, end = self.units[first].start, self.units[last].end - 1
        return Span(self.origin[start], self.origin[end] + 1)

    def words(self, first: int, last: int) -> str:
        """The original's own characters under the units first..last."""
        span = self.span(first, last)
        return self.original[span.start : span.end]

    def formal(self, first: int, last: int) -> str:
        return self.form[self.units[first].start : self.units[last].end]


def normalised(original: str) -> Text:
    """Half width, simplified characters for comparing, no controls."""
    form, origin = list[str](), list[int]()
    for place, character in enumerate(original):
        for made in _form_of(character):
            form.append(made)
            origin.append(place)
    simplified = _simplified("".join(form))
    joined = simplified if len(simplified) == len(form) else "".join(form)
    return Text(original, joined, tuple(origin), _units(joined, origin))


def _units(form: str, origin: Sequence[int]) -> tuple[Unit, ...]:
    """Never two units of one character of the original, such as those of "½"."""
    out = list[Unit]()
    for found in _UNIT.finditer(form):
        if out and origin[out[-1].end - 1] == origin[found.start()]:
            first = out.pop().start
            out.append(Unit(form[first : found.end()], first, found.end()))
        else:
            out.append(Unit(found[0], found.start(), found.end()))
    return tuple(out)


def _form_of(character: str) -> str:
    if character in _KEPT_WIDE:
        return character
    if _DROPPED.match(character):
        return ""
    if character in "\u2028\u2029\x85\r":
        return "\n"
    return unicodedata.normalize("NFKC", character)


def _simplified(text: str) -> str:
    return str(_converter().convert(text)) if _CJK.search(text) else text


@lru_cache(maxsize=1)
def _converter() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")
