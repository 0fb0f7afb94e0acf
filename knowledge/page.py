"""A page of the knowledge base: its front matter and its body."""

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from knowledge.normal import language_of
from knowledge.passage import Kind, Language

INDUSTRIES = (
    "bank_branch", "bank_mobile", "hotel", "travel", "retail_store", "ecommerce",
    "restaurant", "saas", "insurance", "healthcare", "general",
)  # fmt: skip
STEPS = (
    "scope", "persona", "evidence", "stages", "touchpoints", "emotions",
    "pain_points", "opportunities", "actions", "review", "follow_up",
)  # fmt: skip
STAGES = ("awareness", "consideration", "decision", "purchase", "use", "after_sales", "loyalty")
TAGS = (
    "wait", "annoyed", "think", "repeat",
    "tangibles", "reliability", "responsiveness", "assurance", "empathy",
)  # fmt: skip

Industry = Literal[
    "bank_branch", "bank_mobile", "hotel", "travel", "retail_store", "ecommerce",
    "restaurant", "saas", "insurance", "healthcare", "general",
]  # fmt: skip
Step = Literal[
    "scope", "persona", "evidence", "stages", "touchpoints", "emotions",
    "pain_points", "opportunities", "actions", "review", "follow_up",
]  # fmt: skip
Stage = Literal["awareness", "consideration", "decision", "purchase", "use", "after_sales", "loyalty"]
Tag = Literal[
    "wait", "annoyed", "think", "repeat",
    "tangibles", "reliability", "responsiveness", "assurance", "empathy",
]  # fmt: skip


class FrontMatter(BaseModel):
    """The head of a page of the product's own corpus; every key is known, so that a slip of the pen is found.

    `wordings`: how people put what the page answers who do not know its terms; searched, never shown.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    title: str
    language: Language
    kind: Literal["method", "case", "industry"]
    industries: tuple[Industry, ...] = ()
    stages: tuple[Stage, ...] = ()
    steps: tuple[Step, ...] = ()
    tags: tuple[Tag, ...] = ()
    aliases: tuple[str, ...] = ()
    wordings: tuple[str, ...] = ()
    source: str
    source_date: datetime.date | None = None
    translation_of: Language | None = None
    template: tuple[str, ...] = ()
    persona_example: str | None = None
    goal_example: str | None = None


class BrokenPage(ValueError):
    """A page of the own corpus whose front matter cannot be read; says which file and why."""


@dataclass(frozen=True, slots=True)
class Page:
    """One document before it is cut into passages. `id` is without language; `key` is unique in its shelf;
    `wordings` as in the front matter."""

    id: str
    title: str
    language: Language
    kind: Kind
    body: str
    source: str
    industries: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    wordings: tuple[str, ...] = ()
    template: tuple[str, ...] = ()
    persona_example: str | None = None
    goal_example: str | None = None
    url: str | None = None

    @property
    def key(self) -> str:
        return f"{self.language}/{self.id}"


def parse_page(text: str, path: Path) -> Page:
    """A page of the own corpus from its file's text. Raises `BrokenPage`."""
    head, body = _split(text)
    if head is None:
        raise BrokenPage(f"{path}: no front matter")
    try:
        front = FrontMatter.model_validate(yaml.load(head, Loader=_LOADER))
    except (yaml.YAMLError, ValidationError) as error:
        raise BrokenPage(f"{path}: {error}") from error
    return Page(
        id=front.id, title=front.title, language=front.language, kind=front.kind, body=body,
        source=_dated(front.source, front.source_date), industries=front.industries, stages=front.stages,
        steps=front.steps, tags=front.tags, aliases=front.aliases, wordings=front.wordings,
        template=front.template, persona_example=front.persona_example, goal_example=front.goal_example,
    )  # fmt: skip


def plain_page(text: str, *, id: str, title: str, source: str, url: str | None = None) -> Page:
    """A page from a text that came without our front matter, such as a workspace's own document."""
    _, body = _split(text)
    return Page(id=id, title=title, language=language_of(body), kind="document", body=body, source=source, url=url)


def _split(text: str) -> tuple[str | None, str]:
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if text.startswith("---\n") and (end := text.find("\n---", 3)) > 0:
        return text[4:end], text[end + 4 :].lstrip("-").lstrip("\n")
    return None, text


def _dated(source: str, date: datetime.date | None) -> str:
    return f"{source}, {date.isoformat()}" if date else source


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
