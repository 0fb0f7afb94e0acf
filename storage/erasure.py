"""What is kept of a person or a workspace: told, taken away, or left without the person.

The tables are not listed here: whatever has a tenant is looked through, so that a new table is never forgotten. What
a team made together stays, under a pseudonym; a person's own messages, their direct messages with the bot and what
was kept of their words go.
"""

import json
import re
import secrets
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, String, Table, Text, and_, bindparam, delete, select, text, type_coerce, update

import storage.migrations  # noqa: F401 – every table is known by then
from bot.usecases.inbound import Emptied, Inbound
from storage.columns import Typed
from storage.database import Database, Locked, guarded
from storage.tables import Base, ConversationRow, InboxRow, JourneyRow, RevisionRow, TimerRow, TurnRow

Row = dict[str, Any]
FORMER = "former colleague"  # followed by the pseudonym's letters, in both languages
#: Given names that are words: in running text they are left alone, as nobody could tell.
_WORDS = frozenset(
    "april art august bill drew frank grace hope jack joy june mark may pat rose sky sunny will".split()  # noqa: SIM905
)
#: Tables whose `key` is an event's.
_EVENTS = ("inbox", "turns", "workshop_payloads")
#: Tables whose rows are one person's own, and serve nobody else.
_SETTINGS = ("assistant_tokens", "asked", "preferences", "subscriptions")


@dataclass
class Receipt:
    """Rows by table, and what is left to do. Nothing in it says who it was but the pseudonym."""

    pseudonym: str
    removed: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    events: list[str] = field(default_factory=list)  # keys of the inbox that were emptied


@dataclass(frozen=True)
class Named:
    """A person by id and by every name that was kept of them."""

    id: str
    names: tuple[str, ...]

    def pattern(self) -> re.Pattern[str]:
        """In serialised text: the id as a word; a name as a whole value, and in running text where it is no word."""
        ways = [rf"(?<![A-Z0-9]){re.escape(self.id)}(?![A-Z0-9])"]
        for name in sorted(self.names, key=len, reverse=True):
            quoted = re.escape(json.dumps(name, ensure_ascii=False)[1:-1])
            ways.append(rf'(?<="){quoted}(?=")')
            if name.casefold() not in _WORDS and len(name) > 1:
                ways.append(quoted if not name.isascii() else rf"(?<!\w){quoted}(?!\w)")
        return re.compile("|".join(ways))


