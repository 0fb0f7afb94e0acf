"""What the knowledge base gives out: passages, and what a search found."""

from dataclasses import dataclass
from typing import Literal

Language = Literal["zh", "en"]
Kind = Literal["method", "case", "industry", "document"]


@dataclass(frozen=True, slots=True)
class Passage:
    """One citable stretch of a page, 200-500 characters long as a rule.

    `page` is the page's id, the same in both languages; `id` names the passage and carries its language.
    `kind` is "document" for what a workspace added itself. `url` is where the reader can open the source. `wordings`
    are other ways to put what its page answers: searched, never shown.
    """

    id: str
    page: str
    title: str
    heading: str
    text: str
    language: Language
    kind: Kind
    source: str
    industries: tuple[str, ...]
    steps: tuple[str, ...]
    tags: tuple[str, ...]
    url: str | None
    position: int
    wordings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A passage and how well it fits the query, 0 to 1."""

    passage: Passage
    score: float


@dataclass(frozen=True, slots=True)
class Results:
    """What a search found, best first.

    When `answerable` is false, the first passage is the nearest page and may be shown as that, never as an answer.
    """

    found: tuple[Found, ...]
    answerable: bool
