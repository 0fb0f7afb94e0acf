"""XLSX → one table a sheet. A sheet's declared size is not believed: several programs write a wrong one."""

import io
import re
import time
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from datetime import time as Clock
from typing import Any

from openpyxl import load_workbook

from bot.material import limits
from bot.material.pieces import Span, Table, Unreadable, squared

_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"})
_PATIENCE = 18.0  # seconds; what is not read by then is counted no further


def tables(content: bytes) -> tuple[Table, ...]:
    """Formulas give the values that the program saved; nothing is computed. Raises `Unreadable`."""
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    except Exception as fault:  # the library raises whatever a broken file makes it raise
        raise Unreadable("broken") from fault
    until = time.monotonic() + _PATIENCE
    found = []
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        for sheet in book.worksheets:
            if sheet.sheet_state == "visible" or len(book.worksheets) == 1:
                found.append(_table(sheet, _merges(packed, sheet), until))
    return tuple(each for each in found if each.rows)


def _table(sheet: Any, merges: list[Span], until: float) -> Table:
    if hasattr(sheet, "reset_dimensions"):
        sheet.reset_dimensions()
    rows: list[list[str]] = []
    numbers: list[int] = []
    total = cut = cells = 0
    for at, values in enumerate(_rows(sheet)):
        if not any(value is not None for value in values):
            continue
        total += 1
        if total > limits.ROWS or cells > limits.CELLS or time.monotonic() > until:
            continue
        row = [_text(value) for value in values[: limits.COLUMNS]]
        cut += sum(len(cell) > limits.CELL for cell in row)
        cells += len(row)
        rows.append([cell[: limits.CELL] for cell in row])
        numbers.append(at)
    filled, kept = _filled(rows, numbers, merges)
    return Table(squared(filled), sheet.title, merges=kept, total=total if total > len(rows) else 0, cut=cut)


def _rows(sheet: Any) -> Iterator[tuple[Any, ...]]:
    try:
        yield from sheet.iter_rows(values_only=True)
    except Unreadable:
        raise
    except Exception as fault:
        raise Unreadable("broken") from fault


def _filled(rows: list[list[str]], numbers: list[int], merges: list[Span]) -> tuple[list[list[str]], tuple[Span, ...]]:
    """The words of a merged region in each of its cells; and the regions, in the rows that are left."""
    place = {number: at for at, number in enumerate(numbers)}
    kept: list[Span] = []
    for top, left, bottom, right in merges:
        inside = [place[n] for n in range(top, min(bottom, top + 2000) + 1) if n in place]
        if not inside or top not in place or right >= limits.COLUMNS:
            continue
        words = rows[place[top]][left] if left < len(rows[place[top]]) else ""
        for at in inside:
            rows[at] += [""] * (right + 1 - len(rows[at]))
            rows[at][left : right + 1] = [words] * (right + 1 - left)
        kept.append((inside[0], left, inside[-1], right))
    width = max((len(row) for row in rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows], tuple(kept)


def _merges(packed: zipfile.ZipFile, sheet: Any) -> list[Span]:
    """The reader that does not hold a sheet in memory passes merged cells over; they stand at the end of its part."""
    path = str(getattr(sheet, "_worksheet_path", "")).lstrip("/")
    found: list[Span] = []
    try:
        with packed.open(path) as part:
            before = b""
            while block := part.read(1 << 20):
                text = before + block
                found += [_span(m) for m in _MERGE.finditer(text) if m.end() > len(before)]
                before = text[-200:]
                if len(found) > 20_000:
                    break
    except KeyError:
        return []
    return list(dict.fromkeys(found))


def _span(found: re.Match[bytes]) -> Span:
    left, top, right, bottom = (found[at].decode() for at in (1, 2, 3, 4))
    return int(top) - 1, _number(left), int(bottom) - 1, _number(right)


def _number(letters: str) -> int:
    value = 0
    for letter in letters:
        value = value * 26 + ord(letter) - 64
    return value - 1


def _text(value: Any) -> str:
    if value is None or value in _ERRORS:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == Clock() else value.isoformat(" ", "seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.10g}"
    if isinstance(value, timedelta | Clock):
        return str(value)
    return str(value).strip().replace("\u00a0", " ").replace("_x000D_", "")
