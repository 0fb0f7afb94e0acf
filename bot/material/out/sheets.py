"""XLSX and CSV: one row a touchpoint; no cell is a formula."""

import csv
import io
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from bot.journey.model import Journey
from bot.material.out import rows
from bot.material.out.rows import words

_WIDE = frozenset({"action", "thought", "pain_point", "opportunity", "quote", "goal"})


def workbook(journey: Journey, notes: tuple[str, ...]) -> bytes:
    book = Workbook()
    _fill(book.active, words("sheets.map", journey.language), rows.touchpoints(journey))
    told = rows.actions(journey)
    if len(told) > 1:
        _fill(book.create_sheet(), words("sheets.actions", journey.language), told)
    about = [[journey.title], *([note] for note in (*_about(journey), *notes))]
    _fill(book.create_sheet(), words("sheets.about", journey.language), about, head=False)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _about(journey: Journey) -> list[str]:
    told = [f"{words('persona', journey.language)}: {p.name}" for p in journey.personas]
    if journey.goal.objective:
        told.append(f"{words('goal', journey.language)}: {journey.goal.objective}")
    return told


def _fill(sheet: Any, title: str, table: list[list[str]], *, head: bool = True) -> None:
    sheet.title = title
    for at, row in enumerate(table, 1):
        for to, text in enumerate(row, 1):
            cell = sheet.cell(at, to, ILLEGAL_CHARACTERS_RE.sub("", text))
            cell.data_type = "s"  # whatever it begins with, it is no formula
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if rows.harmless(text) != text:
                cell.quotePrefix = True
            if head and at == 1:
                cell.font = Font(bold=True)
                cell.fill = PatternFill("solid", fgColor="E8EDF5")
    for to in range(1, max(map(len, table)) + 1):
        longest = max((len(row[to - 1]) for row in table if to <= len(row)), default=8)
        sheet.column_dimensions[get_column_letter(to)].width = min(48, max(12, longest))
    if head:
        sheet.freeze_panes = "A2"


def separated(journey: Journey, notes: tuple[str, ...]) -> bytes:
    """UTF-8 with its mark, so that Excel reads it; the notes are the last rows, each behind a #."""
    content = io.StringIO(newline="")
    writer = csv.writer(content, lineterminator="\r\n")
    for row in rows.touchpoints(journey):
        writer.writerow([rows.harmless(cell) for cell in row])
    for note in notes:
        writer.writerow([f"# {note}"])
    return content.getvalue().encode("utf-8-sig")
