"""Revisions → rows that say what each did, with the name that the part had then."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from bot.journey.flat import ROOT, Flat, Node, flatten
from bot.journey.model import Journey
from bot.journey.revisions import AnyEvent, FieldChanged, PartAdded, PartMoved, PartRemoved, Revision, rewind

Row = dict[str, Any]
LONGEST = 300  # characters of a value that are kept
_NAMES = ("name", "title", "text", "how_might_we")


def changes(journey: str, revision: Revision, after: Flat) -> list[Row]:
    """`after` is the journey as the revision left it."""
    common = {"journey": journey, "number": revision.number, "at": revision.at, "author": revision.author}
    common |= {"undoes": revision.undoes}
    return [
        common | {"position": position} | _told(event, after)
        for position, event in enumerate(revision.events)
    ]  # fmt: skip


def replayed(journey: Journey, revisions: Sequence[Revision]) -> Iterator[Row]:
    """Every change of a journey, worked out backwards from what it is now."""
    flat = flatten(journey)
    for revision in sorted(revisions, key=lambda r: r.number, reverse=True):
        yield from changes(journey.id, revision, flat)
        rewind(flat, revision)


def _told(event: AnyEvent, after: Flat) -> Row:
    match event:
        case PartAdded(node=node):
            return _row("added", node, "")
        case PartRemoved(node=node):
            return _row("removed", node, "")
        case PartMoved(id=id):
            return _row("moved", _node(after, id), "")
        case FieldChanged(id=id, field=field, before=before, after=now):
            return _row("changed", _node(after, id), field, before, now)


def _node(flat: Flat, id: str) -> Node:
    return flat.nodes.get(id) or Node(id=id, parent="", collection="", fields={})


def _row(did: str, node: Node, field: str, before: Any = None, after: Any = None) -> Row:
    named = next((str(node.fields[n]) for n in _NAMES if node.fields.get(n)), "")
    told = {"did": did, "kind": node.collection, "part": "" if node.id == ROOT else node.id, "field": field}
    return told | {"name": _cut(named), "before": _value(before), "after": _value(after)}


def _value(value: Any) -> str | None:
    if value is None:
        return None
    return _cut(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


def _cut(text: str) -> str:
    return text.replace("\0", "")[:LONGEST]
