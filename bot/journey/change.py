"""apply(command, journey): the journey after a command. Pure; raises NoSuchPart for an id that is not there."""

from dataclasses import fields
from functools import singledispatch
from typing import Any

from bot.journey import commands as c
from bot.journey.errors import NoSuchPart
from bot.journey.flat import ROOT
from bot.journey.formulas import severity
from bot.journey.model import (
    Action,
    Evidence,
    Journey,
    Measurement,
    Metric,
    Opportunity,
    PainPoint,
    Part,
    Persona,
    Stage,
    Touchpoint,
    Translation,
)
from bot.journey.tree import changed, emptied, find, inserted


def apply_all(commands: tuple[c.Command, ...], journey: Journey) -> Journey:
    for command in commands:
        journey = apply(command, journey)
    return journey


@singledispatch
def apply(command: c.Command, journey: Journey) -> Journey:
    raise TypeError(f"no such command for {journey.id}: {command!r}")


def _given(command: Any, *leave_out: str) -> dict[str, Any]:
    """The fields of a command that say something."""
    pairs = ((f.name, getattr(command, f.name)) for f in fields(command))
    return {name: value for name, value in pairs if value is not None and name not in leave_out}


def _edited(journey: Journey, command: Any) -> Journey:
    return changed(journey, command.id, lambda part: part.model_copy(update=_given(command, "id")))


@apply.register(c.SetTitle)
@apply.register(c.SetIndustry)
@apply.register(c.SetState)
@apply.register(c.SetStatus)
def _set_field(command: Any, journey: Journey) -> Journey:
    return journey.model_copy(update=_given(command))


@apply.register(c.SetGoal)
def _set_goal(command: c.SetGoal, journey: Journey) -> Journey:
    return journey.model_copy(update={"goal": journey.goal.model_copy(update=_given(command))})


@apply.register(c.SetScope)
def _set_scope(command: c.SetScope, journey: Journey) -> Journey:
    return journey.model_copy(update={"scope": journey.scope.model_copy(update=_given(command))})


@apply.register(c.AddPersona)
def _add_persona(command: c.AddPersona, journey: Journey) -> Journey:
    return journey.model_copy(update={"personas": (*journey.personas, Persona(**_given(command)))})


@apply.register(c.ChangePersona)
@apply.register(c.ChangeStage)
@apply.register(c.ChangeTouchpoint)
@apply.register(c.ChangeOpportunity)
@apply.register(c.ChangeAction)
def _change_part(command: Any, journey: Journey) -> Journey:
    return _edited(journey, command)


@apply.register(c.AddStage)
def _add_stage(command: c.AddStage, journey: Journey) -> Journey:
    stage = Stage(**_given(command, "position"))
    return journey.model_copy(update={"stages": inserted(journey.stages, stage, command.position)})


@apply.register(c.MoveStage)
def _move_stage(command: c.MoveStage, journey: Journey) -> Journey:
    stage = _stage(journey, command.id)
    others = tuple(s for s in journey.stages if s.id != stage.id)
    return journey.model_copy(update={"stages": inserted(others, stage, command.position)})


def _stage(journey: Journey, id: str) -> Stage:
    part = find(journey, id)
    if not isinstance(part, Stage):
        raise NoSuchPart(id)
    return part


@apply.register(c.MergeStages)
def _merge_stages(command: c.MergeStages, journey: Journey) -> Journey:
    merged = [_stage(journey, id) for id in command.ids]
    touchpoints = tuple(t for s in merged for t in s.touchpoints)
    first = merged[0].model_copy(update={"name": command.name, "touchpoints": touchpoints})
    gone = set(command.ids[1:])
    stages = (first if s.id == first.id else s for s in journey.stages if s.id not in gone)
    metrics = (m.model_copy(update={"stage": first.id}) if m.stage in gone else m for m in journey.metrics)
    kept = tuple(t for t in journey.translations if t.of not in gone)
    return journey.model_copy(update={"stages": tuple(stages), "metrics": tuple(metrics), "translations": kept})


def _place(journey: Journey, stage: str, touchpoint: Touchpoint, position: int | None) -> Journey:
    _stage(journey, stage)
    return changed(
        journey,
        stage,
        lambda s: s.model_copy(update={"touchpoints": inserted(s.touchpoints, touchpoint, position)}),
    )


@apply.register(c.AddTouchpoint)
def _add_touchpoint(command: c.AddTouchpoint, journey: Journey) -> Journey:
    return _place(journey, command.stage, Touchpoint(**_given(command, "stage", "position")), command.position)


@apply.register(c.MoveTouchpoint)
def _move_touchpoint(command: c.MoveTouchpoint, journey: Journey) -> Journey:
    touchpoint = find(journey, command.id)
    if not isinstance(touchpoint, Touchpoint):
        raise NoSuchPart(command.id)
    without = changed(journey, command.id, lambda _: None)
    return _place(without, command.stage, touchpoint, command.position)


def _with_severity(pain: PainPoint) -> PainPoint:
    known = severity(pain.frequency, pain.impact, pain.persistence)
    return pain.model_copy(update={"severity": known}) if known is not None else pain


