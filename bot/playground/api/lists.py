"""slackLists.*: a list with typed columns, its rows, who may change it."""

import datetime
import time
from collections.abc import Callable
from typing import Any

from bot.playground.api import lookup
from bot.playground.api.method import Args, Json, method
from bot.playground.files import File
from bot.playground.people import BOT_USER
from bot.playground.refusal import Fault, Refused
from bot.playground.standin import StandIn

_TYPES = frozenset({"text", "date", "user", "select", "number", "checkbox", "link", "email", "phone", "rating"})


def _schema(s: StandIn, given: Any) -> list[Json]:
    if not isinstance(given, list) or not given:
        raise Refused("invalid_arguments", Fault("schema must be an array of columns"))
    keys = [column.get("key") for column in given]
    wrong = len(set(keys)) < len(keys) or not all(isinstance(key, str) and key for key in keys)
    primary = [column for column in given if column.get("is_primary_column")]
    if wrong or len(primary) != 1 or primary[0].get("type") != "text":
        raise Refused("invalid_schema")
    for column in given:
        choices = (column.get("options") or {}).get("choices")
        if column.get("type") not in _TYPES or (column["type"] == "select" and not choices) or not column.get("name"):
            raise Refused("invalid_schema")
    return [{**column, "id": s.workspace.new_id("Col")} for column in given]


@method("slackLists.create", "lists:write", tier=2)
def create(s: StandIn, args: Args) -> Json:
    name, id = args.needed("name"), s.workspace.new_id("F")
    schema = _schema(s, args.json("schema"))
    s.workspace.put_file(File(id, f"{id}.list", name, 1, BOT_USER, int(time.time())), b"-")
    s.lists[id] = {"schema": schema, "rows": {}, "access": {}}
    return {"list_id": id, "list_metadata": {"schema": schema, "todo_mode": False}}


def _list(s: StandIn, args: Args) -> Json:
    found = s.lists.get(args.needed("list_id", "list_not_found"))
    if found is None:
        raise Refused("list_not_found")
    return found


@method("slackLists.access.set", "lists:write", tier=2)
def access(s: StandIn, args: Args) -> Json:
    """For people or for channels, never both; a channel owns nothing."""
    found, level = _list(s, args), args.text("access_level")
    channels, people = args.json("channel_ids") or [], args.json("user_ids") or []
    if bool(channels) == bool(people) or level not in ("read", "write", "owner") or (channels and level == "owner"):
        raise Refused("invalid_arguments")
    for each in channels:
        lookup.channel(s, each)
    found["access"] |= dict.fromkeys([*channels, *people], level)
    return {}


@method("slackLists.items.create", "lists:write", tier=2)
def add(s: StandIn, args: Args) -> Json:
    found, id = _list(s, args), s.workspace.new_id("Rec")
    found["rows"][id] = {}
    for cell in args.json("initial_fields") or []:
        _put(s, found, id, cell)
    return {"item": _shown(found, id)}


@method("slackLists.items.update", "lists:write", tier=3)
def update(s: StandIn, args: Args) -> Json:
    found, cells = _list(s, args), args.json("cells")
    if not isinstance(cells, list) or not cells:
        raise Refused("invalid_arguments")
    for cell in cells:
        if cell.get("row_id") not in found["rows"]:
            raise Refused("invalid_row_id")
        _put(s, found, cell["row_id"], cell)
    return {}


@method("slackLists.items.list", "lists:read", tier=2)
def items(s: StandIn, args: Args) -> Json:
    found = _list(s, args)
    return {"items": [_shown(found, id) for id in found["rows"]], "response_metadata": {"next_cursor": ""}}


def _put(s: StandIn, found: Json, row: str, cell: Json) -> None:
    column = next((each for each in found["schema"] if each["id"] == cell.get("column_id")), None)
    if column is None:
        raise Refused("invalid_column_id")
    name = "rich_text" if column["type"] == "text" else column["type"]
    value = cell.get(name)
    if not isinstance(value, list):
        raise Refused("invalid_input_type")
    if check := _CHECKS.get(column["type"]):
        check(s, column, value)
    found["rows"][row][column["id"]] = value


def _dates(_s: StandIn, _column: Json, value: list[Any]) -> None:
    try:
        for each in value:
            datetime.date.fromisoformat(each)
    except (TypeError, ValueError):
        raise Refused("invalid_date") from None


def _people(s: StandIn, _column: Json, value: list[Any]) -> None:
    if any(each not in s.workspace.people for each in value):
        raise Refused("user_not_found")


def _choices(_s: StandIn, column: Json, value: list[Any]) -> None:
    known = {choice["value"] for choice in column["options"]["choices"]}
    if not set(value) <= known:
        raise Refused("invalid_option_id")


def _blocks(_s: StandIn, _column: Json, value: list[Any]) -> None:
    if any(not isinstance(each, dict) or each.get("type") != "rich_text" for each in value):
        raise Refused("invalid_blocks")


_CHECKS: dict[str, Callable[[StandIn, Json, list[Any]], None]] = {
    "date": _dates, "user": _people, "select": _choices, "text": _blocks,
}  # fmt: skip


def _shown(found: Json, id: str) -> Json:
    """Empty cells are left out, as Slack leaves them out."""
    fields = [
        _field(column, value)
        for column in found["schema"]
        if (value := found["rows"][id].get(column["id"])) is not None
    ]
    return {"id": id, "list_id": "", "date_created": 0, "fields": [field for field in fields if field.get("value")]}


def _field(column: Json, value: list[Any]) -> Json:
    about = {"key": column["key"], "column_id": column["id"]}
    if column["type"] != "text":
        return {**about, "value": value[0] if value else "", column["type"]: value}
    text = "".join(
        str(leaf.get("text", "")) for block in value for part in block["elements"] for leaf in part["elements"]
    )
    return {**about, "value": text, "text": text, "rich_text": value}
