"""A revision is a saved change: what differs between two states of a journey, small enough to keep for good and
enough to take back on its own, whatever came after it."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from bot.journey.errors import UndoConflict
from bot.journey.flat import Flat, Node, flatten, unflatten
from bot.journey.model import Journey


class Event(BaseModel):
    model_config = ConfigDict(frozen=True)


class PartAdded(Event):
    event: Literal["PartAdded"] = "PartAdded"
    node: Node
    position: int


class PartRemoved(Event):
    event: Literal["PartRemoved"] = "PartRemoved"
    node: Node
    position: int


class PartMoved(Event):
    event: Literal["PartMoved"] = "PartMoved"
    id: str
    parent_before: str
    parent_after: str
    before: int
    after: int


class FieldChanged(Event):
    event: Literal["FieldChanged"] = "FieldChanged"
    id: str
    field: str
    before: Any
    after: Any


AnyEvent = Annotated[PartAdded | PartRemoved | PartMoved | FieldChanged, Field(discriminator="event")]


class Revision(BaseModel):
    """One saved change. `undoes` names the revision that this one takes back."""

    model_config = ConfigDict(frozen=True)
    number: int
    at: str
    author: str
    message: str | None = None
    undoes: int | None = None
    summary: str = ""  # in the words that the person was given back
    events: tuple[AnyEvent, ...]


def events_between(before: Journey, after: Journey) -> tuple[AnyEvent, ...]:
    """What happened from one state to the other; revision number and update time are no events."""
    old, new = flatten(before), flatten(after)
    removed = [PartRemoved(node=old.nodes[i], position=old.position(i)) for i in old.nodes if i not in new.nodes]
    added = [PartAdded(node=new.nodes[i], position=new.position(i)) for i in new.nodes if i not in old.nodes]
    shared = [i for i in new.nodes if i in old.nodes]
    return (*removed, *added, *_moves(old, new, shared), *_field_changes(old, new, shared))


def _moves(old: Flat, new: Flat, shared: list[str]) -> list[PartMoved]:
    def rank(flat: Flat, id: str) -> tuple[str, int]:
        siblings = [i for i in flat.siblings(id) if i in old.nodes and i in new.nodes]
        return flat.nodes[id].parent, siblings.index(id)

    return [
        PartMoved(
            id=id,
            parent_before=old.nodes[id].parent,
            parent_after=new.nodes[id].parent,
            before=old.position(id),
            after=new.position(id),
        )
        for id in shared
        if rank(old, id) != rank(new, id)
    ]


def _field_changes(old: Flat, new: Flat, shared: list[str]) -> list[FieldChanged]:
    return [
        FieldChanged(id=id, field=name, before=old.nodes[id].fields[name], after=value)
        for id in shared
        for name, value in new.nodes[id].fields.items()
        if old.nodes[id].fields[name] != value
    ]


def undone(journey: Journey, revision: Revision) -> Journey:
    """The journey without what the revision did; raises UndoConflict where later changes stand on it."""
    flat = flatten(journey)
    conflicts = tuple(dict.fromkeys(id for e in revision.events if (id := _conflict(flat, e, revision))))
    if conflicts:
        raise UndoConflict(conflicts)
    for event in reversed(revision.events):
        _take_back(flat, event)
    return unflatten(flat, journey)


def rewind(flat: Flat, revision: Revision) -> None:
    """A journey as it was left by a revision becomes what it was before it."""
    for event in reversed(revision.events):
        if not isinstance(event, FieldChanged | PartMoved) or event.id in flat.nodes:
            _take_back(flat, event)


def _conflict(flat: Flat, event: AnyEvent, revision: Revision) -> str | None:
    match event:
        case PartAdded(node=node):
            return _added_conflict(flat, node, revision)
        case PartRemoved(node=node):
            restored = {e.node.id for e in revision.events if isinstance(e, PartRemoved)}
            return None if node.parent in flat.nodes or node.parent in restored else node.id
        case PartMoved(id=id, parent_before=parent):
            restored = {e.node.id for e in revision.events if isinstance(e, PartRemoved)}
            return None if id in flat.nodes and (parent in flat.nodes or parent in restored) else id
        case FieldChanged(id=id, field=name, after=after):
            if id not in flat.nodes:
                return id
            return None if isinstance(after, list) or flat.nodes[id].fields[name] == after else id
    return None


def _added_conflict(flat: Flat, node: Node, revision: Revision) -> str | None:
    """An added part can go while it is as it was added and nothing newer hangs on it."""
    if node.id not in flat.nodes:
        return None
    mine = {e.node.id for e in revision.events if isinstance(e, PartAdded)}
    newer = [n.id for n in flat.nodes.values() if n.parent == node.id and n.id not in mine]
    now = flat.nodes[node.id].fields
    touched = any(now[k] != v for k, v in node.fields.items() if not isinstance(v, list))
    return node.id if newer or touched or flat.mentioned_by(node.id, mine) else None


def _take_back(flat: Flat, event: AnyEvent) -> None:
    match event:
        case PartAdded(node=node):
            flat.drop(node.id)
        case PartRemoved(node=node, position=position):
            flat.put(node, position)
        case PartMoved(id=id, parent_before=parent, before=position):
            flat.move(id, parent, position)
        case FieldChanged(id=id, field=name, before=before, after=after):
            fields = flat.nodes[id].fields
            fields[name] = _without(fields[name], before, after) if isinstance(after, list) else before


def _without(now: list[Any], before: list[Any], after: list[Any]) -> list[Any]:
    """A list with one change taken back: what it added goes, what it took out returns, later additions stay."""
    if now == after:
        return before
    kept = [item for item in now if item not in after or item in before]
    return kept + [item for item in before if item not in after and item not in kept]
