"""Opportunities and actions as cards, each under the stage where its first pain point hurts."""

from collections.abc import Callable
from datetime import date as Date

from bot.journey.formulas import quadrant
from bot.journey.model import Action, Journey, Kpi, Language, Opportunity
from bot.picture.breaking import Measure, fitted
from bot.picture.sheet import Card
from bot.picture.words import number, word


class Cards:
    """`at` is a touchpoint's id, or None for what belongs to none."""

    def __init__(
        self, journey: Journey, language: Language, pain_number: Callable[[str], str | None], today: Date | None = None
    ) -> None:
        self._today = today or Date.today()
        self._journey = journey
        self._language: Language = language
        self._pain_number = pain_number
        self._touchpoint_of = {p.id: t.id for t in journey.all_touchpoints() for p in t.pain_points}
        self._home = {o.id: self._first_touchpoint(o) for o in journey.opportunities}
        self._opportunity_number = {o.id: f"O{n}" for n, o in enumerate(journey.opportunities, 1)}
        self._action_number = {a.id: f"A{n}" for n, a in enumerate(journey.actions, 1)}

    def opportunities(self, at: set[str | None], measure: Measure) -> tuple[Card, ...]:
        return tuple(self._opportunity(o, measure) for o in self._journey.opportunities if self._home[o.id] in at)

    def actions(self, at: set[str | None], measure: Measure) -> tuple[Card, ...]:
        homes = ((a, self._home.get(a.opportunity or "")) for a in self._journey.actions)
        return tuple(self._action(a, measure) for a, home in homes if home in at)

    def _first_touchpoint(self, opportunity: Opportunity) -> str | None:
        return next((self._touchpoint_of[p] for p in opportunity.pain_points if p in self._touchpoint_of), None)

    def _opportunity(self, o: Opportunity, measure: Measure) -> Card:
        kind = quadrant(o.impact, o.effort)
        return Card(
            id=o.id,
            number=self._opportunity_number[o.id],
            text=fitted(o.how_might_we, measure),
            refers=" ".join(filter(None, map(self._pain_number, o.pain_points))),
            mark=word(f"quadrant.{kind}", self._language) if kind else "",
            points=tuple(fitted(idea, measure) for idea in o.ideas),
            notes=tuple(fitted(case.title, measure) for case in o.cases),
        )

    def _action(self, a: Action, measure: Measure) -> Card:
        return Card(
            id=a.id,
            number=self._action_number[a.id],
            text=fitted(a.title, measure),
            refers=self._opportunity_number.get(a.opportunity or "", ""),
            mark=word(f"action.{a.status}", self._language),
            points=(),
            notes=tuple(fitted(note, measure) for note in self._small_print(a)),
            late=self._late(a),
        )

    def _late(self, a: Action) -> str:
        over = a.due is not None and a.due < self._today and a.status not in ("done", "dropped")
        return word("action.late", self._language, date=a.due.isoformat()) if a.due and over else ""

    def _small_print(self, a: Action) -> tuple[str, ...]:
        blockers = " ".join(self._action_number[b] for b in a.blocked_by if b in self._action_number)
        said = (
            " · ".join(filter(None, (a.owner, a.department, self._due(a)))),
            _target(a.kpi),
            word("action.trial", self._language, text=a.trial) if a.trial else "",
            word("action.blocked", self._language, numbers=blockers) if blockers else "",
        )
        return tuple(filter(None, said))

    def _due(self, a: Action) -> str:
        return word("action.due", self._language, date=a.due.isoformat()) if a.due else ""


def _target(kpi: Kpi) -> str:
    values = [f"{number(v)}{kpi.unit or ''}" for v in (kpi.baseline, kpi.target) if v is not None]
    return "  ".join(filter(None, (kpi.name, " → ".join(values))))
