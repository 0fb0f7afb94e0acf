"""JSON text to plain values, refusing what JSON readers quietly let through: a key given twice, NaN, numbers that
overflow, control characters, nesting without end."""

import json
import re
from math import isinf
from typing import Any

from bot.journey.document import limits
from bot.journey.document.faults import fault, key_path
from bot.journey.errors import BadDocument, Fault

# Tab and line ends are text; the other controls and halves of surrogate pairs can be stored by no database.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


class _Object(dict[str, Any]):
    repeated: tuple[str, ...] = ()


class _NoNumber(str):
    """What stood where a number that can be kept should stand."""


def parsed(text: str) -> tuple[Any, list[Fault]]:
    """The value, with what cannot be kept replaced, and the faults so far. Raises BadDocument for no JSON at all."""
    if len(text) > limits.DOCUMENT:
        raise BadDocument((fault("$", "too_large", most=limits.DOCUMENT),))
    faults: list[Fault] = []
    value = _cleaned(_loaded(text.removeprefix("\ufeff")), "$", 0, faults)
    return value, faults


def _loaded(text: str) -> Any:
    try:
        return json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=_NoNumber,
            parse_float=lambda digits: _NoNumber(digits) if isinf(float(digits)) else float(digits),
            parse_int=lambda digits: _NoNumber(digits) if len(digits) > limits.DIGITS else int(digits),
        )
    except json.JSONDecodeError as broken:
        code = "empty_text" if not text.strip() else "broken"
        where = fault(f"line {broken.lineno}", code, line=broken.lineno, column=broken.colno)
        raise BadDocument((where,)) from None
    except RecursionError:
        raise BadDocument((fault("$", "too_deep", most=limits.DEPTH),)) from None


def _object(pairs: list[tuple[str, Any]]) -> _Object:
    made = _Object(pairs)
    seen: set[str] = set()
    made.repeated = tuple(dict.fromkeys(k for k, _ in pairs if k in seen or seen.add(k)))  # type: ignore[func-returns-value]
    return made


def _cleaned(value: Any, path: str, depth: int, faults: list[Fault]) -> Any:
    if depth > limits.DEPTH:
        faults.append(fault(path, "too_deep", most=limits.DEPTH))
        return None
    match value:
        case _NoNumber():
            faults.append(fault(path, "no_number", value=value))
            return 0
        case str():
            return _cleaned_text(value, path, faults)
        case list():
            return [_cleaned(item, f"{path}[{i}]", depth + 1, faults) for i, item in enumerate(value)]
        case _Object():
            return _cleaned_object(value, path, depth, faults)
    return value


def _cleaned_object(value: _Object, path: str, depth: int, faults: list[Fault]) -> dict[str, Any]:
    faults.extend(fault(key_path(path, _CONTROL.sub("?", key)), "repeated_key", key=key) for key in value.repeated)
    cleaned = {}
    for key, item in value.items():
        at = key_path(path, _CONTROL.sub("?", key))
        most = limits.ITEMS.get(key)
        if most is not None and isinstance(item, list) and len(item) > most:
            faults.append(fault(at, "too_many", most=most, n=len(item)))
            item = item[:most]
        cleaned[_CONTROL.sub("?", key)] = _cleaned(item, at, depth + 1, faults)
    return cleaned


def _cleaned_text(value: str, path: str, faults: list[Fault]) -> str:
    if control := _CONTROL.search(value):
        faults.append(fault(path, "control", character=f"U+{ord(control[0]):04X}"))
        value = _CONTROL.sub("?", value)
    if len(value) > limits.TEXT:
        faults.append(fault(path, "too_long", most=limits.TEXT, n=len(value)))
        value = value[: limits.TEXT]
    return value
