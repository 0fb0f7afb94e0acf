"""A person or a workspace is told of, or forgotten, everywhere: the tables, the durable engine, the search index."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.durable import engine
from bot.settings import Settings
from bot.usecases.retention import Retention
from knowledge.shelf import Shelf
from storage.belongings import belongings
from storage.database import Database
from storage.erasure import Erasure, Receipt
from storage.retention import SqlRetentions, tidy


@dataclass(frozen=True)
class Forgotten:
    """The receipt: rows by table, and what is left. `under_way`: events that are being worked on; forget again when
    they are done. `mentioned_in`: documents of the workspace's shelves that hold the name; whoever added them decides.
    """

    at: str
    workspace: str
    pseudonym: str
    removed: dict[str, int]
    changed: dict[str, int]
    engine_entries: int
    documents: tuple[str, ...] = ()
    under_way: int = 0
    mentioned_in: tuple[str, ...] = field(default=())


def told_of(settings: Settings, database: Database, tenant: str, person: str) -> dict[str, Any]:
    """Everything that is kept of a person, as JSON values by table."""
    erasure = Erasure(database)
    return erasure.told(tenant, erasure.named(tenant, person))


def forget_person(
    settings: Settings, database: Database, tenant: str, person: str, also: tuple[str, ...] = ()
) -> Forgotten:
    erasure, client = Erasure(database), engine.client(database.engine)
    waiting = engine.under_way(client, tenant)
    named = erasure.named(tenant, person, also)
    receipt = erasure.forget_person(tenant, named, waiting)
    entries = engine.drop(client, [f"{tenant} {key}" for key in receipt.events])
    erasure.overwrite()
    mentioned = _mentioning(settings, tenant, named.names)
    return _receipt(tenant, receipt, entries, under_way=len(waiting), mentioned_in=mentioned)


def forget_workspace(settings: Settings, database: Database, tenant: str) -> Forgotten:
    client = engine.client(database.engine)
    erasure = Erasure(database)
    receipt = erasure.forget_workspace(tenant)
    entries = engine.drop(client, engine.all_of(client, tenant))
    erasure.overwrite()
    return _receipt(tenant, receipt, entries, documents=_clear_shelves(settings, tenant))


def retention(database: Database, tenant: str, changes: Mapping[str, int]) -> Retention:
    """How long the workspace keeps what, after these changes."""
    with database.transaction() as session:
        rows = SqlRetentions(session)
        if changes:
            rows.put(tenant, replace(rows.get(tenant), **changes))
        return rows.get(tenant)


class OwnMemory:
    """Satisfies `bot.usecases.ports.Memory`, on a running system."""

    def __init__(self, database: Database, forget_events: Callable[[timedelta, str], int]) -> None:
        self._database, self._forget_events = database, forget_events

    def own(self, tenant: str, person: str) -> dict[str, list[dict[str, Any]]]:
        return belongings(self._database, tenant, person)

    def forget(self, tenant: str, person: str, but: str) -> int:
        """The file is not rebuilt as the command does it, which would hold everybody up: SQLite overwrites what goes
        (`secure_delete`), and the caller scrubs its journal."""
        erasure, client = Erasure(self._database), engine.client(self._database.engine)
        waiting = engine.under_way(client, tenant)
        receipt = erasure.forget_person(tenant, erasure.named(tenant, person), waiting)
        engine.drop(client, [f"{tenant} {key}" for key in receipt.events])
        return len(erasure.still_of(tenant, person, waiting - {but}))

    def renumber(self, tenant: str, old: str, new: str) -> dict[str, int]:
        return dict(Erasure(self._database).renumber(tenant, old, new))

    def tidy(self, tenant: str) -> dict[str, int]:
        with self._database.transaction() as session:
            retention = SqlRetentions(session).get(tenant)
            gone = tidy(session, tenant, retention, datetime.now(UTC))
        return gone | {"events": self._forget_events(timedelta(days=retention.events), tenant)}

    def empty(self, tenant: str, key: str) -> None:
        Erasure(self._database).empty_event(tenant, key)


def _receipt(tenant: str, receipt: Receipt, entries: int, **more: Any) -> Forgotten:
    moment = datetime.now(UTC).isoformat(timespec="seconds")
    removed, changed = ({k: n for k, n in c.items() if n} for c in (receipt.removed, receipt.changed))
    return Forgotten(moment, tenant, receipt.pseudonym, removed, changed, entries, **more)


def _shelves(settings: Settings, tenant: str) -> list[str]:
    """Names of the tenant's shelves, by the folders of the embedded index."""
    own, channels = Shelf(tenant).name, Shelf(tenant, "x").name.removesuffix("x")
    folder = Path(settings.home, "knowledge", "shelves")
    return sorted(p.name for p in folder.glob("*") if p.name == own or p.name.startswith(channels))


def _mentioning(settings: Settings, tenant: str, names: tuple[str, ...]) -> tuple[str, ...]:
    found = []
    for name in _shelves(settings, tenant):
        for file in Path(settings.home, "knowledge", "shelves", name).rglob("*"):
            if file.is_file() and any(each.encode() in file.read_bytes() for each in names):
                found.append(name)
                break
    return tuple(found)


def _clear_shelves(settings: Settings, tenant: str) -> tuple[str, ...]:
    if settings.chroma_url or not _shelves(settings, tenant):
        return ()
    import shutil

    cleared = _shelves(settings, tenant)
    for name in cleared:
        shutil.rmtree(Path(settings.home, "knowledge", "shelves", name), ignore_errors=True)
    return tuple(cleared)


def as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2, default=str)
