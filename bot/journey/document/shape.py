"""Fields, types and ranges: the faults that pydantic finds, put into our words."""

import json
import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError

from bot.journey.document.faults import fault, key_path, nearest
from bot.journey.errors import Fault
from bot.journey.model import (
    Action,
    Case,
    Evidence,
    Goal,
    Journey,
    Kpi,
    Lanes,
    Measurement,
    Metric,
    Opportunity,
    PainPoint,
    Persona,
    Scope,
    Stage,
    Touchpoint,
    Translation,
)

# The model of the objects under a key.
MODELS: dict[str, type[BaseModel]] = {
    "": Journey,
    "goal": Goal,
    "scope": Scope,
    "personas": Persona,
    "stages": Stage,
    "touchpoints": Touchpoint,
    "lanes": Lanes,
    "pain_points": PainPoint,
    "opportunities": Opportunity,
    "cases": Case,
    "actions": Action,
    "kpi": Kpi,
    "measurements": Measurement,
    "evidence": Evidence,
    "translations": Translation,
    "metrics": Metric,
}
_KINDS = {
    "int": "whole_number",
    "float": "number",
    "bool": "yes_or_no",
    "string": "text",
    "tuple": "list",
    "list": "list",
    "model": "object",
    "dict": "object",
    "date": "date",
}
_BOUNDS = {
    "greater_than_equal": ("at_least", "ge"),
    "less_than_equal": ("at_most", "le"),
    "string_too_short": ("too_short", "min_length"),
    "string_too_long": ("too_long_id", "max_length"),
}


def fields_of(model: type[BaseModel]) -> tuple[str, ...]:
    """The keys of a model's object as they are written."""
    return tuple(field.alias or name for name, field in model.model_fields.items())


def shaped(data: Any) -> tuple[Journey | None, list[Fault]]:
    """The journey that the data is, or what keeps it from being one."""
    try:
        return Journey.model_validate_json(json.dumps(data), strict=True), []
    except ValidationError as wrong:
        return None, [_fault(error, data) for error in wrong.errors(include_url=False)]


def _fault(error: Any, data: Any) -> Fault:
    kind, context = error["type"], error.get("ctx", {})
    path, owner, last, value = _place(error["loc"], data)
    if kind == "missing":
        return fault(path, "missing", field=last)
    if kind == "extra_forbidden":
        return unknown_field(path, last, owner)
    if kind == "literal_error":
        return fault(path, "choice", value=str(value), allowed=", ".join(re.findall(r"'([^']*)'", context["expected"])))
    if kind in _BOUNDS:
        code, name = _BOUNDS[kind]
        return fault(path, code, bound=context[name])
    if kind.startswith("date_") and isinstance(value, str):
        return fault(path, "date", value=value)
    return fault(path, f"type_{_expected(kind, error['loc'])}")


def unknown_field(path: str, name: str, owner: str) -> Fault:
    near = nearest(name, fields_of(MODELS.get(owner, Journey)))
    return fault(path, "unknown_near", field=name, near=near) if near else fault(path, "unknown", field=name)


def _expected(kind: str, loc: tuple[int | str, ...]) -> str:
    if loc and loc[-1] in ("int", "float"):
        return "number"
    return _KINDS.get(kind.split("_")[0], "text")


def _place(loc: tuple[int | str, ...], data: Any) -> tuple[str, str, str, Any]:
    """The path of an error, the key whose objects it is in, the last key, and the value there.

    pydantic adds the branch of a union to the location; such a step is in no document and is left out."""
    path, owner, last, value = "$", "", "", data
    for step, final in _with_end(loc):
        if isinstance(step, int):
            path, value = f"{path}[{step}]", value[step]
        elif isinstance(value, dict) and (step in value or final):
            owner, last = last or owner, step
            path, value = key_path(path, step), value.get(step)
    return path, owner, last, value


def _with_end(loc: tuple[int | str, ...]) -> Iterator[tuple[int | str, bool]]:
    return ((step, i == len(loc) - 1) for i, step in enumerate(loc))
