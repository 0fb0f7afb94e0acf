"""The overview: every stage and the whole curve on one picture, with what matters most of the rest."""

from collections.abc import Sequence

from bot.journey.formulas import by_priority, stage_emotion
from bot.journey.model import Journey, Language, Stage, Touchpoint
from bot.picture.breaking import Measure, fitted, shortened
from bot.picture.cards import Cards
from bot.picture.columns import Columns
from bot.picture.sheet import Column, Digest, Moment, Overview
from bot.picture.words import word

NAME, TEXT = 44, 72  # characters
MOMENTS, PAINS, OPPORTUNITIES = 5, 3, 2


def overview(journey: Journey, language: Language, column_mm: float) -> Overview:
    """One digest a stage, each as wide as a column."""
    brief = _in_brief(journey)
    columns = Columns(brief, language, column_mm)
    digests = _Digests(brief, language, columns, Measure(column_mm - 8, 8))
    hint = word(
        "overview.hint",
        language,
        stages=len(journey.stages),
        touchpoints=len(journey.all_touchpoints()),
        pains=len(journey.all_pain_points()),
    )
    return Overview(column_mm, hint, tuple(digests.digest(s) for s in brief.stages))


class _Digests:
    def __init__(self, brief: Journey, language: Language, columns: Columns, text: Measure) -> None:
        self._language: Language = language
        self._columns, self._text = columns, text
        self._cards = Cards(brief, language, columns.number)
        self._pressing = [pain.id for pain, _ in by_priority(brief)]

    def digest(self, stage: Stage) -> Digest:
        columns = tuple(self._columns.column(t) for t in stage.touchpoints)
        pains = sorted((p for c in columns for p in c.pains), key=lambda p: self._pressing.index(p.id))
        here: set[str | None] = {t.id for t in stage.touchpoints}
        return Digest(
            id=stage.id,
            name=fitted(stage.name, self._text),
            goal=fitted(stage.customer_goal, self._text),
            mean=stage_emotion(stage),
            counted=word("overview.touchpoints", self._language, n=len(columns)),
            columns=columns,
            moments=tuple(Moment(c.id, c.name, c.emotion, c.star) for c in _worth_naming(columns)),
            pains=tuple(pains[:PAINS]),
            more=word("overview.more", self._language, n=len(pains) - PAINS) if len(pains) > PAINS else "",
            opportunities=self._cards.opportunities(here, self._text)[:OPPORTUNITIES],
        )


def _worth_naming(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Moments of truth first, then where feelings are strongest; in the order of the journey."""
    ranked = sorted(columns, key=lambda c: (not c.star, c.emotion is None, -abs(c.emotion or 0)))
    chosen = {c.id for c in ranked[:MOMENTS]}
    return tuple(c for c in columns if c.id in chosen)


def _in_brief(journey: Journey) -> Journey:
    """The same journey with its longer texts shortened."""
    return journey.model_copy(
        update={
            "stages": tuple(map(_brief_stage, journey.stages)),
            "opportunities": tuple(
                o.model_copy(update={"how_might_we": shortened(o.how_might_we, TEXT), "ideas": (), "cases": ()})
                for o in journey.opportunities
            ),
        }
    )


def _brief_stage(stage: Stage) -> Stage:
    return stage.model_copy(
        update={
            "name": shortened(stage.name, NAME),
            "customer_goal": shortened(stage.customer_goal or "", TEXT),
            "touchpoints": tuple(map(_brief_touchpoint, stage.touchpoints)),
        }
    )


def _brief_touchpoint(t: Touchpoint) -> Touchpoint:
    pains = tuple(p.model_copy(update={"text": shortened(p.text, TEXT)}) for p in t.pain_points)
    return t.model_copy(update={"name": shortened(t.name, NAME), "pain_points": pains})