class Erasure:
    def __init__(self, database: Database) -> None:
        self._database = database

    def named(self, tenant: str, person: str, also: Iterable[str] = ()) -> Named:
        """The person with the names that conversations know."""
        names = {name for name in also if name.strip()}
        with self._database.transaction() as session:
            sessions = session.scalars(select(ConversationRow.session).where(ConversationRow.tenant == tenant))
            names |= {one.name for each in sessions for one in each.people if one.id == person and one.name != person}
        return Named(person, tuple(sorted(names)))

    def told(self, tenant: str, person: Named) -> dict[str, list[Row]]:
        """Every row that holds the person's id or name, by table."""
        pattern = person.pattern()
        with self._database.connection() as connection:
            return {
                table.name: found
                for table in tables()
                if (found := [plain(row) for row in rows(connection, table, tenant) if _holds(row, pattern)])
            }

    def forget_person(self, tenant: str, person: Named, under_way: frozenset[str] = frozenset()) -> Receipt:
        """`under_way`: keys of events that are being worked on; they are left alone, and forgotten the next time."""
        receipt = Receipt(secrets.token_hex(3))
        with self._database.connection() as connection:
            self._empty_events(connection, tenant, person, under_way, receipt)
            self._remove_direct(connection, tenant, person, receipt)
            self._remove_cached(connection, tenant, person, receipt)
            for table in tables():
                _replace(connection, table, tenant, person.pattern(), _former(receipt), under_way, receipt.changed)
        return receipt

    def still_of(self, tenant: str, person: str, keys: frozenset[str]) -> list[str]:
        """Those of these events that hold the person."""
        with self._database.transaction() as session:
            found = session.scalars(select(InboxRow.inbound).where(InboxRow.tenant == tenant, InboxRow.key.in_(keys)))
            return [each.key for each in found if person in each.model_dump_json()]

    def empty_event(self, tenant: str, key: str) -> None:
        """Of an event only its key is left."""
        emptied = Inbound(key=key, tenant=tenant, conversation="", event=Emptied())
        with self._database.transaction() as session:
            mine = update(InboxRow).where(InboxRow.tenant == tenant, InboxRow.key == key)
            session.execute(mine.values(inbound=emptied))

    def renumber(self, tenant: str, old: str, new: str) -> Counter[str]:
        """A channel has another id: it has it everywhere, in keys too, except in those of events. What the new id has
        a row for already stays under the old one. Rows by table."""
        pattern, changed = _word(old), Counter[str]()
        with self._database.connection() as connection:
            for table in tables():
                for row in list(rows(connection, table, tenant)):
                    values = _renumbered(table.name, row, pattern, new)
                    if values and not _is_taken(connection, table, row, values):
                        _set(connection, table, row, values)
                        changed[table.name] += 1
        return changed

    def forget_workspace(self, tenant: str) -> Receipt:
        receipt = Receipt(secrets.token_hex(3))
        with self._database.connection() as connection:
            for table in reversed(Base.metadata.sorted_tables):
                if "tenant" in table.c:
                    receipt.removed[table.name] += connection.execute(
                        delete(table).where(table.c.tenant == tenant)
                    ).rowcount
        return receipt

    def _empty_events(
        self, connection: Connection, tenant: str, person: Named, under_way: frozenset[str], receipt: Receipt
    ) -> None:
        """A person's raw events lose their words, their answers too; the key stays, so that none is taken twice."""
        for row in list(rows(connection, _table(InboxRow), tenant)):
            event = json.loads(row["inbound"])["event"]
            if person.id not in (event.get("author"), event.get("said_by")) or row["key"] in under_way:
                continue
            inbound = Inbound(key=row["key"], tenant=tenant, conversation="", event=Emptied())
            _set(connection, _table(InboxRow), row, {"inbound": inbound.model_dump_json()})
            mine = and_(TurnRow.tenant == tenant, TurnRow.key == row["key"])
            connection.execute(update(TurnRow).where(mine).values(reply=None, place=None))
            receipt.changed["inbox"] += 1
            receipt.events.append(row["key"])

    def _remove_direct(self, connection: Connection, tenant: str, person: Named, receipt: Receipt) -> None:
        """What they and the bot said to each other alone, with the journeys that they made there."""
        for row in list(rows(connection, _table(ConversationRow), tenant)):
            place, session = json.loads(row["place"]), json.loads(row["session"])
            if place.get("kind") != "dm" or {p["id"] for p in session.get("people", ())} - {person.id}:
                continue
            if not any(p["id"] == person.id for p in session.get("people", ())):
                continue
            for table, key in ((RevisionRow, RevisionRow.journey), (JourneyRow, JourneyRow.id)):
                gone = delete(table).where(table.tenant == tenant, key == row["journey"])
                receipt.removed[table.__tablename__] += connection.execute(gone).rowcount
            for name in ("conversations", "proposals", "handed", "feedback"):
                table_of = Base.metadata.tables.get(name)
                if table_of is not None:
                    mine = delete(table_of).where(table_of.c.tenant == tenant, table_of.c.journey == row["journey"])
                    receipt.removed[name] += connection.execute(mine).rowcount

    def _remove_cached(self, connection: Connection, tenant: str, person: Named, receipt: Receipt) -> None:
        """Answers of the model may hold anybody's words; what was kept because nobody understood it is one's own, and
        so are settings, reminders and the token of one's assistant."""
        answers = Base.metadata.tables["model_answers"]
        for table in (Base.metadata.tables[name] for name in _SETTINGS):
            mine = delete(table).where(table.c.tenant == tenant, table.c.person == person.id)
            receipt.removed[table.name] += connection.execute(mine).rowcount
        self._remove_timers(connection, tenant, person, receipt)
        receipt.removed["model_answers"] += connection.execute(
            delete(answers).where(answers.c.tenant == tenant)
        ).rowcount
        for row in list(rows(connection, _table(ConversationRow), tenant)):
            session = json.loads(row["session"])
            kept = [one for one in session.get("kept", ()) if one["author"] != person.id]
            if len(kept) != len(session.get("kept", ())):
                _set(connection, _table(ConversationRow), row, {"session": _json({**session, "kept": kept})})
                receipt.removed["kept words"] += len(session["kept"]) - len(kept)

    def _remove_timers(self, connection: Connection, tenant: str, person: Named, receipt: Receipt) -> None:
        timers = _table(TimerRow)
        for row in list(rows(connection, timers, tenant)):
            if json.loads(row["inbound"])["event"].get("person") == person.id:
                connection.execute(delete(timers).where(timers.c.tenant == tenant, timers.c.key == row["key"]))
                receipt.removed["timers"] += 1

    def overwrite(self) -> None:
        """What was deleted is not left between the pages of the file; after everything, the engine's rows too."""
        engine = self._database.engine
        with guarded(), engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM"))
            if engine.dialect.name == "sqlite":
                _emptied_log(connection)


