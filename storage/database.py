"""The engine and its transactions. What is locked, full or away raises `Unavailable`, and nothing is half kept."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import Session, sessionmaker

from bot.usecases.ports import Store
from storage.store import SqlStore


class Unavailable(Exception):
    """The database did not take the transaction; nothing of it was kept. Worth trying again."""


class Locked(Unavailable):
    """Somebody else is writing."""


class Database:
    """Owned by whoever wires it up; `patience` is how many seconds a statement may wait for a lock or a connection."""

    def __init__(self, url: str, *, patience: float = 10.0, connections: int = 16) -> None:
        self.url = url
        self.engine = engine(url, patience=patience, connections=connections)
        self._sessions = sessionmaker(self.engine, expire_on_commit=False)

    @contextmanager
    def store(self) -> Iterator[Store]:
        with self.transaction() as session:
            yield SqlStore(session)

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """Commits at the end of `with`; on an exception everything is rolled back. Raises Unavailable."""
        with guarded(), self._sessions.begin() as session:
            yield session

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """The same, without an ORM session around it."""
        with guarded(), self.engine.begin() as connection:
            yield connection

    def close(self) -> None:
        self.engine.dispose()


@contextmanager
def guarded() -> Iterator[None]:
    """Tells a database that cannot be had from a mistake in a statement."""
    try:
        yield
    except (OperationalError, InterfaceError, PoolTimeout) as error:
        reason = str(getattr(error, "orig", None) or error).strip()
        raise (Locked if "locked" in reason else Unavailable)(reason) from error
    except DBAPIError as error:
        if error.connection_invalidated:
            raise Unavailable("the connection was lost") from error
        raise


def engine(url: str, *, patience: float, connections: int) -> Engine:
    make = _sqlite if make_url(url).get_backend_name() == "sqlite" else _postgresql
    return make(url, patience, connections)


def _sqlite(url: str, patience: float, connections: int) -> Engine:
    made = create_engine(
        url,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=max(patience, 1.0),
        connect_args={"timeout": patience},
        hide_parameters=True,
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
        hide_parameters=True,
        connect_args={
            "connect_timeout": max(2, int(patience)),
            "options": f"-c lock_timeout={wait} -c statement_timeout={wait}",
        },
    )


def doorstep(url: str) -> Database:
    """For where Slack waits at most 3 s. SQLite's own waiting, which sleeps up to 20 ms
    at a time within its first 50, is as good as off: the inbox tries again by itself, and sooner."""
    sqlite = make_url(url).get_backend_name() == "sqlite"
    return Database(url, patience=0.002, connections=32) if sqlite else Database(url, patience=0.9, connections=12)
