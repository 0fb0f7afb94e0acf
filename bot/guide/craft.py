"""What the guide asks of the knowledge base. Everything may be empty: the guide works without it."""

from dataclasses import dataclass
from typing import Protocol

from bot.guide.reply import Cited
from bot.journey.model import Language, PainPoint


@dataclass(frozen=True)
class Suggestion:
    """One thing to offer: `text` as it would be saved; `channel`, `action`, `tags` where it has them."""

    text: str
    cite: Cited
    channel: str | None = None
    action: str | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class FoundCase:
    cite: Cited
    quotation: str  # words of the passage, at most two sentences


@dataclass(frozen=True)
class Answer:
    """Sentences of the knowledge base with their passages; empty where it has none. `nearest` is what comes closest."""

    sentences: tuple[tuple[str, Cited], ...]
    nearest: Cited | None = None
    more: tuple[Cited, ...] = ()
    other_language: bool = False  # quoted from pages in the other language


class Craft(Protocol):
    def seeks(self, text: str) -> float: ...  # how sure, 0 to 1, that words ask about the craft
    def industry(self, text: str) -> str | None: ...
    def industries(self, language: Language) -> tuple[tuple[str, str], ...]: ...  # (key, title)
    def goal_example(self, industry: str | None, language: Language) -> str | None: ...
    def persona_example(self, industry: str | None, language: Language) -> str | None: ...
    def stages(self, industry: str | None, language: Language) -> tuple[Suggestion, ...]: ...
    def touchpoints(
        self, industry: str | None, stage: str, position: int, language: Language
    ) -> tuple[Suggestion, ...]: ...
    def pain_points(
        self, industry: str | None, touchpoint: str, stage: str, language: Language
    ) -> tuple[Suggestion, ...]: ...
    def case_for(self, pain: PainPoint, industry: str | None, language: Language) -> FoundCase | None: ...
    def why(self, step: str, language: Language) -> FoundCase | None: ...
    def answer(self, question: str, step: str, industry: str | None, language: Language) -> Answer: ...
    def passage(self, id: str) -> tuple[Cited, str] | None: ...
