"""What a section shows where plain text is poorer. The section's text says the same, for wherever this is refused."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Cell:
    """`text` as it is, no Markdown; with `url` it leads there."""

    text: str
    url: str = ""


@dataclass(frozen=True)
class Table:
    """Rows as long as the head; the first column names the row. At least one row."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Curve:
    """Points from left to right; names need not be unique."""

    title: str
    label: str  # what the height means
    points: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Card:
    """One thing of several; the buttons of its section stand in it. Texts as they are, no Markdown."""

    title: str
    note: str
    text: str
    url: str = ""  # where its title leads


@dataclass(frozen=True)
class Task:
    title: str
    state: Literal["pending", "in_progress", "complete", "error"]


@dataclass(frozen=True)
class Steps:
    """What is done, what is being done and what is to come."""

    title: str
    tasks: tuple[Task, ...]


Shown = Table | Curve | Card | Steps
