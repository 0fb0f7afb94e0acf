"""Draws a journey: the map as PNG, PDF or SVG, or its document."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Literal

from bot.journey.document import to_json
from bot.journey.model import Journey, Language
from bot.material.report import Report
from bot.picture.alt import alt, alt_beside
from bot.picture.beside import beside
from bot.picture.breaking import clean
from bot.picture.compose import bands, bird_view, strip
from bot.picture.heights import at_least_mm
from bot.picture.pages import on_pages
from bot.picture.press import Press
from bot.picture.report import Leaflet
from bot.picture.sheet import MARGIN_MM, Sheet
from bot.picture.thumbnail import PIXELS, WIDTH_MM, thumbnail
from bot.picture.titled import titled

Format = Literal["png", "thumbnail", "pdf", "svg", "json"]
_NAME_CHARACTERS = 60
MM_AN_INCH = 25.4
BETWEEN_MM, HEAD_AND_FOOT_MM = 6.0, 20.0  # at least
ENDINGS = {"thumbnail": "small.png"}
SHARP_PPI, READABLE_PPI = 144.0, 84.0
REPORT_PPI = 110.0
# Slack shows files of up to 20 MB, but its previews of very large pictures fail; five million pixels are about 1 MB.
WIDEST_PX, TALLEST_PX, MOST_PX = 6000, 8000, 5_000_000


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

    def prints(self, report: Report) -> Drawing:
        """As PDF where that is its format, else as one picture."""
        leaflet, pdf = Leaflet(report), report.format == "pdf"
        content = self._press.prints(leaflet, "pdf") if pdf else self._press.prints(leaflet, "png", REPORT_PPI)
        return Drawing(content, file_name(report.title, "pdf" if pdf else "png"), report.told)

    def beside(self, journeys: Sequence[Journey], language: Language) -> Drawing:
        """Several maps over one another, as PNG: other customers' curves, or what should be beside what is."""
        made = beside(journeys, language)
        ppi = min(SHARP_PPI, WIDEST_PX / ((made.width + 2 * MARGIN_MM) / MM_AN_INCH))
        name = file_name(" ".join(dict.fromkeys(j.title for j in journeys)), "png")
        return Drawing(self._press.prints(made, "png", ppi), name, alt_beside(journeys, language))

    def _content(self, journey: Journey, language: Language, format: Format) -> bytes:
        if format == "json":
            return to_json(journey).encode()
        if format == "pdf":
            return self._press.prints(on_pages(journey, language, self._press), "pdf")
        if format == "svg":
            return self._vectors(journey, language)
        if format == "thumbnail":
            small = thumbnail(journey, language)
            return self._press.prints(small, "png", PIXELS / (WIDTH_MM / MM_AN_INCH))
        return self._preview(journey, language)

    def _vectors(self, journey: Journey, language: Language) -> bytes:
        whole = strip(journey, language)
        shapes = self._press.prints(whole, "svg")
        from bot.picture.lettering import lettered  # it opens PDFs, which few ask for

        return titled(lettered(shapes, self._press.prints(whole, "pdf")), journey, language)

    def _preview(self, journey: Journey, language: Language) -> bytes:
        """The whole map where it can be read at a preview's size, else its overview."""
        whole = bands(journey, language)
        if _may_be_readable(whole) and (ppi := self._resolution(whole)) >= READABLE_PPI:
            return self._press.prints(whole, "png", ppi)
        overview = bird_view(journey, language)
        return self._press.prints(overview, "png", self._resolution(overview))

    def _resolution(self, sheet: Sheet) -> float:
        """Pixels an inch: sharp where the sheet is small, and never more pixels than a preview takes."""
        width = (sheet.width + 2 * MARGIN_MM) / MM_AN_INCH
        if WIDEST_PX / width < READABLE_PPI:
            return WIDEST_PX / width
        height = (self._press.marks(sheet)["foot"] + 2 * MARGIN_MM) / MM_AN_INCH
        return min(SHARP_PPI, WIDEST_PX / width, TALLEST_PX / height, sqrt(MOST_PX / (width * height)))


def _may_be_readable(sheet: Sheet) -> bool:
    """Whether it is worth laying out: False where even one line in each lane makes too many pixels."""
    leaves = sum(at_least_mm(leaf) + BETWEEN_MM for leaf in sheet.leaves)
    width, height = sheet.width + 2 * MARGIN_MM, leaves + HEAD_AND_FOOT_MM + 2 * MARGIN_MM
    return width * height * (READABLE_PPI / MM_AN_INCH) ** 2 <= MOST_PX


def file_name(title: str, format: str) -> str:
    """The title as far as file systems allow: "Hotel check-in" → `hotel-check-in.png`; `journey.png` for "???"."""
    kept = re.sub(r"[^\w]+", "-", clean(title).lower())[:_NAME_CHARACTERS].strip("-_")
    return f"{kept or 'journey'}.{ENDINGS.get(format, format)}"
