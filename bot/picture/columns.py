"""A touchpoint as a column of the map."""

from bot.journey.formulas import peak
from bot.journey.model import TAGS, Journey, Language, PainPoint, Touchpoint
from bot.picture import channels
from bot.picture.breaking import Measure, fitted
from bot.picture.sheet import Column, Pain
from bot.picture.words import word

LANES = ("physical_evidence", "frontstage", "backstage", "support")


class Columns:
    """Makes the columns of one journey; knows its pain points' numbers, its peak and its end."""

    def __init__(self, journey: Journey, language: Language, column_mm: float) -> None:
        touchpoints = journey.all_touchpoints()
        top = peak(touchpoints)
        self._language: Language = language
        self._peak = top.id if top else None
        self._end = touchpoints[-1].id if touchpoints else None
        self._numbers = {p.id: f"P{n}" for n, p in enumerate(journey.all_pain_points(), 1)}
        self._text = Measure(column_mm - 4.5, 8)
        self._beside = Measure(column_mm - 12.5, 9)
        self.lanes = tuple(lane for lane in LANES if any(getattr(t.lanes, lane) for t in touchpoints))

    def number(self, pain: str) -> str | None:
        return self._numbers.get(pain)

    def column(self, t: Touchpoint) -> Column:
        return Column(
            id=t.id,
            name=fitted(t.name, self._beside),
            channel=fitted(t.channel, self._beside),
            icon=channels.icon(t.channel),
            notes=self._notes(t),
            action=fitted(t.action, self._text),
            thought=fitted(t.thought, self._beside),
            evidence=len(t.evidence),
            emotion=t.emotion,
            spread=t.emotion_spread,
            answers=t.emotion_n,
            star=t.moment_of_truth,
            peak=t.id == self._peak,
            end=t.id == self._end and t.emotion is not None,
            pains=tuple(self._pain(p) for p in t.pain_points),
            lanes=tuple(fitted(getattr(t.lanes, lane), self._text) for lane in self.lanes),
        )

    def _notes(self, t: Touchpoint) -> tuple[str, ...]:
        rating = word("marks.rating", self._language, importance=t.importance, satisfaction=t.satisfaction)
        owner = word("marks.owner", self._language, name=t.owner) if t.owner else ""
        return tuple(fitted(note, self._text) for note in (owner, rating) if note)

    def _tag(self, tag: str) -> str:
        return word(f"tags.{tag}", self._language) if tag in TAGS else fitted(tag, self._beside)

    def _pain(self, p: PainPoint) -> Pain:
        return Pain(
            id=p.id,
            number=self._numbers[p.id],
            text=fitted(p.text, self._beside),
            severity=p.severity,
            evidence=len(p.evidence),
            votes=word("marks.votes", self._language, n=p.votes) if p.votes else "",
            tags=tuple(self._tag(tag) for tag in p.tags),
        )
