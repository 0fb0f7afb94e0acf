"""Maps over one another: the curves of several customers, or of what is and what should be, on the same stages."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from bot.journey.formulas import by_priority, stage_emotion
from bot.journey.model import Journey, Language, Stage
from bot.picture.breaking import Measure, fitted, shortened
from bot.picture.sheet import PAGE_MM
from bot.picture.words import word

MOST = 4  # curves that can still be told apart
LABEL_MM, NARROWEST_MM = 46.0, 44.0
TEXT = 90  # characters of a pain point


@dataclass(frozen=True)
class Pain:
    text: str
    severity: int | None


@dataclass(frozen=True)
class Share:
    """What one map says of a stage; none of it where the map has no such stage."""

    id: str
    here: bool
    mean: float | None
    emotions: tuple[int | None, ...]
    counted: str
    pain: Pain | None


@dataclass(frozen=True)
class Row:
    """A map: what it is called, whose it is, and its share of each stage."""

    id: str
    name: str
    about: str
    shares: tuple[Share, ...]


@dataclass(frozen=True)
class Beside:
    template: ClassVar[str] = "beside"
    language: str
    width: float
    label: float
    column: float
    title: str
    stages: tuple[str, ...]
    rows: tuple[Row, ...]
    feelings: str
    footer: str

    def json(self) -> str:
        return json.dumps(vars(self), ensure_ascii=False, default=vars)


def beside(journeys: Sequence[Journey], language: Language) -> Beside:
    """Up to four maps; stages of one name are one column, others stand where their map has them."""
    shown = tuple(journeys[:MOST])
    names = merged([[s.name for s in j.stages] for j in shown])
    column = max(NARROWEST_MM, (PAGE_MM - LABEL_MM) / max(1, len(names)))
    made = _Rows(language, names, Measure(column - 14, 8))
    titles = [shortened(j.title, 60) for j in shown]
    return Beside(
        language=language,
        width=max(PAGE_MM / 2, LABEL_MM + column * len(names)),
        label=LABEL_MM,
        column=column,
        title=fitted(word("beside.title", language, titles=list(dict.fromkeys(titles))), Measure(360, 16)),
        stages=tuple(fitted(name, Measure(column - 6, 11)) for name in names),
        rows=tuple(made.row(j) for j in shown),
        feelings=word("lanes.emotion", language),
        footer=word("beside.footer", language, more=len(journeys) - len(shown)),
    )


def merged(orders: Sequence[Sequence[str]]) -> list[str]:
    """Every name once; a name that only a later list has stands behind the one before it there."""
    found: list[str] = []
    for order in orders:
        at = 0
        for name in order:
            known = next((n for n, one in enumerate(found) if _same(one, name)), None)
            if known is None:
                found.insert(at, name)
            at = (at if known is None else known) + 1
    return found


def _same(one: str, other: str) -> bool:
    return one.strip().casefold() == other.strip().casefold()


class _Rows:
    def __init__(self, language: Language, names: Sequence[str], text: Measure) -> None:
        self._language: Language = language
        self._names, self._text = names, text

    def row(self, journey: Journey) -> Row:
        who = " · ".join(p.name for p in journey.personas)
        state = word(f"state.{journey.state}", self._language) if journey.state else ""
        about = " · ".join(filter(None, (who, state, journey.updated_at[:10])))
        pains = {pain.id: n for n, (pain, _) in enumerate(by_priority(journey))}
        room = Measure(LABEL_MM - 12, 9)
        shares = tuple(self._share(journey, name, pains) for name in self._names)
        return Row(journey.id, fitted(shortened(journey.title, 60), room), fitted(about, room), shares)

    def _share(self, journey: Journey, name: str, order: dict[str, int]) -> Share:
        stage = next((s for s in journey.stages if _same(s.name, name)), None)
        if stage is None:
            return Share(f"{journey.id}.{name}", False, None, (), word("beside.absent", self._language), None)
        return Share(
            id=f"{journey.id}.{stage.id}",
            here=True,
            mean=stage_emotion(stage),
            emotions=tuple(t.emotion for t in stage.touchpoints),
            counted=word("overview.touchpoints", self._language, n=len(stage.touchpoints)),
            pain=self._worst(stage, order),
        )

    def _worst(self, stage: Stage, order: dict[str, int]) -> Pain | None:
        pains = [p for t in stage.touchpoints for p in t.pain_points]
        worst = min(pains, key=lambda p: order[p.id], default=None)
        return Pain(fitted(shortened(worst.text, TEXT), self._text), worst.severity) if worst else None
