"""read(message, situation) → Reading. Pure: the same words in the same situation are always read alike."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date as Date
from typing import Protocol

import numpy as np

from bot.reading.assembling import facts
from bot.reading.claims import claimed
from bot.reading.clauses import paused
from bot.reading.facts import Fact
from bot.reading.learned.calibration import Calibration
from bot.reading.learned.decode import Stretch, classed, stretches
from bot.reading.learned.features import SMALL
from bot.reading.learned.form import Form
from bot.reading.learned.network import Network, Scores
from bot.reading.learned.view import view
from bot.reading.reading import Clause, Reading, Request
from bot.reading.rounding import joined, rounded
from bot.reading.situation import Situation
from bot.reading.text import Span, Text, normalised

ASIDE = 0.6  # share of right ones, from which on talk is taken to be beside the map
LEAST_TO_KEEP = 3  # letters between stretches that may be something


def _letters(text: Text, first: int, last: int) -> int:
    return sum(len(u.text) for u in text.units[first : last + 1] if u.text[0].isalnum() and u.text.lower() not in SMALL)


class Reader(Protocol):
    def read(self, message: str, situation: Situation, today: Date) -> Reading: ...


class LearnedReader:
    """The built-in reader: a network over the units of the message, its probabilities calibrated on other authors."""

    def __init__(self, network: Network, calibration: Calibration, form: Form) -> None:
        self._network, self._calibration, self._form = network, calibration, form

    def read(self, message: str, situation: Situation, today: Date) -> Reading:
        text = normalised(message)
        if not text.form.split():
            return Reading(message, (Clause(Span(0, len(message)), "aside", 1.0),) if message.strip() else ())
        scores = self._network.run(view(text, situation, self._network.base))
        found = claimed(text, joined(text, rounded(text, scores, stretches(scores)), self._saves), situation)
        told = facts(text, found, situation, today)
        clauses = [made for n, s in enumerate(found) for made in self._clauses(text, scores, n, s, told)]
        every = _all_of(message, text, clauses, len(scores.tags))
        return Reading(message, every, _request(text, scores, found), self._form.tidy(text.form))

    def _saves(self, stretch: Stretch) -> bool:
        return self._calibration.sure(stretch.kind, stretch.sure) >= self._calibration.least(stretch.kind)

    def _clauses(
        self, text: Text, scores: Scores, number: int, stretch: Stretch, told: Mapping[int, Fact]
    ) -> Iterator[Clause]:
        """One for a stretch; words between stretches pause by pause, those that may be something kept."""
        if stretch.kind not in ("O", "reference"):
            yield self._clause(text, number, stretch, told.get(number))
            return
        for part in paused(text, stretch.first, stretch.last):
            sure = float(np.exp(scores.tags[part[0] : part[1] + 1, 0].mean())) if stretch.kind == "O" else 1.0
            kept = sure < self._calibration.least_glue and _letters(text, *part) >= LEAST_TO_KEEP
            yield Clause(text.span(*part), "kept" if kept else "glue", sure)

    def _clause(self, text: Text, number: int, stretch: Stretch, fact: Fact | None) -> Clause:
        span = text.span(stretch.first, stretch.last)
        sure = self._calibration.sure(stretch.kind, stretch.sure)
        if fact is not None:
            saved = sure >= self._calibration.least(stretch.kind)
            return Clause(span, "saved" if saved else "kept", sure, replace(fact, sure=sure))
        if stretch.kind == "command":
            return Clause(span, "acted", sure, act=stretch.classes[0][0])
        if stretch.kind == "question":
            return Clause(span, "asked", sure)
        if stretch.kind == "aside":
            return Clause(span, "aside" if sure >= ASIDE else "kept", sure)
        return Clause(span, "glue", stretch.sure)


def _all_of(message: str, text: Text, clauses: list[Clause], looked_at: int) -> tuple[Clause, ...]:
    """What is too long to be looked at is kept as it stands."""
    if looked_at >= len(text.units):
        return tuple(clauses)
    rest = Span(text.span(looked_at, looked_at).start, len(message))
    return (*clauses, Clause(rest, "kept", 0.0))


def _request(text: Text, scores: Scores, found: Sequence[Stretch]) -> Request | None:
    end = len(scores.tags) - 1
    does, sure = classed(scores, "does", 0, end)[0]
    if does == "none":
        return None
    slots: dict[str, str] = {}
    for stretch in found:
        if stretch.kind.startswith("slot.") or stretch.kind == "start":
            name = "title" if stretch.kind == "start" else stretch.kind.removeprefix("slot.")
            slots.setdefault(name, text.words(stretch.first, stretch.last))
    format_, filter_ = classed(scores, "format", 0, end)[0][0], classed(scores, "filter", 0, end)[0][0]
    return Request(does, sure, slots, None if format_ == "none" else format_, None if filter_ == "none" else filter_)
