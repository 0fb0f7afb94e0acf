"""PPTX: a title, then a slide for each stage with its touchpoints as a table; long stages go on."""

import io
import re
from typing import Any

from pptx import Presentation
from pptx.util import Emu, Pt

from bot.journey.model import Journey
from bot.material.out import rows
from bot.material.out.rows import words

_A_SLIDE = 6  # rows that can be read on one
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def deck(journey: Journey, notes: tuple[str, ...]) -> bytes:
    made = Presentation()
    made.slide_width, made.slide_height = Emu(12192000), Emu(6858000)
    first = made.slides.add_slide(made.slide_layouts[0])
    first.shapes.title.text = _clean(journey.title)
    first.placeholders[1].text = _clean("\n".join((*_about(journey), *notes)))
    names, *table = rows.touchpoints(journey)
    for stage, number in ((s, n) for s in journey.stages for n in range(0, max(1, len(s.touchpoints)), _A_SLIDE)):
        own = [row for row in table if row[0] == stage.name][number : number + _A_SLIDE]
        _slide(made, stage.name, [names, *own])
    told = rows.actions(journey)
    for number in range(1, len(told), _A_SLIDE):
        _slide(made, words("sheets.actions", journey.language), [told[0], *told[number : number + _A_SLIDE]])
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def _about(journey: Journey) -> list[str]:
    told = [f"{words('persona', journey.language)}: {p.name}" for p in journey.personas]
    return [*told, f"{words('goal', journey.language)}: {journey.goal.objective}"] if journey.goal.objective else told


def _slide(made: Any, title: str, table: list[list[str]]) -> None:
    slide = made.slides.add_slide(made.slide_layouts[5])
    slide.shapes.title.text = _clean(title)
    width = made.slide_width - Emu(600000)
    shape = slide.shapes.add_table(len(table), len(table[0]), Emu(300000), Emu(1500000), width, Emu(400000))
    for at, row in enumerate(table):
        for to, text in enumerate(row):
            cell = shape.table.cell(at, to)
            cell.text = _clean(text)
            for paragraph in cell.text_frame.paragraphs:
                for run in paragraph.runs:
                    run.font.size = Pt(10)


def _clean(text: str) -> str:
    return _ILLEGAL.sub("", text)
