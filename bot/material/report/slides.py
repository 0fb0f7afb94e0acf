"""PPTX, 16:9: real text, real tables, the sources in the notes; long tables go on."""

import io
import re
from collections.abc import Sequence
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Emu, Pt

from bot.material.report.colours import colour
from bot.material.report.model import Block, Report

ROWS, LINES = 9, 9  # that can be read on one slide
WIDTH, HEIGHT, EDGE, TOP = 12192000, 6858000, 450000, 1350000
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def slides(report: Report) -> bytes:
    made = Presentation()
    made.slide_width, made.slide_height = Emu(WIDTH), Emu(HEIGHT)
    first = made.slides.add_slide(made.slide_layouts[0])
    first.shapes.title.text = _clean(report.title)
    first.placeholders[1].text = _clean("\n".join(report.about))
    for block in report.blocks:
        _block(made, block)
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def _block(made: Any, block: Block) -> None:
    for start in range(0, len(block.text), LINES):
        _paragraphs(_slide(made, block), block.text[start : start + LINES])
    for start in range(0, len(block.rows), ROWS):
        _table(_slide(made, block), block, start)
    if block.lines:
        _chart(_slide(made, block), block)


def _slide(made: Any, block: Block) -> Any:
    slide = made.slides.add_slide(made.slide_layouts[5])
    title = slide.shapes.title
    title.left, title.top, title.width, title.height = Emu(EDGE), Emu(250000), Emu(WIDTH - 2 * EDGE), Emu(900000)
    title.text = _clean(block.title)
    _sized(title, 28)
    if block.sources:
        slide.notes_slide.notes_text_frame.text = _clean("\n".join(block.sources))
    return slide


def _paragraphs(slide: Any, lines: Sequence[str]) -> None:
    box = slide.shapes.add_textbox(Emu(EDGE), Emu(TOP), Emu(WIDTH - 2 * EDGE), Emu(HEIGHT - TOP - EDGE))
    box.text_frame.word_wrap = True
    box.text_frame.text = _clean("\n".join(lines))
    for paragraph in box.text_frame.paragraphs:
        paragraph.space_after = Pt(8)
    _sized(box, 18)


def _table(slide: Any, block: Block, start: int) -> None:
    rows = block.rows[start : start + ROWS]
    size = (len(rows) + 1, len(block.head))
    table = slide.shapes.add_table(*size, Emu(EDGE), Emu(TOP), Emu(WIDTH - 2 * EDGE), Emu(420000 * size[0])).table
    for to, text in enumerate(block.head):
        _cell(table.cell(0, to), text, None)
    for at, row in enumerate(rows):
        for to, text in enumerate(row):
            _cell(table.cell(at + 1, to), text, block.tint(start + at, to))


def _cell(cell: Any, text: str, tint: float | None) -> None:
    cell.text = _clean(text)
    if tint is not None:
        cell.fill.solid()
        cell.fill.fore_color.rgb = _ink(colour(tint))
    for paragraph in cell.text_frame.paragraphs:
        for run in paragraph.runs:
            run.font.size = Pt(11)
            if tint is not None:
                run.font.color.rgb = _ink("16212C")


def _ink(hexadecimal: str) -> Any:
    made: Any = RGBColor
    return made.from_string(hexadecimal)


def _chart(slide: Any, block: Block) -> None:
    """A line chart that can be edited; what happened stands under it."""
    days = sorted({point[0] for line in block.lines for point in line.points})
    begun: Any = CategoryChartData
    data = begun()
    data.categories = days
    for line in block.lines:
        found = {point[0]: point[1] for point in line.points}
        data.add_series(_clean(line.name), [found.get(day) for day in days])
    place = (Emu(EDGE), Emu(TOP), Emu(WIDTH - 2 * EDGE), Emu(HEIGHT - TOP - 900000))
    chart = slide.shapes.add_chart(XL_CHART_TYPE.LINE_MARKERS, *place, data).chart
    chart.has_legend = len(block.lines) > 1
    if block.marks:
        told = " · ".join(f"{mark.date} {mark.label}" for mark in block.marks)
        box = slide.shapes.add_textbox(Emu(EDGE), Emu(HEIGHT - 850000), Emu(WIDTH - 2 * EDGE), Emu(600000))
        box.text_frame.word_wrap = True
        box.text_frame.text = _clean(told)
        _sized(box, 12)


def _sized(shape: Any, points: int) -> None:
    for paragraph in shape.text_frame.paragraphs:
        for run in paragraph.runs:
            run.font.size = Pt(points)


def _clean(text: str) -> str:
    return _ILLEGAL.sub("", text)
