"""The rows of the inbox: every accepted event, once."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, literal, select, update
from sqlalchemy.dialects.postgresql import insert as insert_postgresql
from sqlalchemy.dialects.sqlite import insert as insert_sqlite
from sqlalchemy.orm import Session

from bot.usecases.inbound import Inbound
from storage.database import Database
from storage.tables import InboxRow, arrivals

#: Called with the transaction that stores the event and its place in the order of arrival.
Enqueue = Callable[[Connection, int], None]


class InboxRows:
    def __init__(self, database: Database) -> None:
        self._database = database
        self.engine: Any = database.engine
        self._postgresql = database.engine.dialect.name == "postgresql"

    def add(self, inbound: Inbound, enqueue: Enqueue) -> bool:
        """Stores the event and calls `enqueue` in the same transaction; False where it was there already.

        Raises Unavailable, and then nothing was stored.
        """
        with self._database.transaction() as session:
            seq = self._insert(session, inbound)
            if seq is not None:
                enqueue(session.connection(), seq)
            return seq is not None

    def begin(self, tenant: str, key: str) -> tuple[Inbound, int]:
        """The event, and how often work on it has been begun, this time included."""
        row = (InboxRow.tenant == tenant, InboxRow.key == key)
        count = update(InboxRow).where(*row).values(begun=InboxRow.begun + 1)
        with self._database.transaction() as session:
            found = session.execute(count.returning(InboxRow.inbound, InboxRow.begun)).one()
            return found.inbound, found.begun

    def _insert(self, session: Session, inbound: Inbound) -> int | None:
        row = {
            "tenant": inbound.tenant,
            "key": inbound.key,
            "inbound": inbound,
            "seq": self._next_seq(session, inbound),
            "arrived_at": datetime.now(UTC).isoformat(timespec="milliseconds"),
        }
        insert = insert_postgresql if self._postgresql else insert_sqlite
        new = insert(InboxRow).values(row).on_conflict_do_nothing(index_elements=["tenant", "key"])
        return session.scalar(new.returning(InboxRow.seq))

    def _next_seq(self, session: Session, inbound: Inbound) -> ColumnElement[Any]:
        if not self._postgresql:
            last = select(func.coalesce(func.max(InboxRow.seq), 0) + 1).where(InboxRow.tenant == inbound.tenant)
            return last.scalar_subquery()
        # Held until the commit, so that of two events of a conversation the first to count is the first to be seen.
        conversation = literal(f"{inbound.tenant} {inbound.conversation}")
        session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(conversation, 0))))
        return arrivals.next_value()
