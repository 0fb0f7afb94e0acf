"""The actions of a map as a Slack List (docs.slack.dev/reference/methods/slackLists.create and its neighbours).

Lists are for paid workspaces alone; elsewhere Slack refuses, and so do we.
"""

import json
import logging
from collections.abc import Iterable, Mapping
from typing import Any

from bot.journey.model import Language
from bot.slack.errors import SlackRefused
from bot.slack.identity import Identity
from bot.slack.web import Web
from bot.usecases.elsewhere import LIST_FIELDS, ListRefused, ListRow, Sent
from prompts import render

log = logging.getLogger("bot.slack")
Json = dict[str, Any]
STATUSES = ("planned", "testing", "doing", "done", "dropped")
_COLOURS = {"planned": "grey", "testing": "yellow", "doing": "blue", "done": "green", "dropped": "red"}
_TYPES = {"title": "text", "owner": "user", "outside": "text", "due": "date", "status": "select"}
_PAGE = 200


class SlackLists:
    """Implements `bot.usecases.elsewhere.Lists`; `Sent.ref` is the list's id and its columns. Raises `ListRefused`, and
    `SlackUnavailable` to try again."""

    def __init__(self, web: Web, identity: Identity) -> None:
        self._web, self._identity = web, identity

    def make(self, tenant: str, channel: str, title: str, language: Language) -> Sent:
        """A list that everybody in the channel can change."""
        self._ours(tenant)
        with _refusals():
            said = self._web.call("slackLists.create", name=title[:255], schema=_schema(language))
            id, schema = str(said["list_id"]), said["list_metadata"]["schema"]
            columns = {str(column["key"]): str(column["id"]) for column in schema}
            self._web.call("slackLists.access.set", list_id=id, access_level="write", channel_ids=[channel])
        return Sent(json.dumps([id, columns]), self._address(id))

    def rows(self, tenant: str, made: Sent) -> Mapping[str, ListRow]:
        """By row id."""
        self._ours(tenant)
        id, columns = _unpacked(made)
        names = {column: key for key, column in columns.items()}
        found: dict[str, ListRow] = {}
        cursor: str | None = None
        with _refusals():
            while cursor != "":
                said = self._web.call("slackLists.items.list", list_id=id, limit=_PAGE, cursor=cursor)
                found |= {str(item["id"]): _row(item.get("fields") or (), names) for item in said.get("items") or ()}
                cursor = str((said.get("response_metadata") or {}).get("next_cursor") or "")
        return found

    def add(self, tenant: str, made: Sent, row: ListRow) -> str:
        """The new row's id."""
        self._ours(tenant)
        id, columns = _unpacked(made)
        with _refusals():
            said = self._web.call("slackLists.items.create", list_id=id, initial_fields=_cells(row, columns))
        return str(said["item"]["id"])

    def change(self, tenant: str, made: Sent, at: str, row: ListRow) -> None:
        self._ours(tenant)
        id, columns = _unpacked(made)
        cells = [{"row_id": at, **cell} for cell in _cells(row, columns, empty=True)]
        with _refusals():
            self._web.call("slackLists.items.update", list_id=id, cells=cells)

    def _ours(self, tenant: str) -> None:
        if tenant != self._identity.get().team:
            raise ListRefused("not_our_workspace")

    def _address(self, id: str) -> str:
        try:
            return str(self._web.call("files.info", file=id)["file"].get("permalink") or "")
        except SlackRefused:
            return ""


class _refusals:
    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: Any, error: BaseException | None, frames: Any) -> None:
        if isinstance(error, SlackRefused):
            log.info("no list: %s", error)
            raise ListRefused(error.code) from error


def _unpacked(made: Sent) -> tuple[str, dict[str, str]]:
    id, columns = json.loads(made.ref)
    return str(id), {str(key): str(column) for key, column in columns.items()}


def _schema(language: Language) -> list[Json]:
    return [_column(key, language) for key in LIST_FIELDS]


def _column(key: str, language: Language) -> Json:
    made: Json = {"key": key, "name": render(f"usecases/listed.columns.{key}", language), "type": _TYPES[key]}
    if key == "title":
        made["is_primary_column"] = True
    if key == "status":
        made["options"] = {"choices": [
            {"value": each, "label": render(f"usecases/listed.statuses.{each}", language), "color": _COLOURS[each]}
            for each in STATUSES
        ]}  # fmt: skip
    return made


def _cells(row: ListRow, columns: Mapping[str, str], empty: bool = False) -> list[Json]:
    """Of a new row only what is known; of a row that is changed also what is empty now."""
    values: Json = {
        "title": {"rich_text": [_rich(row.title)]},
        "owner": {"user": [row.owner] if row.owner else []},
        "outside": {"rich_text": [_rich(row.outside)]},
        "due": {"date": [row.due] if row.due else []},
        "status": {"select": [row.status] if row.status else []},
    }
    told = {"title": row.title, "owner": row.owner, "outside": row.outside, "due": row.due, "status": row.status}
    return [{"column_id": columns[key], **values[key]} for key in LIST_FIELDS if told[key] or empty]


def _rich(text: str) -> Json:
    inside = [{"type": "text", "text": text}] if text else []
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": inside}]}


def _row(fields: Iterable[Json], names: Mapping[str, str]) -> ListRow:
    found = {names.get(str(field.get("column_id")), str(field.get("key"))): field for field in fields}
    return ListRow(
        title=_text(found.get("title")),
        owner=_first(found.get("owner"), "user"),
        outside=_text(found.get("outside")),
        due=_first(found.get("due"), "date"),
        status=_first(found.get("status"), "select"),
    )


def _first(field: Json | None, name: str) -> str:
    values = (field or {}).get(name) or []
    return str(values[0]) if values else ""


def _text(field: Json | None) -> str:
    return str((field or {}).get("text") or "")
