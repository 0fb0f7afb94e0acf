"""What structured material is made of. Each piece knows where it stood: a sheet, a page, a line."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Row = tuple[str, ...]
Span = tuple[int, int, int, int]  # first row, first column, last row, last column; 0-based, inclusive


@dataclass(frozen=True)
class Table:
    """Cells as text, every row as long as the widest. A merged region's words stand in each of its cells; `merges`
    says which cells are one. `total` counts the rows of the source where it had more than were read; `headed` how many
    of its first rows the source itself marks as names."""

    rows: tuple[Row, ...]
    where: str = ""
    merges: tuple[Span, ...] = ()
    total: int = 0
    cut: int = 0  # cells that were too long and are shortened
    headed: int = 0
    kind: Literal["table"] = "table"

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else 0

    def column(self, number: int) -> tuple[str, ...]:
        return tuple(row[number] for row in self.rows)


@dataclass(frozen=True)
class Item:
    """`depth` counts from 0. A heading's items are deeper than itself, a list's deeper than what introduces it."""

    depth: int
    text: str
    mark: Literal["heading", "bullet", "line"] = "line"


@dataclass(frozen=True)
class Outline:
    items: tuple[Item, ...]
    where: str = ""
    kind: Literal["outline"] = "outline"


@dataclass(frozen=True)
class Spoke:
    speaker: str
    words: str
    at: str = ""  # 00:01:16, as it stood there


@dataclass(frozen=True)
class Dialogue:
    turns: tuple[Spoke, ...]
    where: str = ""
    kind: Literal["dialogue"] = "dialogue"


@dataclass(frozen=True)
class Quotation:
    """Words that stand as somebody's: in a block quotation, in a forwarded message, in a mail."""

    text: str
    by: str = ""
    date: str = ""
    where: str = ""
    link: str = ""
    kind: Literal["quotation"] = "quotation"


@dataclass(frozen=True)
class Prose:
    paragraphs: tuple[str, ...]
    where: str = ""
    kind: Literal["prose"] = "prose"


@dataclass(frozen=True)
class Code:
    """A block of code, or a whole file in a language of its own: mermaid, json, xml."""

    language: str
    text: str
    where: str = ""
    kind: Literal["code"] = "code"


Piece = Table | Outline | Dialogue | Quotation | Prose | Code


class Unreadable(Exception):
    """`reason` names a sentence of `usecases/talk.file_reasons`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def squared(rows: Sequence[Sequence[str]]) -> tuple[Row, ...]:
    """Without empty rows and without columns that are empty throughout at the right; every row equally long."""
    lasts = [_last(row) for row in rows]
    width = max(lasts, default=0)
    return tuple(_wide(row, width) for row, last in zip(rows, lasts, strict=True) if last)


def _wide(row: Sequence[str], width: int) -> Row:
    """The row itself where it is as wide already."""
    cells = tuple(row[:width])
    return cells if len(cells) == width else (*cells, *[""] * (width - len(cells)))


def _last(row: Sequence[str]) -> int:
    return next((at for at in range(len(row), 0, -1) if row[at - 1].strip()), 0)
