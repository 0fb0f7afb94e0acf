"""Which fields the form of a part has, and what stands in them now."""

from collections.abc import Callable
from typing import Any

from bot.guide.form_fields import YES
from bot.journey.model import Action, Journey, Opportunity, PainPoint, Stage, Touchpoint
from bot.journey.tree import find, has, stage_of, touchpoint_of

Values = dict[str, str]


def values_of(kind: str, of: str, journey: Journey) -> Values | None:
    """Field → what stands there, as a form holds it; None where the part is not there (any more)."""
    if kind == "scores":
        return _scores(of, journey)
    if kind in _WHOLE:
        return _shown(_WHOLE[kind](journey))
    part = find(journey, of) if has(journey, of) else None
    return _shown(_PARTS[kind](part, journey)) if kind in _PARTS and part is not None else None


def _shown(values: dict[str, Any]) -> Values:
    return {name: _text(value) for name, value in values.items()}


def _text(value: Any) -> str:
    if isinstance(value, tuple):
        return "\n".join(value)
    if isinstance(value, bool):
        return YES if value else ""
    return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def scored(of: str, journey: Journey) -> tuple[Touchpoint, ...]:
    """The touchpoints of a grid: of one stage, or of the whole map where `of` is empty."""
    if not of:
        return journey.all_touchpoints()
    stage = find(journey, of) if has(journey, of) else None
    return stage.touchpoints if isinstance(stage, Stage) else ()


def _scores(of: str, journey: Journey) -> Values | None:
    rows = scored(of, journey)
    if not rows:
        return None
    values: Values = {}
    for touchpoint in rows:
        values[f"score:{touchpoint.id}"] = _text(touchpoint.emotion)
        if of:  # of a whole map the scores alone: a form holds a hundred fields
            values[f"thought:{touchpoint.id}"] = touchpoint.thought or ""
    return values


def _touchpoint(t: Touchpoint, journey: Journey) -> dict[str, Any]:
    names = ("name", "channel", "action", "emotion", "thought", "moment_of_truth", "importance", "satisfaction")
    own = {name: getattr(t, name) for name in names}
    own = {"name": own.pop("name"), "stage": stage_of(journey, t.id).id, **own}
    return _with_own_words(own, "channel") | {"owner_person": "", "owner": t.owner} | t.lanes.model_dump()


def _with_own_words(values: dict[str, Any], name: str) -> dict[str, Any]:
    """Behind a choice a line for what is none of it."""
    found: dict[str, Any] = {}
    for key, value in values.items():
        found[key] = value
        if key == name:
            found[f"{name}_other"] = ""
    return found


def _pain(p: PainPoint, journey: Journey) -> dict[str, Any]:
    graded = {"frequency": p.frequency, "impact4": p.impact, "persistence": p.persistence}
    return {"text": p.text, "touchpoint": touchpoint_of(journey, p.id).id, **graded}


def _opportunity(o: Opportunity, journey: Journey) -> dict[str, Any]:
    return {"how_might_we": o.how_might_we, "ideas": o.ideas, "impact": o.impact, "effort": o.effort}


def _action(a: Action, journey: Journey) -> dict[str, Any]:
    who = {"title": a.title, "owner_person": "", "owner": a.owner, "department": a.department, "due": a.due}
    figures = {"kpi": a.kpi.name, "baseline": a.kpi.baseline, "target": a.kpi.target, "unit": a.kpi.unit}
    return who | {"status": a.status} | figures | {"trial": a.trial, "opportunity": a.opportunity}


_WHOLE: dict[str, Callable[[Journey], dict[str, Any]]] = {
    "goal": lambda j: j.goal.model_dump(),
    "scope": lambda j: j.scope.model_dump(),
    "stages": lambda j: {"stage_names": tuple(s.name for s in j.stages)},
    "journey": lambda j: {"title": j.title, "state": j.state},
}
_PARTS: dict[str, Callable[[Any, Journey], dict[str, Any]]] = {
    "persona": lambda p, j: {n: getattr(p, n) for n in ("name", "description", "needs", "expectations")},
    "stage": lambda s, j: {"name": s.name, "customer_goal": s.customer_goal},
    "touchpoint": _touchpoint,
    "pain_point": _pain,
    "opportunity": _opportunity,
    "action": _action,
}
