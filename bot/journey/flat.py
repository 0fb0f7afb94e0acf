"""A journey as a table: one node a part, with its parent and its own fields; nested values as dotted fields.
Differences and undo are simple on this form."""

from typing import Any

from pydantic import BaseModel

from bot.journey.model import Journey

ROOT = "journey"
# The collections of parts under a part, by the collection that it stands in itself. Elsewhere `evidence` and
# `pain_points` are lists of ids: plain fields.
CHILDREN = {
    "": ("personas", "stages", "opportunities", "actions", "evidence"),
    "stages": ("touchpoints",),
    "touchpoints": ("pain_points",),
}
NESTED = ("goal", "scope", "kpi", "lanes")
NOT_CONTENT = ("revision", "updated_at", "schema")


class Node(BaseModel):
    id: str
    parent: str
    collection: str
    fields: dict[str, Any]


class Flat:
    def __init__(self) -> None:
        self.nodes: dict[str, Node] = {}
        self.order: dict[tuple[str, str], list[str]] = {}

    def siblings(self, id: str) -> list[str]:
        node = self.nodes[id]
        return self.order.setdefault((node.parent, node.collection), [])

    def position(self, id: str) -> int:
        return self.siblings(id).index(id)

    def put(self, node: Node, position: int | None = None) -> None:
        if node.id in self.nodes:
            return
        self.nodes[node.id] = node.model_copy(deep=True)
        siblings = self.siblings(node.id)
        siblings.insert(len(siblings) if position is None else position, node.id)

    def drop(self, id: str) -> None:
        if id in self.nodes:
            self.siblings(id).remove(id)
            del self.nodes[id]

    def move(self, id: str, parent: str, position: int) -> None:
        node = self.nodes[id]
        self.drop(id)
        self.put(node.model_copy(update={"parent": parent}), position)

    def mentioned_by(self, id: str, besides: set[str]) -> bool:
        """Whether another part refers to this one (evidence, pain points, opportunity, blockers)."""
        return any(
            id == value or (isinstance(value, list) and id in value)
            for node in self.nodes.values()
            if node.id not in besides
            for value in node.fields.values()
        )


def flatten(journey: Journey) -> Flat:
    flat = Flat()
    _add(flat, journey.model_dump(mode="json") | {"id": ROOT}, parent="", collection="")
    return flat


def _add(flat: Flat, part: dict[str, Any], parent: str, collection: str) -> None:
    children = {k: v for k, v in part.items() if k in CHILDREN.get(collection, ())}
    plain = {k: v for k, v in part.items() if k not in children and k not in NOT_CONTENT and k != "id"}
    fields = {k: v for k, v in plain.items() if k not in NESTED}
    for name in NESTED:
        fields |= {f"{name}.{k}": v for k, v in plain.get(name, {}).items()}
    flat.put(Node(id=part["id"], parent=parent, collection=collection, fields=fields))
    for name, items in children.items():
        for item in items:
            _add(flat, item, part["id"], name)


def unflatten(flat: Flat, like: Journey) -> Journey:
    """The journey that a table describes; revision and times are those of `like`."""
    root = _rebuild(flat, ROOT) | {k: like.model_dump(mode="json")[k] for k in (*NOT_CONTENT, "id")}
    return Journey.model_validate(root)


def _rebuild(flat: Flat, id: str) -> dict[str, Any]:
    part: dict[str, Any] = {"id": id}
    for name, value in flat.nodes[id].fields.items():
        head, _, tail = name.partition(".")
        if tail:
            part.setdefault(head, {})[tail] = value
        else:
            part[name] = value
    for (parent, collection), ids in flat.order.items():
        if parent == id and ids:
            part[collection] = [_rebuild(flat, child) for child in ids]
    return part
