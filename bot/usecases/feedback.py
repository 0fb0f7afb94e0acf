"""Feedback in a file: a table of answers (CSV, XLSX) or running text, one quotation a row or paragraph."""

import csv
import io
import zipfile
from datetime import date as Date
from datetime import datetime
from typing import Any

from openpyxl import load_workbook

from bot.guide.said import Quoted
from bot.usecases.interviews import Unreadable, decoded, words_of

MOST_UNPACKED = 100 * 2**20  # bytes
MOST_ROWS = 200  # of one file; a map that nobody can read helps nobody
_TEXT_NAMES = (
    "comment",
    "feedback",
    "quote",
    "text",
    "review",
    "verbatim",
    "answer",
    "评论",
    "反馈",
    "原话",
    "意见",
    "内容",
    "评价",
    "备注",
)
_DATE_NAMES = ("date", "time", "日期", "时间")


def quotations(name: str, content: bytes) -> tuple[Quoted, ...]:
    """One quotation a row that has words. Raises Unreadable."""
    kind = name.rpartition(".")[2].lower()
    if kind in ("csv", "tsv"):
        found = _of_table(_csv(decoded(content)), name)
    elif kind in ("xlsx", "xlsm"):
        found = _of_table(_sheet(content), name)
    else:
        found = tuple(
            Quoted(line.strip(), source=name) for line in words_of(name, content).splitlines() if line.strip()
        )
    if not found:
        raise Unreadable("empty")
    return found


def _csv(text: str) -> list[list[str]]:
    try:
        dialect: Any = csv.Sniffer().sniff(text[:4096], delimiters=",;\t|")
    except csv.Error:
        dialect = csv.excel
    return [row for row in csv.reader(io.StringIO(text), dialect) if any(cell.strip() for cell in row)]


def _sheet(content: bytes) -> list[list[str]]:
    try:
        if _unpacked(content) > MOST_UNPACKED:
            raise Unreadable("too_long")
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        rows = book.worksheets[0].iter_rows(values_only=True, max_row=50_000)
        return [["" if cell is None else str(cell) for cell in row] for row in rows if any(row)]
    except Unreadable:
        raise
    except Exception as fault:  # the library raises whatever a broken file makes it raise
        raise Unreadable("unreadable") from fault


def _unpacked(content: bytes) -> int:
    """Bytes that a packed workbook says it holds; what holds more than it says, the reader of it refuses."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return sum(member.file_size for member in packed.infolist())


def _of_table(rows: list[list[str]], name: str) -> tuple[Quoted, ...]:
    if not rows:
        return ()
    header, body = (rows[0], rows[1:]) if _is_header(rows) else ([], rows)
    text = _column(header, _TEXT_NAMES)
    if text is None:
        text = _wordiest(body)
    day = _column(header, _DATE_NAMES)
    return tuple(
        _quoted(row[text].strip(), name, row[day].strip() if day is not None and day < len(row) else "")
        for row in body
        if text < len(row) and row[text].strip()
    )


def _quoted(text: str, name: str, when: str) -> Quoted:
    """A row. What is no one day ("3月", "2024 Q4") stays in the words of its source."""
    date = _date(when)
    comma = ", " if f"{name}{when}".isascii() else "，"
    return Quoted(text, source=f"{name}{comma}{when[:40]}" if when and date is None else name, date=date)


def _is_header(rows: list[list[str]]) -> bool:
    known = (*_TEXT_NAMES, *_DATE_NAMES)
    if any(any(word in cell.casefold() for word in known) for cell in rows[0]) and all(len(c) < 30 for c in rows[0]):
        return True
    return len(rows) > 1 and len(rows[0]) > 1 and max(map(len, rows[0])) * 2 < max(map(len, rows[1]))


def _column(header: list[str], names: tuple[str, ...]) -> int | None:
    return next((i for i, cell in enumerate(header) if any(n in cell.casefold() for n in names)), None)


def _wordiest(rows: list[list[str]]) -> int:
    width = max((len(row) for row in rows), default=0)
    return max(range(width), key=lambda i: sum(len(row[i]) for row in rows if i < len(row)), default=0)


def _date(cell: str) -> Date | None:
    for form in ("%Y-%m-%d", "%Y/%m/%d", "%d.%m.%Y", "%Y-%m-%d %H:%M:%S", "%Y年%m月%d日"):
        try:
            return datetime.strptime(cell.strip(), form).date()
        except ValueError:
            continue
    return None
