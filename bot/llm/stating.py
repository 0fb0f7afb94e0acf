"""Sentences with the marks of what they rest on, read while they are still being written.

The form that is asked for is a line a sentence, its marks at the end: `Waiting hurts most at the end. [P2]`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from bot.usecases.model import Stated

_MARKS = re.compile(r"\s*[\[【(（]\s*([PF]\d{1,3}(?:\s*[,，、;]\s*[PF]?\d{1,3})*)\s*[\]】)）]\s*([.。!！?？]?)")
_LEAD = re.compile(r"^\s*(?:[-*•]|\d{1,2}[.、)])\s+")
LONGEST = 2000  # characters of a sentence that is still waited for


def stated(pieces: Iterable[str], keys: Mapping[str, str]) -> Iterator[Stated]:
    """Each sentence once it and its marks are whole. `keys`: mark → passage id or fact; others are kept as they are,
    so that a check refuses them."""
    held = ""
    for piece in pieces:
        held += piece
        while (cut := _whole(held)) is not None:
            line, held = held[:cut], held[cut:]
            yield from _read(line, keys)
        held = held[-LONGEST:]
    yield from _read(held, keys)


def _whole(text: str) -> int | None:
    """Where the first whole sentence ends: at a line break, or after marks that something follows."""
    line = text.find("\n")
    for found in _MARKS.finditer(text):
        after = text[found.end() :]
        if after.strip() and not _MARKS.match(after) and (line < 0 or found.end() < line):
            return found.end()
    return line + 1 if line >= 0 else None


def _read(line: str, keys: Mapping[str, str]) -> Iterator[Stated]:
    marks: list[str] = []
    for found in _MARKS.finditer(line):
        letter = found[1][0]
        marks += [mark if mark[0] in "PF" else letter + mark for mark in re.split(r"\s*[,，、;]\s*", found[1])]
    text = _LEAD.sub("", _MARKS.sub(r"\2", line)).strip()
    if text:
        yield Stated(text, tuple(dict.fromkeys(keys.get(mark, mark) for mark in marks)))
