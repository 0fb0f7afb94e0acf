"""What a schema cannot say: ids that are unique, references that lead somewhere, severities that follow from their
factors, dates that exist. It reads the plain data, so that a wrong type elsewhere hides none of these faults."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime
from typing import Any

from bot.journey.document.faults import fault, nearest
from bot.journey.document.shape import MODELS, fields_of
from bot.journey.errors import Fault
from bot.journey.flat import ROOT
from bot.journey.formulas import severity
from bot.journey.model import TAGS

Faults = Iterator[Fault]
COLLECTIONS = (
    ("personas",),
    ("stages",),
    ("stages", "touchpoints"),
    ("stages", "touchpoints", "pain_points"),
    ("opportunities",),
    ("actions",),
    ("evidence",),
)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Row:
    """One object of the document with its path."""

    path: str
    value: dict[str, Any]

    def texts(self, field: str) -> Iterator[tuple[str, str]]:
        """The path and value of each text in a list, or of a single one."""
        found = self.value.get(field)
        if isinstance(found, str):
            yield f"{self.path}.{field}", found
        elif isinstance(found, list):
            yield from ((f"{self.path}.{field}[{i}]", v) for i, v in enumerate(found) if isinstance(v, str))


def rows(row: Row, *keys: str) -> Iterator[Row]:
    """Every object along these keys of lists."""
    if not keys:
        yield row
        return
    found = row.value.get(keys[0])
    for i, item in enumerate(found if isinstance(found, list) else ()):
        if isinstance(item, dict):
            yield from rows(Row(f"{row.path}.{keys[0]}[{i}]", item), *keys[1:])


class Contents:
    """The parts of a document by the collection that they stand in."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.root = Row("$", data)
        self.parts = {keys[-1]: tuple(rows(self.root, *keys)) for keys in COLLECTIONS}
        self.ids = {name: _ids(found) for name, found in self.parts.items()}

    def collection_of(self, id: str) -> str | None:
        if id == self.root.value.get("id"):
            return ""
        return next((name for name, ids in self.ids.items() if id in ids), None)


def _ids(found: tuple[Row, ...]) -> dict[str, Row]:
    return {row.value["id"]: row for row in found if isinstance(row.value.get("id"), str)}


def content_faults(data: dict[str, Any]) -> Faults:
    contents = Contents(data)
    for rule in _RULES:
        yield from rule(contents)


def _unique_ids(contents: Contents) -> Faults:
    seen: dict[str, str] = {}
    for row in (contents.root, *(row for found in contents.parts.values() for row in found)):
        id = row.value.get("id")
        if not isinstance(id, str):
            continue
        if id == ROOT and row is not contents.root:
            yield fault(f"{row.path}.id", "id_reserved", id=id)
        if id in seen:
            yield fault(f"{row.path}.id", "id_twice", id=id, first=seen[id])
        seen.setdefault(id, f"{row.path}.id")


_REFERENCES = (
    ("touchpoints", "evidence", "evidence"),
    ("pain_points", "evidence", "evidence"),
    ("opportunities", "pain_points", "pain_points"),
    ("actions", "opportunity", "opportunities"),
    ("actions", "blocked_by", "actions"),
)


def _references(contents: Contents) -> Faults:
    for owner, field, target in _REFERENCES:
        for row in contents.parts[owner]:
            yield from _lead_somewhere(row, field, tuple(contents.ids[target]))
            yield from _none_twice(row, field)
    for row in rows(contents.root, "metrics"):
        yield from _lead_somewhere(row, "stage", tuple(contents.ids["stages"]))


def _lead_somewhere(row: Row, field: str, known: tuple[str, ...]) -> Faults:
    for path, id in row.texts(field):
        if id not in known:
            yield fault(path, "no_such_id", id=id)


def _none_twice(row: Row, field: str) -> Faults:
    seen: set[str] = set()
    for path, value in row.texts(field):
        if value in seen:
            yield fault(path, "twice", value=value)
        seen.add(value)