@apply.register(c.AddPainPoint)
def _add_pain_point(command: c.AddPainPoint, journey: Journey) -> Journey:
    pain = _with_severity(PainPoint(**_given(command, "touchpoint")))
    return changed(
        journey,
        command.touchpoint,
        lambda t: t.model_copy(update={"pain_points": (*t.pain_points, pain)}),
    )


@apply.register(c.ChangePainPoint)
def _change_pain_point(command: c.ChangePainPoint, journey: Journey) -> Journey:
    return changed(journey, command.id, lambda p: _with_severity(p.model_copy(update=_given(command, "id"))))


@apply.register(c.MovePainPoint)
def _move_pain_point(command: c.MovePainPoint, journey: Journey) -> Journey:
    pain = find(journey, command.id)
    if not isinstance(pain, PainPoint) or not isinstance(find(journey, command.touchpoint), Touchpoint):
        raise NoSuchPart(command.touchpoint)
    without = changed(journey, command.id, lambda _: None)
    return changed(without, command.touchpoint, lambda t: t.model_copy(update={"pain_points": (*t.pain_points, pain)}))


@apply.register(c.Clear)
def _clear(command: c.Clear, journey: Journey) -> Journey:
    if command.of == ROOT:
        return emptied(journey, command.fields)
    return changed(journey, command.of, lambda part: _rated_anew(emptied(part, command.fields)))


def _rated_anew(part: Part) -> Part:
    if not isinstance(part, PainPoint):
        return part
    return part.model_copy(update={"severity": severity(part.frequency, part.impact, part.persistence)})


@apply.register(c.AddOpportunity)
def _add_opportunity(command: c.AddOpportunity, journey: Journey) -> Journey:
    return journey.model_copy(update={"opportunities": (*journey.opportunities, Opportunity(**_given(command)))})


@apply.register(c.AddAction)
def _add_action(command: c.AddAction, journey: Journey) -> Journey:
    return journey.model_copy(update={"actions": (*journey.actions, Action(**_given(command)))})


@apply.register(c.RecordMeasurement)
def _record_measurement(command: c.RecordMeasurement, journey: Journey) -> Journey:
    taken = Measurement(**_given(command, "action"))
    return changed(
        journey,
        command.action,
        lambda a: a.model_copy(update={"measurements": (*a.measurements, taken)}),
    )


@apply.register(c.AddEvidence)
def _add_evidence(command: c.AddEvidence, journey: Journey) -> Journey:
    return journey.model_copy(update={"evidence": (*journey.evidence, command.evidence)})


@apply.register(c.AttachEvidence)
def _attach_evidence(command: c.AttachEvidence, journey: Journey) -> Journey:
    if not isinstance(find(journey, command.evidence), Evidence):
        raise NoSuchPart(command.evidence)
    if not isinstance(find(journey, command.to), Touchpoint | PainPoint):
        raise NoSuchPart(command.to)

    def attach(part: Any) -> Part:
        kept = tuple(e for e in part.evidence if e != command.evidence)
        attached: Part = part.model_copy(update={"evidence": (*kept, command.evidence)})
        return attached

    return changed(journey, command.to, attach)


@apply.register(c.AddMetric)
def _add_metric(command: c.AddMetric, journey: Journey) -> Journey:
    return journey.model_copy(update={"metrics": (*journey.metrics, Metric(**_given(command)))})


@apply.register(c.AddTranslation)
def _add_translation(command: c.AddTranslation, journey: Journey) -> Journey:
    new = Translation(**_given(command))
    same = (new.of, new.field, new.language)
    kept = tuple(t for t in journey.translations if (t.of, t.field, t.language) != same)
    return journey.model_copy(update={"translations": (*kept, new)})


@apply.register(c.Remove)
def _remove(command: c.Remove, journey: Journey) -> Journey:
    gone = _ids_under(find(journey, command.id))
    return _forget(changed(journey, command.id, lambda _: None), gone)


def _ids_under(part: Any) -> set[str]:
    ids = {part.id}
    for name in ("touchpoints", "pain_points"):
        for child in getattr(part, name, ()):
            if isinstance(child, Part):
                ids |= _ids_under(child)
    return ids


def _forget(journey: Journey, gone: set[str]) -> Journey:
    """Takes every reference to parts that are gone out of the journey."""

    def keep(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(id for id in ids if id not in gone)

    def pain(p: PainPoint) -> PainPoint:
        return p.model_copy(update={"evidence": keep(p.evidence)})

    def touchpoint(t: Touchpoint) -> Touchpoint:
        return t.model_copy(update={"evidence": keep(t.evidence), "pain_points": tuple(map(pain, t.pain_points))})

    def action(a: Action) -> Action:
        answered = None if a.opportunity in gone else a.opportunity
        return a.model_copy(update={"opportunity": answered, "blocked_by": keep(a.blocked_by)})

    return journey.model_copy(
        update={
            "stages": tuple(
                s.model_copy(update={"touchpoints": tuple(map(touchpoint, s.touchpoints))}) for s in journey.stages
            ),
            "opportunities": tuple(
                o.model_copy(update={"pain_points": keep(o.pain_points)}) for o in journey.opportunities
            ),
            "actions": tuple(map(action, journey.actions)),
            "metrics": tuple(m for m in journey.metrics if m.stage not in gone),
            "translations": tuple(t for t in journey.translations if t.of not in gone),
        }
    )
