"""Draws a journey: the map as PNG, PDF or SVG, or its document."""

import re
from dataclasses import dataclass
from typing import Literal

from bot.journey.model import Journey, Language
from bot.picture.alt import alt
from bot.picture.breaking import clean
from bot.picture.compose import pages, strip
from bot.picture.press import Press
from bot.picture.sheet import MARGIN_MM, Sheet

Format = Literal["png", "pdf", "svg", "json"]
_NAME_CHARACTERS = 60
SHARP_PPI = 144.0
WIDEST_PX = 6600
MM_AN_INCH = 25.4


@dataclass(frozen=True)
class Drawing:
    """A file, its name, and one paragraph that says what it shows to somebody who cannot see it."""

    content: bytes
    name: str
    alt: str


class TypstArtist:
    def __init__(self) -> None:
        self._press = Press()

    def draw(self, journey: Journey, language: Language, format: Format) -> Drawing:
        """`language` is that of the labels; what people wrote stays as they wrote it."""
        return Drawing(
            self._content(journey, language, format), file_name(journey.title, format), alt(journey, language)
        )

    def _content(self, journey: Journey, language: Language, format: Format) -> bytes:
        if format == "json":
            return (journey.model_dump_json(indent=2) + "\n").encode()
        if format == "pdf":
            return self._press.prints(pages(journey, language), "pdf")
        sheet = strip(journey, language)
        return self._press.prints(sheet, format, ppi=resolution(sheet) if format == "png" else None)


def resolution(sheet: Sheet) -> float:
    """Pixels an inch: sharp where the sheet is small, and never wider than previews take."""
    return min(SHARP_PPI, WIDEST_PX / (sheet.width + 2 * MARGIN_MM) * MM_AN_INCH)


def file_name(title: str, format: Format) -> str:
    """The title as far as file systems allow: "Hotel check-in" → `hotel-check-in.png`; `journey.png` for "???"."""
    kept = re.sub(r"[^\w]+", "-", clean(title).lower())[:_NAME_CHARACTERS].strip("-_")
    return f"{kept or 'journey'}.{format}"
