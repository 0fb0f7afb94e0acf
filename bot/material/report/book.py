"""XLSX: a sheet for each part; no cell is a formula."""

import io
import re
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from bot.material.out.rows import harmless
from bot.material.report.colours import colour
from bot.material.report.model import Block, Report

_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")


def book(report: Report) -> bytes:
    made = Workbook()
    made.remove(made.active)
    for number, block in enumerate(report.blocks, 1):
        _sheet(made.create_sheet(_NOT_IN_A_NAME.sub(" ", f"{number} {block.title}")[:31]), block)
    about = made.create_sheet(_NOT_IN_A_NAME.sub(" ", report.title)[:31])
    for at, line in enumerate((report.title, *report.about), 1):
        _put(about, at, 1, line)
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def _sheet(sheet: Any, block: Block) -> None:
    at = 0
    for at, line in enumerate(block.text, 1):
        _put(sheet, at, 1, line)
    table = [block.head, *block.rows] if block.rows else [*_measured(block)]
    for down, row in enumerate(table):
        for to, text in enumerate(row, 1):
            tint = block.tint(down - 1, to - 1) if down else None
            _put(sheet, at + 1 + down, to, text, head=down == 0, tint=tint)
    for to in range(1, max((len(row) for row in table), default=1) + 1):
        longest = max((len(row[to - 1]) for row in table if to <= len(row)), default=12)
        sheet.column_dimensions[get_column_letter(to)].width = min(48, max(12, longest))


def _measured(block: Block) -> list[tuple[str, ...]]:
    rows = [
        (line.name, p[0], *("" if v is None else f"{v:g}" for v in p[1:])) for line in block.lines for p in line.points
    ]
    return [("", "", "", "↓", "↑"), *rows] if rows else []


def _put(sheet: Any, at: int, to: int, text: str, *, head: bool = False, tint: float | None = None) -> None:
    cell = sheet.cell(at, to, ILLEGAL_CHARACTERS_RE.sub("", text))
    cell.data_type = "s"  # whatever it begins with, it is no formula
    cell.quotePrefix = harmless(text) != text
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if head:
        cell.font = Font(bold=True)
    if head or tint is not None:
        cell.fill = PatternFill("solid", fgColor="E8EDF5" if tint is None else colour(tint))