def _tags(contents: Contents) -> Faults:
    for row in contents.parts["pain_points"]:
        yield from _none_twice(row, "tags")
        for path, tag in row.texts("tags"):
            if tag not in TAGS:
                near = nearest(tag, TAGS)
                known = {"value": tag, "allowed": ", ".join(TAGS)}
                yield fault(path, "tag_near", value=tag, near=near) if near else fault(path, "choice", **known)


def computed_severity(pain: dict[str, Any]) -> int | None:
    """The severity that the factors given come to; None where there are none, or one is no factor."""
    factors = [pain.get(name) for name in ("frequency", "impact", "persistence")]
    if any(f is not None and not (type(f) is int and 0 <= f <= 4) for f in factors):
        return None
    return severity(*factors)


def _severities(contents: Contents) -> Faults:
    for row in contents.parts["pain_points"]:
        given, computed = row.value.get("severity"), computed_severity(row.value)
        if type(given) is int and computed is not None and given != computed:
            yield fault(f"{row.path}.severity", "severity", given=given, computed=computed)


def _blockers(contents: Contents) -> Faults:
    blockers = {id: tuple(v for _, v in row.texts("blocked_by")) for id, row in contents.ids["actions"].items()}
    told: set[str] = set()
    for id, row in contents.ids["actions"].items():
        if id in blockers[id]:
            yield fault(f"{row.path}.blocked_by", "blocks_itself")
        elif id not in told and (circle := _circle(id, blockers)):
            told.update(circle)
            yield fault(f"{row.path}.blocked_by", "circle", ids=" → ".join((*circle, id)))


def _circle(start: str, blockers: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The ids on a way from an action through its blockers back to it; empty where there is none."""
    came_from: dict[str, str] = {}
    waiting = [start]
    while waiting:
        here = waiting.pop()
        for blocker in blockers.get(here, ()):
            if blocker == start:
                return _way_back(here, start, came_from)
            if blocker not in came_from:
                came_from[blocker] = here
                waiting.append(blocker)
    return ()


def _way_back(last: str, start: str, came_from: dict[str, str]) -> tuple[str, ...]:
    way = [last]
    while way[-1] != start:
        way.append(came_from[way[-1]])
    return tuple(reversed(way))


def _translations(contents: Contents) -> Faults:
    for row in rows(contents.root, "translations"):
        of, field = row.value.get("of"), row.value.get("field")
        if not isinstance(of, str):
            continue
        collection = contents.collection_of(of)
        if collection is None:
            yield fault(f"{row.path}.of", "no_such_id", id=of)
        elif isinstance(field, str) and re.split(r"[.\[]", field)[0] not in (known := fields_of(MODELS[collection])):
            near = nearest(field, known)
            path = f"{row.path}.field"
            yield fault(path, "unknown_near", field=field, near=near) if near else fault(path, "unknown", field=field)


def _dates(contents: Contents) -> Faults:
    """pydantic takes a row of digits for a time; a date is only YYYY-MM-DD."""
    dated = [(row, "due") for row in contents.parts["actions"]]
    for keys in (("evidence",), ("metrics",), ("actions", "measurements")):
        dated += [(row, "date") for row in rows(contents.root, *keys)]
    for row, field in dated:
        value = row.value.get(field)
        if isinstance(value, str) and not (_DATE.fullmatch(value) and _exists(Date.fromisoformat, value)):
            yield fault(f"{row.path}.{field}", "date", value=value)
    for field in ("created_at", "updated_at"):
        value = contents.root.value.get(field)
        if isinstance(value, str) and not _exists(datetime.fromisoformat, value):
            yield fault(f"$.{field}", "time", value=value)


def _exists(read: Callable[[str], Any], value: str) -> bool:
    try:
        read(value)
    except ValueError:
        return False
    return True


_RULES = (_unique_ids, _references, _tags, _severities, _blockers, _translations, _dates)
