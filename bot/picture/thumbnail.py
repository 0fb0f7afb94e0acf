"""The map for a phone: title, curve, stages, the three worst pains; nothing on it that cannot be read at 360 pixels."""

import json
from dataclasses import asdict, dataclass
from typing import ClassVar

from bot.journey.formulas import by_priority, stage_emotion
from bot.journey.model import Journey, Language
from bot.journey.tree import touchpoint_of
from bot.picture.breaking import Measure, fitted, shortened
from bot.picture.words import word

WIDTH_MM = 120.0
PIXELS = 720  # across
SMALLEST_PT = 10.5  # 11 pixels at 360 across
PAINS = 3
MOST_POINTS = 36  # on the curve; of a longer map the stages are its points
_WIDE, _NARROW = 1.02, 0.56  # ems of a Han and of a Latin letter


@dataclass(frozen=True)
class Row:
    """A stage: its number under the curve, its name, its mean feeling, how many touchpoints it has."""

    id: str
    number: str
    name: str
    mean: float | None
    emotions: tuple[float | None, ...]


@dataclass(frozen=True)
class Worst:
    id: str
    text: str
    where: str
    severity: int | None


@dataclass(frozen=True)
class Thumbnail:
    template: ClassVar[str] = "thumbnail"
    language: str
    title: str
    who: str
    stages: tuple[Row, ...]
    pains: tuple[Worst, ...]
    worst: str
    hint: str

    def json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)


def thumbnail(journey: Journey, language: Language) -> Thumbnail:
    who = " · ".join(p.name for p in journey.personas)
    marks = [who, word(f"state.{journey.state}", language) if journey.state else "", journey.updated_at[:10]]
    pains = tuple(_worst(journey, pain.id, pain.text, pain.severity) for pain, _ in by_priority(journey)[:PAINS])
    more = len(journey.all_pain_points()) - len(pains)
    return Thumbnail(
        language=language,
        title=_lines(journey.title, 2, 16, 106),
        who=_marks([mark for mark in marks if mark]),
        stages=tuple(_row(n, journey, language) for n in range(len(journey.stages))),
        pains=pains,
        worst=word("thumbnail.worst", language, more=more) if pains else "",
        hint=word("thumbnail.hint", language) if journey.stages else "",
    )


def _marks(marks: list[str]) -> str:
    """All of them where they fit; else those at the end fall away, for half a date tells nothing."""
    shown = _lines(" · ".join(marks), 1, SMALLEST_PT, 106)
    return _marks(marks[:-1]) if shown.endswith("…") and len(marks) > 1 else shown


def _row(n: int, journey: Journey, language: Language) -> Row:
    stage = journey.stages[n]
    name, mean = _lines(stage.name, 1, SMALLEST_PT, 84), stage_emotion(stage)
    every = tuple(t.emotion for t in stage.touchpoints)
    return Row(stage.id, str(n + 1), name, mean, every if len(journey.all_touchpoints()) <= MOST_POINTS else (mean,))


def _worst(journey: Journey, id: str, text: str, severity: int | None) -> Worst:
    where = touchpoint_of(journey, id).name
    return Worst(id, _lines(text, 2, SMALLEST_PT, 92), _lines(where, 1, SMALLEST_PT, 92), severity)


def _lines(text: str, lines: int, size_pt: float, width_mm: float) -> str:
    """As much of a text as stands on so many lines of the width, with … for the rest."""
    ems = lines * width_mm / (size_pt * 0.352778) * (0.86 if lines > 1 else 0.94)
    kept = 0
    for kept, character in enumerate(text, 1):  # noqa: B007 (how many were looked at is the result)
        ems -= _WIDE if character > "\u024f" else _NARROW
        if ems < _WIDE:
            break
    return fitted(shortened(text, max(1, kept)), Measure(width_mm, size_pt))
