"""The engine and its transactions. What is locked, full or away raises `Unavailable`, and nothing is half kept."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import Session, sessionmaker

from bot.usecases.ports import Store
from storage.store import SqlStore


class Unavailable(Exception):
    """The database did not take the transaction; nothing of it was kept. Worth trying again."""


class Locked(Unavailable):
    """Somebody else is writing."""


class Unusable(Exception):
    """Waiting does not mend it: somebody has to. `kind` says what it is, without any secret."""

    kind = "unusable"


class Damaged(Unusable):
    """The file is no database, or not a whole one any more."""

    kind = "damaged"


class Refused(Unusable):
    """The server is there and does not let this user in."""

    kind = "refused"


class Newer(Unusable):
    """A later version of the program made the tables."""

    kind = "newer"


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

    def ping(self) -> None:
        """Raises Unavailable or Unusable where a statement cannot be run."""
        with self.connection() as connection:
            connection.execute(text("SELECT 1"))

    def scrub(self) -> None:
        """What was deleted is overwritten (`secure_delete`) in the file; here in SQLite's journal too, as far as
        nobody is reading it just now. PostgreSQL frees dead rows by its own vacuum."""
        if self.engine.dialect.name == "sqlite":
            with guarded(), self.engine.connect() as connection:
                connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))

    def size(self) -> int:
        """Bytes on the disk. Raises Unavailable."""
        with self.connection() as connection:
            if self.engine.dialect.name == "postgresql":
                return int(connection.scalar(text("SELECT pg_database_size(current_database())")) or 0)
            pages = connection.scalar(text("PRAGMA page_count")) or 0
            return int(pages * (connection.scalar(text("PRAGMA page_size")) or 0))

    def close(self) -> None:
        self.engine.dispose()


@contextmanager
def guarded() -> Iterator[None]:
    """Tells a database that cannot be had, or not used, from a mistake in a statement."""
    try:
        yield
    except (OperationalError, InterfaceError, PoolTimeout, psycopg.OperationalError) as error:
        raise _away(str(getattr(error, "orig", None) or error).strip()) from error
    except DBAPIError as error:
        reason = str(error.orig)
        if any(sign in reason for sign in _DAMAGE):
            raise Damaged(reason) from error
        if error.connection_invalidated:
            raise Unavailable("the connection was lost") from error
        raise


# How SQLite and PostgreSQL put it; a failed connection carries no code by which to know it.
_DAMAGE = ("is not a database", "disk image is malformed")
_NO_ENTRY = ("authentication failed", "no pg_hba.conf entry", "role ")


def _away(reason: str) -> Exception:
    if any(sign in reason for sign in _DAMAGE):
        return Damaged(reason)
    if "FATAL" in reason and any(sign in reason for sign in _NO_ENTRY):
        return Refused(reason)
    return (Locked if "locked" in reason else Unavailable)(reason)


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
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
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
