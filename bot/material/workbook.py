"""XLSX → one table a sheet. A sheet's declared size is not believed: several programs write a wrong one."""

import re
import time
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from datetime import time as Clock
from typing import IO, Any

from bot.material import going, limits
from bot.material.pieces import Row, Span, Table, Unreadable, squared

_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_ROW = re.compile(rb"</(?:\w+:)?row>")
_ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"})
_PATIENCE = 11.5  # seconds; what is not read by then is counted no further
_AT_LEAST = 3.0  # … for the rows, however long the texts that they share took: a busy machine makes no empty sheet


def tables(source: IO[bytes]) -> tuple[Table, ...]:
    """Formulas give the values that the program saved; nothing is computed. Raises `Unreadable`."""
    begun = time.monotonic()
    try:
        from bot.material.shared import Reader  # many MB, and most files are read in a process of their own

        reader = Reader(source, read_only=True, data_only=True, keep_links=False)
        reader.read()
    except Exception as fault:  # the library raises whatever a broken file makes it raise
        raise Unreadable("broken") from fault
    book, found = reader.wb, []
    until = max(begun + _PATIENCE, time.monotonic() + _AT_LEAST)
    with zipfile.ZipFile(source) as packed:
        for sheet in book.worksheets:
            if sheet.sheet_state == "visible" or len(book.worksheets) == 1:
                found.append(_table(sheet, packed, until))
    return tuple(each for each in found if each.rows)


def _table(sheet: Any, packed: zipfile.ZipFile, until: float) -> Table:
    if hasattr(sheet, "reset_dimensions"):
        sheet.reset_dimensions()
    merges = _merges(packed, sheet)
    rows: list[Row] = []
    numbers: list[int] = []
    cut = cells = 0
    whole = True
    for at, values in enumerate(_rows(sheet)):
        if not any(value is not None for value in values):
            continue
        if len(rows) >= limits.ROWS or cells > limits.CELLS or time.monotonic() > until:
            whole = False
            break
        row = [_text(value) for value in values[: limits.COLUMNS]]
        cut += sum(len(cell) > limits.CELL for cell in row)
        cells += len(row)
        rows.append(tuple(cell[: limits.CELL] for cell in row))
        if merges:
            numbers.append(at)
        going.at(len(rows))
    filled, kept = _filled(rows, numbers, merges) if merges else (rows, ())
    total = 0 if whole else max(_written(packed, sheet), len(rows))
    return Table(squared(filled), sheet.title, merges=kept, total=total, cut=cut)


def _rows(sheet: Any) -> Iterator[tuple[Any, ...]]:
    try:
        yield from sheet.iter_rows(values_only=True)
    except Unreadable:
        raise
    except Exception as fault:
        raise Unreadable("broken") from fault


def _filled(told: list[Row], numbers: list[int], merges: list[Span]) -> tuple[list[list[str]], tuple[Span, ...]]:
    """The words of a merged region in each of its cells; and the regions, in the rows that are left."""
    rows = [list(row) for row in told]
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
    found: list[Span] = []
    for text, old in _blocks(packed, sheet):
        found += [_span(m) for m in _MERGE.finditer(text) if m.end() > old]
        if len(found) > 20_000:
            break
    return list(dict.fromkeys(found))


def _written(packed: zipfile.ZipFile, sheet: Any) -> int:
    """How many rows there are, without reading them."""
    return sum(sum(m.end() > old for m in _ROW.finditer(text)) for text, old in _blocks(packed, sheet))


def _blocks(packed: zipfile.ZipFile, sheet: Any) -> Iterator[tuple[bytes, int]]:
    """The sheet's part by the megabyte; how much of each was at the end of the one before."""
    path = str(getattr(sheet, "_worksheet_path", "")).lstrip("/")
    if path not in packed.namelist():
        return
    with packed.open(path) as part:
        before = b""
        while block := part.read(1 << 20):
            yield before + block, len(before)
            before = (before + block)[-200:]


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
