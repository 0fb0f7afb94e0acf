"""Reading and rebuilding the frozen tree of a journey: find a part, change it, take it out."""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from bot.journey.errors import NoSuchPart
from bot.journey.model import (
    Action,
    Evidence,
    Journey,
    Opportunity,
    PainPoint,
    Part,
    Persona,
    Stage,
    Touchpoint,
)

WithId = Persona | Stage | Touchpoint | PainPoint | Opportunity | Action | Evidence
P = TypeVar("P", bound=Part)

COLLECTIONS = ("personas", "stages", "touchpoints", "pain_points", "opportunities", "actions", "evidence")


def parts(journey: Journey) -> Iterator[WithId]:
    yield from journey.personas
    for stage in journey.stages:
        yield stage
        for touchpoint in stage.touchpoints:
            yield touchpoint
            yield from touchpoint.pain_points
    yield from journey.opportunities
    yield from journey.actions
    yield from journey.evidence


def find(journey: Journey, id: str) -> WithId:
    for part in parts(journey):
        if part.id == id:
            return part
    raise NoSuchPart(id)


def has(journey: Journey, id: str) -> bool:
    return any(part.id == id for part in parts(journey))


def stage_of(journey: Journey, touchpoint: str) -> Stage:
    for stage in journey.stages:
        if any(t.id == touchpoint for t in stage.touchpoints):
            return stage
    raise NoSuchPart(touchpoint)


def touchpoint_of(journey: Journey, pain_point: str) -> Touchpoint:
    for touchpoint in journey.all_touchpoints():
        if any(p.id == pain_point for p in touchpoint.pain_points):
            return touchpoint
    raise NoSuchPart(pain_point)


def changed(journey: Journey, id: str, change: Callable[[Any], Part | None]) -> Journey:
    """The journey with `change` applied to the part `id`; where it answers None the part is taken out."""
    find(journey, id)

    def walk(part: P) -> P:
        update: dict[str, Any] = {}
        for name in COLLECTIONS:
            children = getattr(part, name, ())
            if children and isinstance(children[0], Part):
                update[name] = tuple(kept for child in children if (kept := step(child)) is not None)
        return part.model_copy(update=update) if update else part

    def step(part: Any) -> Part | None:
        return change(part) if part.id == id else walk(part)

    return walk(journey)


def inserted(items: tuple[P, ...], item: P, position: int | None) -> tuple[P, ...]:
    at = len(items) if position is None else max(0, min(position, len(items)))
    return (*items[:at], item, *items[at:])


def emptied(part: P, fields: tuple[str, ...]) -> P:
    """The part with these fields as they are when nothing was said; `kpi.target` is a field of a field."""
    for name in fields:
        head, _, tail = name.partition(".")
        model = type(part).model_fields[head]
        value = emptied(getattr(part, head), (tail,)) if tail else model.get_default(call_default_factory=True)
        part = part.model_copy(update={head: value})
    return part
