"""What stands on the page, whatever it is written as. All text is plain: no Markdown, no markup."""

from dataclasses import dataclass, replace
from typing import Literal

from bot.journey.model import Language

Format = Literal["pdf", "png", "pptx", "html", "xlsx"]


@dataclass(frozen=True)
class Line:
    """A row of measurements: (ISO date, value, lowest, highest), the ends of the interval None where unknown."""

    name: str
    points: tuple[tuple[str, float, float | None, float | None], ...]


@dataclass(frozen=True)
class Mark:
    """Something that happened on a day, drawn under the lines."""

    date: str
    label: str


@dataclass(frozen=True)
class Scored:
    """What everybody gave one place, on a scale of whole numbers."""

    scores: tuple[int, ...]
    low: int
    high: int


@dataclass(frozen=True)
class Block:
    """One part: paragraphs, then scores place by place, then a table, then lines over time; each may be missing.
    `tints` has a value from −2 to 2 for each cell of `rows` that is coloured by it, None for the others; `bars` a
    share from 0 to 1 for each row, drawn under its first cell."""

    title: str
    text: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    tints: tuple[tuple[float | None, ...], ...] = ()
    lines: tuple[Line, ...] = ()
    marks: tuple[Mark, ...] = ()
    scored: tuple[Scored, ...] = ()
    bars: tuple[float, ...] = ()
    sources: tuple[str, ...] = ()

    def tint(self, row: int, column: int) -> float | None:
        return self.tints[row][column] if row < len(self.tints) and column < len(self.tints[row]) else None


@dataclass(frozen=True)
class Report:
    """`about` says when it was made and who may have seen it."""

    title: str
    language: Language
    format: Format
    about: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    alt: str = ""  # what its parts show, where their first sentences do not say it

    @property
    def sourced_once(self) -> tuple[Block, ...]:
        """The parts, where the same sources under several in a row stand under the last of them only."""
        following = (*(block.sources for block in self.blocks[1:]), ())
        pairs = zip(self.blocks, following, strict=False)
        return tuple(replace(block, sources=()) if block.sources == after else block for block, after in pairs)

    @property
    def told(self) -> str:
        """In words, for whoever cannot see it: the titles and the first sentence of each part."""
        parts = [f"{b.title}: {b.text[0]}" if b.text else b.title for b in self.blocks]
        return "\n".join((self.title, *parts, *([self.alt] if self.alt else [])))
