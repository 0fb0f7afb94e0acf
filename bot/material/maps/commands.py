"""A found map → the commands that make it: its own ids replaced by new ones."""

from collections.abc import Iterator

from bot.journey import commands as c
from bot.journey.ids import Kind, Mint
from bot.journey.model import Journey, Lanes, PainPoint, Stage, Touchpoint


def commands_for(found: Journey, into: Journey) -> tuple[c.Command, ...]:
    """Adds the whole of a found map to a journey. A stage, touchpoint or persona whose name stands there already is
    filled, not doubled: what the journey says of it stays."""
    return tuple(_Making(found, into).all())


class _Making:
    def __init__(self, found: Journey, into: Journey) -> None:
        self._found, self._into, self._mint = found, into, Mint(into)
        self._ids: dict[str, str] = {}

    def all(self) -> Iterator[c.Command]:
        yield from self._about()
        yield from self._evidence()
        for stage in self._found.stages:
            yield from self._stage(stage)
        yield from self._opportunities()
        yield from self._actions()
        for metric in self._found.metrics:
            of = self._ids.get(metric.stage or "")
            yield c.AddMetric(metric.name, metric.value, of, metric.n, metric.date)

    def _new(self, kind: Kind, old: str) -> str:
        self._ids[old] = self._mint.new(kind)
        return self._ids[old]

    def _about(self) -> Iterator[c.Command]:
        goal, scope, into = self._found.goal, self._found.scope, self._into
        if goal.objective and not into.goal.objective:
            yield c.SetGoal(**goal.model_dump())
        if (scope.starts or scope.ends) and not (into.scope.starts or into.scope.ends):
            yield c.SetScope(scope.starts, scope.ends)
        known = {_key(persona.name) for persona in into.personas}
        for persona in self._found.personas:
            if _key(persona.name) not in known:
                id = self._new("persona", persona.id)
                yield c.AddPersona(id, persona.name, persona.description, persona.needs, persona.expectations)

    def _evidence(self) -> Iterator[c.Command]:
        known = {(one.text, one.source): one.id for one in self._into.evidence}
        for one in self._found.evidence:
            if (one.text, one.source) in known:
                self._ids[one.id] = known[one.text, one.source]
                continue
            yield c.AddEvidence(one.model_copy(update={"id": self._new("evidence", one.id)}))

    def _stage(self, stage: Stage) -> Iterator[c.Command]:
        there = next((s for s in self._into.stages if _key(s.name) == _key(stage.name)), None)
        if there is not None:
            self._ids[stage.id] = there.id
            if stage.customer_goal and not there.customer_goal:
                yield c.ChangeStage(there.id, customer_goal=stage.customer_goal)
        else:
            yield c.AddStage(self._new("stage", stage.id), stage.name, stage.customer_goal)
        for point in stage.touchpoints:
            yield from self._touchpoint(point, self._ids[stage.id], there)

    def _touchpoint(self, point: Touchpoint, stage: str, there: Stage | None) -> Iterator[c.Command]:
        known = next((t for t in there.touchpoints if _key(t.name) == _key(point.name)), None) if there else None
        if known is None:
            id = self._new("touchpoint", point.id)
            yield c.AddTouchpoint(id, stage, point.name, point.channel, point.action, point.lanes)
        else:
            id = self._ids[point.id] = known.id
        yield from self._changes(point, id, known)
        for evidence in point.evidence:
            yield c.AttachEvidence(self._ids[evidence], id)
        hurts = {_key(pain.text) for pain in known.pain_points} if known else set[str]()
        for pain in point.pain_points:
            if _key(pain.text) not in hurts:
                yield from self._pain(pain, id)

    @staticmethod
    def _changes(point: Touchpoint, id: str, known: Touchpoint | None) -> Iterator[c.Command]:
        names = ("thought", "emotion", "importance", "satisfaction", "owner")
        told = {name: getattr(point, name) for name in names if getattr(known, name, None) is None}
        if point.moment_of_truth:
            told["moment_of_truth"] = True
        if told.get("emotion") is not None:
            told |= {"emotion_n": point.emotion_n or 1, "emotion_spread": point.emotion_spread}
        if known is not None:
            told |= {name: getattr(point, name) for name in ("channel", "action") if getattr(known, name) is None}
            told["lanes"] = point.lanes if known.lanes == Lanes() else None
        told = {name: value for name, value in told.items() if value is not None and value != Lanes()}
        if told:
            yield c.ChangeTouchpoint(id, **told)

    def _pain(self, pain: PainPoint, touchpoint: str) -> Iterator[c.Command]:
        id = self._new("pain_point", pain.id)
        evidence = tuple(self._ids[e] for e in pain.evidence)
        yield c.AddPainPoint(
            id, touchpoint, pain.text, pain.frequency, pain.impact, pain.persistence, pain.tags, evidence, pain.authors
        )
        if pain.votes:
            yield c.ChangePainPoint(id, votes=pain.votes)

    def _opportunities(self) -> Iterator[c.Command]:
        known = {_key(one.how_might_we) for one in self._into.opportunities}
        for one in self._found.opportunities:
            if _key(one.how_might_we) not in known:
                pains = tuple(self._ids[p] for p in one.pain_points if p in self._ids)
                id = self._new("opportunity", one.id)
                yield c.AddOpportunity(id, one.how_might_we, pains, one.ideas, one.impact, one.effort, one.cases)

    def _actions(self) -> Iterator[c.Command]:
        known = {_key(one.title) for one in self._into.actions}
        for one in self._found.actions:
            if _key(one.title) in known:
                continue
            id = self._new("action", one.id)
            answers = self._ids.get(one.opportunity or "")
            blocked = tuple(self._ids[b] for b in one.blocked_by if b in self._ids)
            yield c.AddAction(
                id, one.title, answers, one.owner, one.department, one.due, one.status, one.trial, blocked, one.kpi
            )
            for measured in one.measurements:
                yield c.RecordMeasurement(id, measured.date, measured.value, measured.note)


def _key(name: str) -> str:
    return " ".join(name.casefold().split())
