"""Where a table's names end and its rows begin. Titles above it, a second line of question texts and an importer's ids
belong to the head."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median

import yaml

from bot.material.dates import looks_dated
from bot.material.learned.features import tidy
from bot.material.pieces import Row, Table

MOST = 6  # rows that a head may have
ABOVE = 12  # rows that may stand above it: a report's name, its period, who made it
_NUMBER = re.compile(r"[-+−]?[\d.,]+\s*%?")
_IMPORT = re.compile(r'\s*\{\s*"?ImportId')
_END = re.compile(r"[。！!.…]$")
_ANSWER_KIND = frozenset({"response", "open-ended response", "开放回答", "回答", "other (please specify)"})
_LEARNED = Path(__file__).parents[1] / "learned"


@dataclass(frozen=True)
class Head:
    names: tuple[str, ...]
    rows: int  # how many rows of the table it takes; 0 where the table has no names


@cache
def known(role: str = "") -> frozenset[str]:
    """Every name that the training material knows; of one role of a column, or of all, and of a map's fields."""
    found: set[str] = set()
    for name in ("columns",) if role else ("columns", "labels"):
        entries = yaml.safe_load((_LEARNED / f"{name}.yaml").read_text(encoding="utf-8"))
        kept = [entries[role]] if role else entries.values()
        found |= {tidy(str(word)) for both in kept for words in both for word in words}
    return frozenset(found)


def head(table: Table) -> Head:
    rows = table.rows
    usual = _usual(rows)
    first = next((at for at, row in enumerate(rows[:ABOVE]) if not _is_title(row) and not _is_above(row, usual)), 0)
    told = first < table.headed and any(cell.strip() for cell in rows[first])
    if first >= len(rows) or not (told or _is_names(rows, first)):
        return Head(tuple("" for _ in range(table.width)), first)
    end = max(first + 1, table.headed)
    while end < min(len(rows) - 1, first + MOST) and _goes_on(rows, first, end):
        end += 1
    return Head(_names(rows[first:end]), end)


def _is_title(row: Row) -> bool:
    filled = [cell for cell in row if cell.strip()]
    return len(row) > 2 and len(set(filled)) == 1


def _usual(rows: Sequence[Row]) -> float:
    """How many cells of a row are filled."""
    return median(sum(bool(cell.strip()) for cell in row) for row in rows[:100]) if rows else 0


def _is_above(row: Row, usual: float) -> bool:
    """A name and a value of the report itself, over a table that is wider."""
    filled = {at for at, cell in enumerate(row) if cell.strip()}
    return usual >= 3 and filled <= {0, 1}


def _is_names(rows: Sequence[Row], at: int) -> bool:
    row, body = rows[at], rows[at + 1 : at + 60]
    filled = [cell.strip() for cell in row if cell.strip()]
    if not filled or any(_is_value(cell) for cell in filled):
        return False
    if not body:
        return False
    names = sum(tidy(cell) in known() for cell in filled)
    if names >= max(1, len(filled) // 3):
        return True
    repeated = sum(bool(row[c].strip()) and any(row[c] == other[c] for other in body) for c in range(len(row)))
    typed = sum(_typed(body, c) and bool(row[c].strip()) for c in range(len(row)))
    if repeated:
        return typed > repeated
    return typed > 0 or _shorter(row, body)


def _is_value(cell: str) -> bool:
    return bool(_NUMBER.fullmatch(cell)) or looks_dated(cell) or (len(cell) > 20 and bool(_END.search(cell)))


def _typed(body: Sequence[Row], column: int) -> bool:
    cells = [row[column].strip() for row in body if row[column].strip()]
    return len(cells) > 0 and sum(_is_value(cell) for cell in cells) >= 0.8 * len(cells)


def _shorter(row: Row, body: Sequence[Row]) -> bool:
    """Names are shorter than the longest column's cells, and no sentences."""
    lengths = [[len(other[c]) for other in body if other[c].strip()] for c in range(len(row))]
    longest = max(range(len(row)), key=lambda c: sum(lengths[c]) / max(1, len(lengths[c])))
    usual = sum(lengths[longest]) / max(1, len(lengths[longest]))
    return 0 < len(row[longest]) < 0.6 * usual and not _END.search(row[longest])


def _goes_on(rows: Sequence[Row], first: int, at: int) -> bool:
    row = rows[at]
    filled = [cell.strip() for cell in row if cell.strip()]
    if not filled:
        return True
    if sum(bool(_IMPORT.match(cell)) for cell in filled) > len(filled) / 2:
        return True
    if any(_IMPORT.match(cell) for cell in rows[at + 1][:50] if cell.strip()):
        return True
    if sum(cell.casefold() in _ANSWER_KIND for cell in filled) >= 1 and not any(map(_is_value, filled)):
        return True
    body = rows[at + 1 : at + 60]
    typed = [c for c in range(len(row)) if _typed(body, c) and row[c].strip()]
    odd = [c for c in typed if not _is_value(row[c].strip())]
    return bool(odd) and len(odd) >= 0.6 * len(typed)


def _names(rows: Sequence[Row]) -> tuple[str, ...]:
    """The fullest text of each column; a group's name before what it groups."""
    told = [row for row in rows if not any(_IMPORT.match(cell) for cell in row)]
    rows = told or [tuple("" for _ in rows[0])]
    names = []
    for column in range(len(rows[0])):
        cells = [row[column].strip() for row in rows]
        parts = list(dict.fromkeys(p for p in cells if p and p.casefold() not in _ANSWER_KIND))
        names.append(" · ".join(parts[:2]) if len(parts) < 3 else max(parts, key=len))
    return tuple(_carried(names, rows))


def _carried(names: list[str], rows: Sequence[Row]) -> list[str]:
    """A survey writes a question once, over the columns of its answers."""
    if len(rows) < 2:
        return names
    last = ""
    out = []
    for column, name in enumerate(names):
        own = rows[0][column].strip()
        last = own or last
        out.append(name if own or not name else f"{last} · {name}")
    return out
