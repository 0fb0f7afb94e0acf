"""What the template is given: a journey laid out in leaves, segments and columns, every word chosen, nothing drawn yet.

Lengths are millimetres. All text is data: it reaches Typst as JSON and is never read as markup.
"""

import json
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

MARGIN_MM = 12.0
PAGE_MM = 396.0  # the width of A3 landscape without its margins
MM_A_POINT = 0.352778


@dataclass(frozen=True)
class PersonaCard:
    id: str
    name: str
    description: str
    needs: tuple[str, ...]
    expectations: tuple[str, ...]


@dataclass(frozen=True)
class Fact:
    label: str
    text: str


@dataclass(frozen=True)
class Head:
    title: str
    short: str
    who: str
    marks: str
    facts: tuple[Fact, ...]
    personas: tuple[PersonaCard, ...]
    brief: bool  # no higher than a head usually is


@dataclass(frozen=True)
class Pain:
    id: str
    number: str
    text: str
    severity: int | None
    evidence: int
    votes: str
    tags: tuple[str, ...]


@dataclass(frozen=True)
class Column:
    """One touchpoint; `lanes` are in the order of the sheet's."""

    id: str
    name: str
    channel: str
    icon: str
    notes: tuple[str, ...]
    action: str
    thought: str
    evidence: int
    emotion: int | None
    spread: float | None
    answers: int
    star: bool
    peak: bool
    end: bool
    pains: tuple[Pain, ...]
    lanes: tuple[str, ...]


@dataclass(frozen=True)
class Card:
    """An opportunity or an action: its number, what it says, what it refers to, and small print."""

    id: str
    number: str
    text: str
    refers: str
    mark: str
    points: tuple[str, ...]
    notes: tuple[str, ...]
    late: str = ""  # words, not a colour alone


@dataclass(frozen=True)
class Segment:
    """A stage, or the part of a stage that stands on one leaf; `width` is its number of columns."""

    id: str
    name: str
    part: str
    goal: str
    mean: float | None
    metrics: tuple[str, ...]
    width: int
    columns: tuple[Column, ...]
    opportunities: tuple[Card, ...]
    actions: tuple[Card, ...]


@dataclass(frozen=True)
class Leaf:
    """What stands side by side; `before` and `after` are the emotions next to it on the neighbouring leaves."""

    column: float
    segments: tuple[Segment, ...]
    before: int | None
    after: int | None


@dataclass(frozen=True)
class Moment:
    """A touchpoint worth naming in an overview."""

    id: str
    name: str
    emotion: int | None
    star: bool


@dataclass(frozen=True)
class Digest:
    """A stage in the overview: its curve, the touchpoints worth naming, its worst pain points."""

    id: str
    name: str
    goal: str
    mean: float | None
    counted: str
    columns: tuple[Column, ...]
    moments: tuple[Moment, ...]
    pains: tuple[Pain, ...]
    more: str
    opportunities: tuple[Card, ...]


@dataclass(frozen=True)
class Overview:
    column: float
    hint: str
    stages: tuple[Digest, ...]


@dataclass(frozen=True)
class Entry:
    """A line of an appendix: what it is told apart by, its text, and what is known of it."""

    id: str
    mark: str
    text: str
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Register:
    name: str
    title: str
    entries: tuple[Entry, ...]


Layout = Literal["sheet", "page", "pages"]


@dataclass(frozen=True)
class Sheet:
    """`layout` "sheet" is one page as high as it needs, "page" one A3 page, "pages" a flow over A3 pages in which the
    leaves `kept` are not torn. `scale` is that of the page, or of each leaf in a flow. `language` is that of the
    labels, `spoken` that of most of what people wrote."""

    template: ClassVar[str] = "map"
    language: str
    spoken: str
    width: float
    label: float
    head: Head
    lanes: tuple[str, ...]
    leaves: tuple[Leaf, ...]
    overview: Overview | None
    layout: Layout
    kept: tuple[int, ...]
    scale: float
    appendix: tuple[Register, ...]
    opportunities: tuple[Card, ...]
    actions: tuple[Card, ...]
    legend: tuple[str, ...]
    footer: str
    words: dict[str, str]

    def as_strip(self) -> "Sheet":
        """The same on one endless page, of which heights can be asked."""
        return replace(self, layout="sheet", scale=1.0)

    def json(self) -> str:
        return json.dumps(vars(self), ensure_ascii=False, default=vars)
