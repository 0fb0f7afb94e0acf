"""What a person said and set themselves, without what others said beside it: theirs to have as a file."""

import json
from typing import Any

from sqlalchemy import Connection, Table

from storage.database import Database
from storage.erasure import plain, rows, tables

Row = dict[str, Any]
OWNER = ("person", "author")  # columns that say whose a row is
WORDS = ("text", "material")  # of an event: what was said
SECRET = frozenset({"assistant_tokens", "workshop_keys"})


def belongings(database: Database, tenant: str, person: str) -> dict[str, list[Row]]:
    """Rows by table; tables without any are left out. Raises Unavailable."""
    with database.connection() as connection:
        told = {table.name: _of(connection, table, tenant, person) for table in tables() if table.name not in SECRET}
    return {name: found for name, found in told.items() if found}


def _of(connection: Connection, table: Table, tenant: str, person: str) -> list[Row]:
    match table.name:
        case "inbox" | "timers":
            return [_own(plain(row), person) for row in rows(connection, table, tenant) if _is_of(row, person)]
        case "conversations":
            return _kept(connection, table, tenant, person)
    owner = next((name for name in OWNER if name in table.c), None)
    if owner is None:
        return []
    return [plain(row) for row in rows(connection, table, tenant) if row[owner] == person]


def _is_of(row: Row, person: str) -> bool:
    event = json.loads(row["inbound"])["event"]
    return person in (event.get("author"), event.get("person"), event.get("said_by"))


def _own(row: Row, person: str) -> Row:
    """A message that was saved is of whoever said it: to whoever saved it only that they did is theirs."""
    event = row["inbound"]["event"]
    if event.get("said_by", person) == person:
        return row
    kept = {name: value for name, value in event.items() if name not in WORDS}
    return {**row, "inbound": {**row["inbound"], "event": kept}}


def _kept(connection: Connection, table: Table, tenant: str, person: str) -> list[Row]:
    """Of a conversation only what was kept of this person's words."""
    sessions = (json.loads(row["session"]) for row in rows(connection, table, tenant))
    return [one for session in sessions for one in session.get("kept", ()) if one["author"] == person]
