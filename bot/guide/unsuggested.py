"""A craft that suggests nothing: for a question that is only to be read, at once and without a look at the sources."""

from bot.guide.craft import Answer, FoundCase, Suggestion
from bot.guide.reply import Cited
from bot.journey.model import Language, PainPoint


class Unsuggested:
    """Implements `bot.guide.craft.Craft`."""

    def seeks(self, text: str) -> float:
        return 0.0

    def industry(self, text: str) -> str | None:
        return None

    def industries(self, language: Language) -> tuple[tuple[str, str], ...]:
        return ()

    def goal_example(self, industry: str | None, language: Language) -> str | None:
        return None

    def persona_example(self, industry: str | None, language: Language) -> str | None:
        return None

    def stages(self, industry: str | None, language: Language) -> tuple[Suggestion, ...]:
        return ()

    def touchpoints(
        self, industry: str | None, stage: str, position: int, language: Language
    ) -> tuple[Suggestion, ...]:
        return ()

    def pain_points(
        self, industry: str | None, touchpoint: str, stage: str, language: Language
    ) -> tuple[Suggestion, ...]:
        return ()

    def case_for(self, pain: PainPoint, industry: str | None, language: Language) -> FoundCase | None:
        return None

    def why(self, step: str, language: Language) -> FoundCase | None:
        return None

    def answer(self, question: str, step: str, industry: str | None, language: Language) -> Answer:
        return Answer(())

    def passage(self, id: str) -> tuple[Cited, str] | None:
        return None
