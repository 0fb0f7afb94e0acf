"""JSON and YAML that nest stages, touchpoints and what is known of them → an outline with labels."""

import json
from collections.abc import Iterator
from typing import Any

import yaml

from bot.material.pieces import Item, Outline

_NAMES = ("name", "title", "label", "stage", "phase", "名称", "阶段", "touchpoint", "触点")
_LONGEST = 300_000  # characters
_DEEPEST = 8


def outline(text: str) -> Outline | None:
    """None where the text is neither, or holds no list of things with names."""
    if len(text) > _LONGEST:
        return None
    try:
        read = json.loads(text) if text.lstrip().startswith(("{", "[")) else yaml.safe_load(text)
    except (ValueError, yaml.YAMLError, RecursionError):
        return None
    items = tuple(_items(read, 0)) if isinstance(read, dict | list) else ()
    return Outline(items) if any(item.depth for item in items) else None


def _items(value: Any, depth: int) -> Iterator[Item]:
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _field(str(key), inner, depth)
    elif isinstance(value, list):
        for one in value:
            yield from _one(one, depth)


def _field(key: str, value: Any, depth: int) -> Iterator[Item]:
    label = key.replace("_", " ")
    if isinstance(value, list) and value and not any(isinstance(one, dict | list) for one in value):
        yield Item(depth, f"{label}: {'; '.join(map(str, value))}", "bullet")
    elif isinstance(value, dict | list):
        if value:
            yield Item(depth, label, "bullet")
            yield from _items(value, depth + 1)
    elif value is not None:
        yield Item(depth, f"{label}: {value}", "bullet")


def _one(value: Any, depth: int) -> Iterator[Item]:
    """A thing of a list stands under its name."""
    if not isinstance(value, dict):
        yield Item(depth, str(value), "bullet")
        return
    named = next((key for key in value if str(key).casefold() in _NAMES and isinstance(value[key], str)), None)
    if named is None:
        yield from _items(value, depth)
        return
    yield Item(depth, value[named], "bullet")
    yield from _items({key: inner for key, inner in value.items() if key != named}, depth + 1)
