"""Reads a model's answer as a typed value, however it was wrapped; None where it cannot be read."""

import json
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

Shape = TypeVar("Shape", bound=BaseModel)
_KEYS = ("type", "properties", "required", "items", "enum", "const", "anyOf", "$ref", "$defs", "description")


def read(text: str, shape: type[Shape]) -> Shape | None:
    """The first JSON object in the text that has the shape. Items of a list that do not fit are left out singly."""
    for value in _objects(text):
        try:
            return shape.model_validate(value)
        except ValidationError as wrong:
            mended = _without(value, wrong)
            if mended is not None:
                try:
                    return shape.model_validate(mended)
                except ValidationError:
                    continue
    return None


def _objects(text: str) -> list[Any]:
    """Every JSON object that begins at some brace and ends whole."""
    found: list[Any] = []
    decoder, at = json.JSONDecoder(), text.find("{")
    while 0 <= at < len(text) and len(found) < 8:
        try:
            value, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            end = at + 1
        else:
            found.append(value)
        at = text.find("{", end)
    return found


def _without(value: Any, wrong: ValidationError) -> Any:
    """The value without those items of its lists that are at fault; None where something else is wrong."""
    if not isinstance(value, dict):
        return None
    bad: dict[str, set[int]] = {}
    for error in wrong.errors():
        where = error["loc"]
        if len(where) < 2 or not isinstance(where[0], str) or not isinstance(where[1], int):
            return None
        bad.setdefault(where[0], set()).add(where[1])
    for name, indexes in bad.items():
        value = {**value, name: [item for n, item in enumerate(value[name]) if n not in indexes]}
    return value


def schema_of(shape: type[BaseModel]) -> dict[str, Any]:
    """Its JSON Schema as strict endpoints want it: every property required, nothing else allowed, no bounds."""
    strict = _strict(shape.model_json_schema())
    assert isinstance(strict, dict)
    return strict


def _strict(node: Any) -> Any:
    if isinstance(node, list):
        return [_strict(each) for each in node]
    if not isinstance(node, dict):
        return node
    kept = {key: value for key, value in node.items() if key in _KEYS and key != "description"}
    for key in ("properties", "$defs"):
        if key in kept:
            kept[key] = {name: _strict(value) for name, value in kept[key].items()}
    for key in ("items", "anyOf"):
        if key in kept:
            kept[key] = _strict(kept[key])
    if kept.get("type") == "object":
        kept |= {"required": list(kept.get("properties", {})), "additionalProperties": False}
    return kept
