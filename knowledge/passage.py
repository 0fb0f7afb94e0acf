"""What the knowledge base gives out: passages, and what a search found."""

from dataclasses import dataclass
from typing import Literal

Language = Literal["zh", "en"]
Kind = Literal["method", "case", "industry", "document"]
#: Whether what was found answers, is only the closest page, or is nothing worth showing.
Verdict = Literal["answer", "closest", "nothing"]


@dataclass(frozen=True, slots=True)
class Passage:
    """One citable stretch of a page, 200-500 characters long as a rule.

    `page` is the page's id, the same in both languages; `id` names the passage and carries its language.
    `kind` is "document" for what a workspace added itself. `url` is where the reader can open the source. `wordings`
    are other ways to put what its page answers: searched, never shown. `leaf` is the page or slide of the file.
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
    leaf: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A passage, how well it fits the query beside the others (0 to 1), and how near it is in itself: the mean of the
    cosines of passage and best sentence, and its keywords."""

    passage: Passage
    score: float
    near: float = 0.0


@dataclass(frozen=True, slots=True)
class Results:
    """What a search found, best first.

    When the verdict is "closest", the first passage may be shown as the nearest page, never as an answer; when it is
    "nothing", not even that.
    """

    found: tuple[Found, ...]
    verdict: Verdict

    @property
    def answerable(self) -> bool:
        return self.verdict == "answer"
