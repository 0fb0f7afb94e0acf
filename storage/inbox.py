"""The rows of the inbox: every accepted event, once."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, bindparam, delete, func, select, text, tuple_, update
from sqlalchemy.dialects.postgresql import insert as insert_postgresql
from sqlalchemy.dialects.sqlite import insert as insert_sqlite
from sqlalchemy.orm import Session

from bot.usecases.inbound import Inbound
from storage.database import Database, Locked, Unavailable
from storage.retention import quieten
from storage.tables import InboxRow, arrivals
from storage.together import Together, TooLate

#: Called with the transaction that stores the event and its place in the order of arrival.
Enqueue = Callable[[Connection, int], None]

STEP = 0.002  # seconds between two tries to get SQLite's write lock

# Built once: building and compiling a statement costs more than running it.
_row: dict[str, Any] = {name: bindparam(name) for name in ("tenant", "key", "inbound", "arrived_at")}
_last = select(func.coalesce(func.max(InboxRow.seq), 0) + 1).where(InboxRow.tenant == bindparam("tenant"))
_sqlite = insert_sqlite(InboxRow).values(**_row, seq=_last.scalar_subquery(), begun=0)
_postgresql = insert_postgresql(InboxRow).values(**_row, seq=arrivals.next_value(), begun=0)
_ADD: dict[str, Any] = {
    "sqlite": _sqlite.on_conflict_do_nothing(index_elements=["tenant", "key"]).returning(InboxRow.seq),
    "postgresql": _postgresql.on_conflict_do_nothing(index_elements=["tenant", "key"]).returning(InboxRow.seq),
}
# Held until the commit, so that of two events of a conversation the first to count is the first to be seen.
_IN_TURN = text("SELECT pg_advisory_xact_lock(hashtextextended(:conversation, 0))")


class Spoilt(Exception):
    """What stands in the event's row is not whole; the row is left as it is."""


@dataclass(frozen=True)
class _Arrival:
    inbound: Inbound
    enqueue: Enqueue
    deadline: float


_Begun = tuple[Inbound, int, str]


class InboxRows:
    """`patience`: how many seconds `add` may try before it raises Unavailable."""

    def __init__(self, database: Database, *, patience: float = 10.0) -> None:
        self._database, self._patience = database, patience
        self.engine: Any = database.engine
        self._dialect = database.engine.dialect.name
        self._together: Together[_Arrival, bool] = Together(self._write_before_deadline, shared=Unavailable)
        self._begins: Together[tuple[str, str], _Begun] = Together(self._begin_all, shared=Unavailable)

    def add(self, inbound: Inbound, enqueue: Enqueue) -> bool:
        """Stores the event and calls `enqueue` in the same transaction; False where it was there already.

        Raises Unavailable, and then nothing was stored.
        """
        arrival = _Arrival(inbound, enqueue, time.monotonic() + self._patience)
        if self._dialect != "sqlite":
            return self._write([arrival])[0]
        try:
            return self._together(arrival, self._patience)
        except TooLate as late:
            raise Locked("other events are waiting for the database") from late

    def begin(self, tenant: str, key: str) -> tuple[Inbound, int, str]:
        """The event, how often work on it has been begun, this time included, and when it came (ISO 8601). What a
        later version wrote and this one cannot read is Unavailable here: that version's processes take it up. What
        no version can read is Spoilt."""
        try:
            if self._dialect != "sqlite":
                return self._begin_all([(tenant, key)])[0]
            return self._begins((tenant, key), self._patience)
        except ValidationError as unreadable:
            if any(error["type"] == "json_invalid" for error in unreadable.errors(include_input=False)):
                raise Spoilt(key) from None
            raise Unavailable("a later version of the program wrote this event") from None
        except TooLate as late:
            raise Locked("others are waiting for the database") from late

    def _begin_all(self, events: Sequence[tuple[str, str]]) -> Sequence[_Begun]:
        """In one commit, so that those who work leave the lock to those who accept."""
        with self._database.transaction() as session:
            return [self._begin(session, tenant, key) for tenant, key in events]

    def _begin(self, session: Session, tenant: str, key: str) -> _Begun:
        row = (InboxRow.tenant == tenant, InboxRow.key == key)
        count = update(InboxRow).where(*row).values(begun=InboxRow.begun + 1)
        found = session.execute(count.returning(InboxRow.inbound, InboxRow.begun, InboxRow.arrived_at)).one()
        return found.inbound, found.begun, found.arrived_at

    def oldest(self, keys: Sequence[tuple[str, str]]) -> str | None:
        """When the first of these came (ISO 8601)."""
        first = select(func.min(InboxRow.arrived_at)).where(tuple_(InboxRow.tenant, InboxRow.key).in_(keys))
        with self._database.transaction() as session:
            return session.scalar(first)

    def forget(self, keys: Sequence[tuple[str, str]]) -> None:
        """Their answers too; that a turn was taken stays known."""
        with self._database.transaction() as session:
            for tenant in {tenant for tenant, _ in keys}:
                quieten(session, tenant, [key for of, key in keys if of == tenant])
            session.execute(delete(InboxRow).where(tuple_(InboxRow.tenant, InboxRow.key).in_(keys)))

    def _write_before_deadline(self, arrivals: Sequence[_Arrival]) -> Sequence[bool]:
        while True:
            try:
                return self._write(arrivals)
            except Locked:
                # SQLite's own waiting sleeps up to 0.1 s between tries, which lets quicker writers always be first.
                if time.monotonic() > arrivals[0].deadline:
                    raise
                time.sleep(STEP)

    def _write(self, arrivals: Sequence[_Arrival]) -> Sequence[bool]:
        with self._database.connection() as connection:
            return [self._add(connection, arrival) for arrival in arrivals]

    def _add(self, connection: Connection, arrival: _Arrival) -> bool:
        seq = self._insert(connection, arrival.inbound)
        if seq is not None:
            arrival.enqueue(connection, seq)
        return seq is not None

    def _insert(self, connection: Connection, inbound: Inbound) -> int | None:
        if self._dialect == "postgresql":
            connection.execute(_IN_TURN, {"conversation": f"{inbound.tenant} {inbound.conversation}"})
        arrived = datetime.now(UTC).isoformat(timespec="milliseconds")
        row = {"tenant": inbound.tenant, "key": inbound.key, "inbound": inbound, "arrived_at": arrived}
        seq: int | None = connection.scalar(_ADD[self._dialect], row)
        return seq
