"""JSON that lists records, as programs hand out reviews, tickets and messages → a table, a row a record."""

import json
from collections.abc import Iterable
from typing import Any

from bot.material import limits
from bot.material.pieces import Row, Table, squared

Record = dict[str, Any]


def table(text: str, where: str = "") -> Table | None:
    """Of a list, of one JSON a line, or of the only list that an object holds; None where these are no records."""
    records = _records(text.strip())
    if len(records) < 2:
        return None
    flat = [_flat(record) for record in records[: limits.ROWS]]
    names = tuple(dict.fromkeys(name for record in flat for name in record))[: limits.COLUMNS]
    rows: list[Row] = [names, *(tuple(record.get(name, "") for name in names) for record in flat)]
    total = len(records) if len(records) > limits.ROWS else 0
    return Table(squared(rows), where, total=total, headed=1)


def _records(text: str) -> list[Record]:
    if not text.startswith(("{", "[")):
        return []
    try:
        return _listed(json.loads(text))
    except (ValueError, RecursionError):
        return _lines(text)


def _listed(read: Any) -> list[Record]:
    if isinstance(read, dict):
        lists = [value for value in read.values() if isinstance(value, list) and value]
        read = lists[0] if len(lists) == 1 else []
    return read if isinstance(read, list) and all(isinstance(one, dict) for one in read) else []


def _lines(text: str) -> list[Record]:
    try:
        read = [json.loads(line) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError):
        return []
    return read if all(isinstance(one, dict) for one in read) else []


def _flat(record: Record, before: str = "") -> dict[str, str]:
    """What is nested stands under the names that lead to it; a list of records has no place in a row."""
    found: dict[str, str] = {}
    for name, value in record.items():
        if isinstance(value, dict) and before.count(".") < 2:
            found |= _flat(value, f"{before}{name}.")
        else:
            found[f"{before}{name}"] = _cell(value)
    return found


def _cell(value: Any) -> str:
    if value is None or isinstance(value, dict):
        return ""
    if isinstance(value, list):
        return _joined(one for one in value if not isinstance(one, dict | list))
    return str(value).strip()[: limits.CELL]


def _joined(values: Iterable[Any]) -> str:
    return ", ".join(map(str, values))[: limits.CELL]
