"""Crafts for tests of the guide: one that knows nothing, and one that knows the hotel."""

from bot.guide.craft import Answer, FoundCase, Suggestion
from bot.guide.reply import Cited
from bot.journey.model import Language, PainPoint

HOTEL = Cited("en/industry-hotel#1", "Hotel stay", "general knowledge of the field")


class NoCraft:
    """An empty knowledge base: the guide works without it."""

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


class HotelCraft(NoCraft):
    """Knows one industry, one case and one answer."""

    def industry(self, text: str) -> str | None:
        return "hotel" if "hotel" in text.lower() or "酒店" in text else None

    def industries(self, language: Language) -> tuple[tuple[str, str], ...]:
        return (
            ("hotel", "酒店" if language == "zh" else "Hotel"),
            ("restaurant", "餐饮" if language == "zh" else "Restaurant"),
        )

    def stages(self, industry: str | None, language: Language) -> tuple[Suggestion, ...]:
        names = ("预订", "到店", "入住", "离店") if language == "zh" else ("Book", "Arrive", "Stay", "Leave")
        return tuple(Suggestion(name, HOTEL) for name in names)

    def touchpoints(
        self, industry: str | None, stage: str, position: int, language: Language
    ) -> tuple[Suggestion, ...]:
        if stage not in ("Arrive", "到店"):
            return ()
        return (
            Suggestion("Front desk", HOTEL, channel="in person", action="checks in"),
            Suggestion("Lift", HOTEL, channel="in person"),
        )

    def case_for(self, pain: PainPoint, industry: str | None, language: Language) -> FoundCase | None:
        if "queue" not in pain.text:
            return None
        return FoundCase(Cited("en/case-queue#0", "A queue at check-in", "an illustration"), "The queue went.")

    def answer(self, question: str, step: str, industry: str | None, language: Language) -> Answer:
        cite = Cited("en/method-expectations#0", "Expectations", "general knowledge of the field")
        return Answer((("People judge against what they expected.", cite),))
