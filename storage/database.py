"""The engine and its transactions. What is slow or locked raises `Unavailable` after `patience` seconds."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import Session, sessionmaker

from bot.usecases.ports import Store
from storage.store import SqlStore

BUSY = (OperationalError, InterfaceError, PoolTimeout)


class Unavailable(Exception):
    """The database is locked, full, or not there; nothing of the transaction was kept."""


class Database:
    """Owned by whoever wires it up; `patience` is how many seconds a statement may wait for a lock."""

    def __init__(self, url: str, *, patience: float = 10.0, connections: int = 10) -> None:
        self.url = url
        self.engine = engine(url, patience=patience, connections=connections)
        self._sessions = sessionmaker(self.engine, expire_on_commit=False)

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """Commits at the end of `with`; on an exception everything is rolled back. Raises Unavailable."""
        try:
            with self._sessions.begin() as session:
                yield session
        except BUSY as error:
            raise Unavailable(reason(error)) from error
        except DBAPIError as error:
            if error.connection_invalidated:
                raise Unavailable(reason(error)) from error
            raise

    @contextmanager
    def store(self) -> Iterator[Store]:
        with self.transaction() as session:
            yield SqlStore(session)

    def close(self) -> None:
        self.engine.dispose()


def reason(error: Exception) -> str:
    """What the database said, without the statement and its values: those are customer text."""
    return str(getattr(error, "orig", None) or error).strip()


def engine(url: str, *, patience: float, connections: int) -> Engine:
    if make_url(url).get_backend_name() == "sqlite":
        return _sqlite(url, patience, connections)
    return _postgresql(url, patience, connections)


def _sqlite(url: str, patience: float, connections: int) -> Engine:
    made = create_engine(
        url, pool_size=connections, max_overflow=0, pool_timeout=patience, connect_args={"timeout": patience}
    )

    @event.listens_for(made, "connect")
    def prepare(connection: sqlite3.Connection, _record: Any) -> None:
        # A transaction begins at its first write and takes the write lock there, so that a reader never holds up
        # the inbox and never has to upgrade a snapshot, which fails at once under WAL.
        connection.isolation_level = "IMMEDIATE"
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")

    return made


def _postgresql(url: str, patience: float, connections: int) -> Engine:
    wait = int(patience * 1000)
    return create_engine(
        make_url(url).set(drivername="postgresql+psycopg"),
        pool_size=connections,
        max_overflow=0,
        pool_timeout=patience,
        pool_pre_ping=True,
        connect_args={
            "connect_timeout": max(2, int(patience)),
            "options": f"-c lock_timeout={wait} -c statement_timeout={wait}",
        },
    )
