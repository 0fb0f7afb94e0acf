"""A later minor version, `journey/1.N`, may add fields and changes nothing that is there: what this program knows of it
is read as strictly as ever, what it does not know is left out and told."""

import re
from collections.abc import Iterator
from typing import Any

from bot.journey.document.faults import key_path
from bot.journey.document.shape import MODELS, fields_of

_LATER = re.compile(r"journey/1\.\d{1,3}")


def is_later(schema: object) -> bool:
    return isinstance(schema, str) and _LATER.fullmatch(schema) is not None


def taken_out(data: dict[str, Any]) -> tuple[str, ...]:
    """Takes the unknown fields out of a document; the JSON path of each."""
    return tuple(_taken_out(data, "", "$"))


def _taken_out(part: dict[str, Any], kind: str, path: str) -> Iterator[str]:
    known = fields_of(MODELS[kind])
    for key in [key for key in part if key not in known]:
        del part[key]
        yield key_path(path, key)
    for key, value in part.items():
        if key in MODELS:
            for at, inner in _parts(value):
                yield from _taken_out(inner, key, f"{key_path(path, key)}{at}")


def _parts(value: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(value, dict):
        yield "", value
    if isinstance(value, list):
        yield from ((f"[{n}]", each) for n, each in enumerate(value) if isinstance(each, dict))
