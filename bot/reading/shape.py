"""The shape of a message: its marks, its small words and how long it runs between them; what it tells is left out."""

import re
from collections.abc import Iterator, Set
from itertools import groupby
from zlib import crc32

_PIECES = re.compile(r"[A-Za-z']+|\d[\d.,]*|[\u4e00-\u9fff]|\n|\S")
_RUNS = (3, 6, 10, 16)  # pieces from which on a run counts as longer
LONGEST = 3  # pieces of a shape that are looked at together


def shape(form: str, small: Set[str]) -> list[str]:
    """`form` in half width; a run of words or characters that are not small ones is one piece with its length."""
    pieces = [_piece(found, small) for found in _PIECES.findall(form)]
    out = ["^"]
    for piece, same in groupby(pieces):
        many = len(list(same))
        out += [f"{piece}{sum(many >= n for n in _RUNS)}"] if piece in ("字", "w") else [piece] * many
    return [*out, "$"]


def _piece(found: str, small: Set[str]) -> str:
    if found[0].isdigit():
        return "0"
    if found.casefold() in small:
        return found.casefold()
    if "\u4e00" <= found[0] <= "\u9fff":
        return "字"
    if found[0].isascii() and found[0].isalpha():
        return "W" if found[0].isupper() else "w"
    return found


def grams(pieces: list[str]) -> Iterator[str]:
    for long in range(1, LONGEST + 1):
        yield from (" ".join(pieces[n : n + long]) for n in range(len(pieces) - long + 1))


def place(gram: str, places: int) -> int:
    """Where a gram is counted, the same on every machine."""
    return crc32(gram.encode()) % places