def _emptied_log(connection: Connection) -> None:
    """The write-ahead log is cut off; a reader holds that up for a moment. Raises Locked."""
    for _ in range(50):
        if not connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)")).scalar_one():
            return
        time.sleep(0.1)
    raise Locked("the log could not be emptied; forget again")


def tables() -> Iterator[Table]:
    return (table for table in Base.metadata.sorted_tables if "tenant" in table.c)


def _table(row: Any) -> Table:
    found: Table = row.__table__
    return found


def rows(connection: Connection, table: Table, tenant: str) -> Iterator[Row]:
    """As they are stored: a typed column as its text."""
    raw = [type_coerce(column, Text).label(column.name) if _is_text(column) else column for column in table.c]
    for row in connection.execute(select(*raw).where(table.c.tenant == tenant)).mappings().all():
        yield dict(row)


def _is_text(column: Any) -> bool:
    return isinstance(column.type, String | Typed)


def _holds(row: Row, pattern: re.Pattern[str]) -> bool:
    return any(isinstance(value, str) and pattern.search(value) for value in row.values())


def plain(row: Row) -> Row:
    return {name: _unpacked(value) for name, value in row.items()}


def _unpacked(value: Any) -> Any:
    if isinstance(value, str) and value[:1] in "{[":
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


def _word(id: str) -> re.Pattern[str]:
    """An id of Slack's, by itself."""
    return re.compile(rf"(?<![A-Z0-9]){re.escape(id)}(?![A-Z0-9])")


def _replace(
    connection: Connection,
    table: Table,
    tenant: str,
    pattern: re.Pattern[str],
    by: str,
    under_way: frozenset[str],
    counts: Counter[str],
) -> None:
    """In every text of every row; not in events of these keys."""
    for row in list(rows(connection, table, tenant)):
        if row.get("key") in under_way and table.name == "inbox":
            continue
        changed = {
            name: pattern.sub(by, value)
            for name, value in row.items()
            if isinstance(value, str) and pattern.search(value)
        }
        if changed:
            _set(connection, table, row, changed)
            counts[table.name] += 1


def _renumbered(table: str, row: Row, pattern: re.Pattern[str], new: str) -> Row:
    """An event's key stays: the durable engine knows it by that, and Slack sends it again under it."""
    changed = {
        name: pattern.sub(new, value)
        for name, value in row.items()
        if isinstance(value, str) and pattern.search(value) and not (name == "key" and table in _EVENTS)
    }
    if table == InboxRow.__tablename__ and "inbound" in changed:
        changed["inbound"] = _json({**json.loads(changed["inbound"]), "key": row["key"]})
    return changed


def _is_taken(connection: Connection, table: Table, row: Row, changed: Row) -> bool:
    if not any(column.name in changed for column in table.primary_key):
        return False
    key = and_(*[column == changed.get(column.name, row[column.name]) for column in table.primary_key])
    return connection.execute(select(*table.primary_key).where(key)).first() is not None


def _former(receipt: Receipt) -> str:
    return f"{FORMER} {receipt.pseudonym}"


def _set(connection: Connection, table: Table, row: Row, changed: Row) -> None:
    key = and_(*[column == row[column.name] for column in table.primary_key])
    values = {name: bindparam(f"new_{name}", value, type_=Text) for name, value in changed.items()}
    connection.execute(update(table).where(key).values(values))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
