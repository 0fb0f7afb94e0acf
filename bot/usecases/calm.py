"""A craft that never fails: a fault of the knowledge base is logged and answered with nothing, because the guide works
without it."""

import logging
from collections.abc import Callable
from typing import TypeVar

from bot.guide.craft import Answer, Craft, FoundCase, Suggestion
from bot.guide.reply import Cited
from bot.journey.model import Language, PainPoint

log = logging.getLogger("bot.craft")
T = TypeVar("T")
NOTHING = Answer(())


def calmly(ask: Callable[[], T], empty: T) -> T:
    try:
        return ask()
    except Exception:
        log.exception("the knowledge base failed")
        return empty


class CalmCraft:
    """Implements `bot.guide.craft.Craft` over another one."""

    def __init__(self, craft: Craft) -> None:
        self._craft = craft

    def seeks(self, text: str) -> float:
        return calmly(lambda: self._craft.seeks(text), 0.0)

    def industry(self, text: str) -> str | None:
        return calmly(lambda: self._craft.industry(text), None)

    def industries(self, language: Language) -> tuple[tuple[str, str], ...]:
        return calmly(lambda: self._craft.industries(language), ())

    def goal_example(self, industry: str | None, language: Language) -> str | None:
        return calmly(lambda: self._craft.goal_example(industry, language), None)

    def persona_example(self, industry: str | None, language: Language) -> str | None:
        return calmly(lambda: self._craft.persona_example(industry, language), None)

    def stages(self, industry: str | None, language: Language) -> tuple[Suggestion, ...]:
        return calmly(lambda: self._craft.stages(industry, language), ())

    def touchpoints(
        self, industry: str | None, stage: str, position: int, language: Language
    ) -> tuple[Suggestion, ...]:
        return calmly(lambda: self._craft.touchpoints(industry, stage, position, language), ())

    def pain_points(
        self, industry: str | None, touchpoint: str, stage: str, language: Language
    ) -> tuple[Suggestion, ...]:
        return calmly(lambda: self._craft.pain_points(industry, touchpoint, stage, language), ())

    def case_for(self, pain: PainPoint, industry: str | None, language: Language) -> FoundCase | None:
        return calmly(lambda: self._craft.case_for(pain, industry, language), None)

    def why(self, step: str, language: Language) -> FoundCase | None:
        return calmly(lambda: self._craft.why(step, language), None)

    def answer(self, question: str, step: str, industry: str | None, language: Language) -> Answer:
        return calmly(lambda: self._craft.answer(question, step, industry, language), NOTHING)

    def passage(self, id: str) -> tuple[Cited, str] | None:
        return calmly(lambda: self._craft.passage(id), None)
