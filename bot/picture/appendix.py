"""What a PDF keeps behind the map, word for word: all evidence, every measured value, every translation."""

from collections.abc import Iterator
from typing import Protocol

from bot.journey.model import Action, Evidence, Journey, Language, Metric
from bot.picture.breaking import Measure, fitted
from bot.picture.columns import Columns
from bot.picture.sheet import Entry, Register
from bot.picture.words import number, word

TEXT, MARK, NOTE = Measure(66, 7.5), Measure(12, 7.5), Measure(36, 6.8)


def appendix(journey: Journey, language: Language, columns: Columns) -> tuple[Register, ...]:
    """One register for each kind of which there is something."""
    made = _Registers(journey, language, columns)
    kinds = {"evidence": made.evidence(), "measured": made.measured(), "translations": made.translations()}
    filled = ((name, tuple(entries)) for name, entries in kinds.items())
    return tuple(Register(name, word(f"appendix.{name}", language), entries) for name, entries in filled if entries)


class Identified(Protocol):
    @property
    def id(self) -> str: ...


class _Registers:
    def __init__(self, journey: Journey, language: Language, columns: Columns) -> None:
        self._journey, self._columns = journey, columns
        self._language: Language = language
        self._stages = {s.id: s.name for s in journey.stages}
        self._shown = {part.id: part for part in _parts(journey)}

    def evidence(self) -> Iterator[Entry]:
        for n, e in enumerate(self._journey.evidence, 1):
            kind = word(f"appendix.kind.{e.kind}", self._language)
            origin = word(f"appendix.origin.{e.origin}", self._language)
            day = e.date.isoformat() if e.date else ""
            said = (" · ".join((kind, origin)), e.source or "", day, self._used(e), e.permalink or "")
            yield self._entry(e.id, f"E{n}", e.text, said)

    def _used(self, e: Evidence) -> str:
        at = [t.name for t in self._journey.all_touchpoints() if e.id in t.evidence]
        at += [self._columns.number(p.id) or "" for p in self._journey.all_pain_points() if e.id in p.evidence]
        return word("appendix.used", self._language, places=at) if at else ""

    def measured(self) -> Iterator[Entry]:
        for n, m in enumerate(self._journey.metrics):
            yield self._entry(f"metric{n}", m.name, number(m.value), self._counted(m))
        for n, action in enumerate(self._journey.actions, 1):
            yield from self._effects(f"A{n}", action)

    def _counted(self, m: Metric) -> tuple[str, ...]:
        stage = self._stages.get(m.stage or "", "")
        few = f", {word('marks.small_sample', self._language)}" if m.n is not None and m.n < 30 else ""
        return (stage, f"n={m.n}{few}" if m.n is not None else "", m.date.isoformat() if m.date else "")

    def _effects(self, mark: str, action: Action) -> Iterator[Entry]:
        planned = [number(v) for v in (action.kpi.baseline, action.kpi.target) if v is not None]
        goal = word("appendix.planned", self._language, values=planned) if planned else ""
        for n, m in enumerate(action.measurements):
            value = f"{action.kpi.name or action.title}: {number(m.value)}{action.kpi.unit or ''}"
            yield self._entry(f"{action.id}.{n}", mark, value, (m.date.isoformat(), goal, m.note or ""))

    def translations(self) -> Iterator[Entry]:
        for n, t in enumerate(self._journey.translations):
            by = word(f"appendix.by.{t.by}", self._language)
            original = str(getattr(self._shown.get(t.of), t.field, "") or "")
            yield self._entry(f"translation{n}", t.language, t.text, (original, by))

    def _entry(self, id: str, mark: str, text: str, notes: tuple[str, ...]) -> Entry:
        kept = tuple(fitted(note, NOTE) for note in notes if note)
        return Entry(id, fitted(mark, MARK), fitted(text, TEXT), kept)


def _parts(journey: Journey) -> Iterator[Identified]:
    yield from journey.personas
    yield from journey.stages
    yield from journey.all_touchpoints()
    yield from journey.all_pain_points()
    yield from journey.opportunities
    yield from journey.actions
    yield from journey.evidence
