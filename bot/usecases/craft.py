"""The craft over the knowledge base: what a tenant may draw on in a place."""

from collections.abc import Callable, Sequence
from typing import Protocol

from bot.guide.craft import Answer, FoundCase, Suggestion
from bot.guide.reply import Cited
from bot.journey.model import Language, PainPoint
from bot.usecases.inbound import Place
from knowledge.chunk import sentences
from knowledge.craft import cases_for, why
from knowledge.extract import Extract
from knowledge.library import KnowledgeBase
from knowledge.passage import Passage, Results
from knowledge.shelf import Shelf
from knowledge.template import IndustryTemplate, StageTemplate, detect_industry, template, templates

#: How many suggestions are taken from a stage of the trade's own, and from one of another trade.
_WHOLE, _BORROWED = 10, 3
LONGEST_QUOTATION = 180  # characters of a case that are quoted


class HasKnowledge(Protocol):
    def __call__(self) -> KnowledgeBase | None: ...


NOTHING = Answer(())
Before = Callable[[str], str | None]


def _nothing_before(question: str) -> str | None:
    return None


class KnowledgeCraft:
    """Implements `bot.guide.craft.Craft`."""

    def __init__(self, base: HasKnowledge, shelves: Sequence[Shelf], before: Before | None = None) -> None:
        """`before` tells the question that one may go on with."""
        self._base, self._shelves, self._before = base, tuple(shelves), before or _nothing_before

    def seeks(self, text: str) -> float:
        base = self._base()
        return base.seeks(text) if base else 0.0

    def industry(self, text: str) -> str | None:
        return detect_industry(text)

    def industries(self, language: Language) -> tuple[tuple[str, str], ...]:
        return tuple((t.industry, t.title) for t in templates(language))

    def goal_example(self, industry: str | None, language: Language) -> str | None:
        found = _template(industry, language)
        return _bare(found.goal_example) if found else None

    def persona_example(self, industry: str | None, language: Language) -> str | None:
        found = _template(industry, language)
        return _bare(found.persona_example) if found else None

    def stages(self, industry: str | None, language: Language) -> tuple[Suggestion, ...]:
        found = _template(industry, language)
        return tuple(Suggestion(s.name, _cite_stage(found, s)) for s in found.stages) if found else ()

    def touchpoints(
        self, industry: str | None, stage: str, position: int, language: Language
    ) -> tuple[Suggestion, ...]:
        return tuple(
            Suggestion(t.name, _cite_stage(whole, one), channel=t.channel, action=t.action)
            for whole, one, most in self._stages_like(industry, stage, language)
            for t in one.touchpoints[:most]
        )

    def pain_points(
        self, industry: str | None, touchpoint: str, stage: str, language: Language
    ) -> tuple[Suggestion, ...]:
        return tuple(
            Suggestion(p.text, _cite_stage(whole, one), tags=p.tags)
            for whole, one, most in self._stages_like(industry, stage, language)
            for p in one.pain_points[:most]
        )

    def _stages_like(
        self, industry: str | None, stage: str, language: Language
    ) -> list[tuple[IndustryTemplate, StageTemplate, int]]:
        """The stage of the trade's own template; where it has none of that name, those of other trades that are like
        it, and how much to take from each."""
        own = _stage(industry, stage, language)
        if own:
            return [(*own, _WHOLE)]
        base = self._base()
        borrowed = base.like_stage(stage, industry or "", language) if base else ()
        return [(one.template, one.stage, _BORROWED) for one in borrowed]

    def case_for(self, pain: PainPoint, industry: str | None, language: Language) -> FoundCase | None:
        base = self._base()
        if base is None:
            return None
        found = cases_for(
            base, pain.text, tags=pain.tags, industry=industry, language=language, k=1, shelves=self._shelves
        )
        return FoundCase(cited(found[0].passage), quotation(found[0].passage)) if found else None

    def why(self, step: str, language: Language) -> FoundCase | None:
        found = why(step, language)
        return FoundCase(cited(found), quotation(found)) if found else None

    def answer(self, question: str, step: str, industry: str | None, language: Language) -> Answer:
        base = self._base()
        if base is None:
            return NOTHING
        after = self._before(question)
        results = base.retrieve(
            question, language=language, k=5, step=step, industry=industry, shelves=self._shelves, after=after
        )
        return _answer(base.extract(base.in_thread(question, after), results, language, industry), results)

    def passage(self, id: str) -> tuple[Cited, str] | None:
        base = self._base()
        found = base.passage(id, self._shelves) if base else None
        return (cited(found), found.text) if found else None


def _answer(found: Extract, results: Results) -> Answer:
    quoted = tuple((one.text, cited(one.passage)) for one in found.quoted)
    shown = results.found and results.verdict != "nothing"
    nearest = cited(results.found[0].passage) if shown else None
    return Answer(quoted, nearest, tuple(cited(p) for p in found.more), found.other_language)


def cited(passage: Passage) -> Cited:
    heading = passage.heading if passage.kind == "document" and passage.heading != passage.title else ""
    return Cited(passage.id, passage.title, passage.source, passage.url, passage.leaf, heading)


def quotation(passage: Passage) -> str:
    """The first sentences of a passage, as they stand there; at most two."""
    told = ""
    for sentence in sentences(passage.text)[:2]:
        if told and len(told) + len(sentence) > LONGEST_QUOTATION:
            break
        told = f"{told}{'' if passage.language == 'zh' or not told else ' '}{sentence}"
    return told.strip()


def _template(industry: str | None, language: Language) -> IndustryTemplate | None:
    return (template(industry, language) if industry else None) or template("general", language)


def _stage(industry: str | None, stage: str, language: Language) -> tuple[IndustryTemplate, StageTemplate] | None:
    """The stage of the template that a team's stage is: by its name, in either language."""
    for spoken in (language, "en" if language == "zh" else "zh"):
        found = template(industry, spoken) if industry else None
        for number, one in enumerate(found.stages if found else ()):
            if found and one.name.casefold() == stage.casefold():
                told = template(industry or "", language) or found
                return told, told.stages[number]
    return None


def _bare(example: str) -> str:
    """An example without its "for example", because the question says that already."""
    for lead in (
        "For example, ",
        "For example: ",
        "For instance, ",
        "e.g. ",
        "例如，",
        "例如：",
        "例如",
        "比如，",
        "比如",
    ):
        if example.startswith(lead):
            return example.removeprefix(lead).rstrip(".。")
    return example.rstrip(".。")


def _cite_stage(whole: IndustryTemplate, one: StageTemplate) -> Cited:
    return Cited(one.passage_id, whole.title, "", None)


def shelves_of(tenant: str, place: Place) -> tuple[Shelf, ...]:
    """The workspace's shelf and this channel's own; a DM has its own."""
    return (Shelf(tenant), Shelf(tenant, place.channel)) if place.channel else (Shelf(tenant),)
