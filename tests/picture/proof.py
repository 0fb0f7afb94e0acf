"""A printed sheet read back: where each cell stands, asked of Typst, and where each character stands, by the PDF."""

import io
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pdfplumber

from bot.picture.press import Box, Press
from bot.picture.sheet import Sheet

PRESS = Press()
SLACK_PT = 1.2  # side bearings and faux bold
WIDEST_LETTER_PT = 30.0
TOP_MARGIN_PT, BOTTOM_MARGIN_PT = 12 * 72 / 25.4, 17 * 72 / 25.4
BAND = (0x23 / 255, 0x44 / 255, 0x5C / 255)  # the fill of a stage's head

CLOSING, OPENING = "，。、；：！？」』）】》”’…·", "「『（【《“‘"
COLUMN_CELLS = (".touchpoint", ".action", ".thought", ".pains")


@dataclass(frozen=True)
class Letter:
    page: int
    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


@dataclass(frozen=True)
class Page:
    width: float
    height: float
    letters: tuple[Letter, ...]
    bands: tuple[tuple[float, float, float, float], ...]

    @cached_property
    def by_left(self) -> list[tuple[float, int]]:
        """Where each letter begins, from left to right, with its place in the order of setting."""
        return sorted((letter.left, n) for n, letter in enumerate(self.letters))

    def between(self, left: float, right: float) -> Iterator[Letter]:
        """The letters that begin between the two, in the order they were set."""
        first, last = bisect_left(self.by_left, (left, 0)), bisect_right(self.by_left, (right, len(self.letters)))
        return (self.letters[n] for n in sorted(n for _, n in self.by_left[first:last]))


@dataclass(frozen=True)
class Area:
    page: int
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, letter: Letter) -> bool:
        x, y = letter.middle
        across = self.left - SLACK_PT <= x <= self.right + SLACK_PT
        return across and self.top - SLACK_PT <= y <= self.bottom + SLACK_PT


class Proof:
    def __init__(self, sheet: Sheet) -> None:
        self.boxes = PRESS.boxes(sheet)
        with pdfplumber.open(io.BytesIO(PRESS.prints(sheet, "pdf"))) as pdf:
            self.pages = tuple(_page(n, page) for n, page in enumerate(pdf.pages, 1))

    @cached_property
    def letters(self) -> tuple[Letter, ...]:
        return tuple(letter for page in self.pages for letter in page.letters)

    def text(self, key: str) -> str:
        """What stands in the cell, without blanks, in the order it was set."""
        return squeezed("".join(letter.text for letter in self.inside(self.boxes[key])))

    def inside(self, box: Box) -> Iterator[Letter]:
        for area in self._areas(box):
            for letter in self.pages[area.page - 1].between(area.left - WIDEST_LETTER_PT, area.right):
                if area.holds(letter):
                    yield letter

    def _areas(self, box: Box) -> Iterator[Area]:
        """A cell that runs on to other pages has an area on each, below the stages' heads that are repeated there."""
        for number in range(box.page, box.last_page + 1):
            page = self.pages[number - 1]
            heads = (y1 for x0, y0, x1, y1 in page.bands if x0 < box.right and x1 > box.left and y0 < TOP_MARGIN_PT + 1)
            top = box.top if number == box.page else max(heads, default=TOP_MARGIN_PT)
            bottom = box.bottom if number == box.last_page else page.height - BOTTOM_MARGIN_PT
            yield Area(number, box.left, top, box.right, bottom)

    def astray(self) -> list[tuple[str, Letter]]:
        """Letters that belong to a cell by their middle and reach out of its sides, or out of the page."""
        found = [("page", letter) for letter in self.letters if not self._on_page(letter)]
        for key, box in self.boxes.items():
            for letter in self.inside(box):
                if letter.left < box.left - SLACK_PT or letter.right > box.right + SLACK_PT:
                    found.append((key, letter))
        return found

    def homeless(self) -> list[Letter]:
        """On a sheet of one page: letters among the touchpoints' cells that are in none of them."""
        cells = [box for key, box in self.boxes.items() if key.endswith(COLUMN_CELLS)]
        if not cells or len(self.pages) > 1:
            return []
        left, top, bottom = min(c.left for c in cells), min(c.top for c in cells), max(c.bottom for c in cells)
        housed = {id(letter) for box in self.boxes.values() for letter in self.inside(box)}
        around = (x for x in self.letters if x.left > left and top < x.top < bottom)
        return [letter for letter in around if id(letter) not in housed]

    def _on_page(self, letter: Letter) -> bool:
        page = self.pages[letter.page - 1]
        return letter.left >= 0 and letter.right <= page.width and letter.top >= 0 and letter.bottom <= page.height

    def overlaps(self) -> list[tuple[str, str]]:
        """Pairs of cells that share an area larger than a hair."""
        areas = sorted(
            ((area, key) for key, box in self.boxes.items() for area in self._areas(box)),
            key=lambda pair: (pair[0].page, pair[0].top),
        )
        found = []
        for i, (first, a) in enumerate(areas):
            for second, b in areas[i + 1 :]:
                if second.page > first.page or second.top >= first.bottom - 0.1:
                    break
                if min(first.right, second.right) - max(first.left, second.left) > 0.1:
                    found.append((a, b))
        return found


def squeezed(text: str) -> str:
    """Without blanks, soft breaks and drawn emoji."""
    return re.sub(r"[\s\u200b\u00ad\ue000-\ue005]+", "", text)


def _letter(page: int, char: dict[str, Any]) -> Letter:
    """Full-width punctuation fills half its square; the blank half may hang over the end of a line."""
    left, right = char["x0"], char["x1"]
    middle = (left + right) / 2
    if char["text"] in CLOSING:
        right = middle
    if char["text"] in OPENING:
        left = middle
    return Letter(page, char["text"], left, char["top"], right, char["bottom"])


def _page(number: int, page: pdfplumber.page.Page) -> Page:
    letters = tuple(_letter(number, char) for char in page.chars if squeezed(char["text"]))
    bands = tuple((r["x0"], r["top"], r["x1"], r["bottom"]) for r in page.rects if _is_band(r["non_stroking_color"]))
    return Page(float(page.width), float(page.height), letters, bands)


def _is_band(colour: object) -> bool:
    return (
        isinstance(colour, tuple)
        and len(colour) == 3
        and all(abs(a - b) < 0.01 for a, b in zip(colour, BAND, strict=True))
    )
