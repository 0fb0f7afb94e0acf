"""A name that one process at a time may hold, for as long as it lives: of two executors of one name each would take
up the other's unfinished work as its own, and whoever's name is free is dead."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from sqlalchemy import func, literal, select, text

from storage.database import Database, Unavailable, guarded

Still = Callable[[], bool]


class Held(Exception):
    """A living process holds this name."""


@contextmanager
def lease(database: Database, name: str) -> Iterator[Still]:
    """Raises Held, or Unavailable. The operating system or the server gives the name free when the process dies.

    The value tells whether the name is still held: a server that was restarted has forgotten it.
    """
    holding = _on_server if database.engine.dialect.name == "postgresql" else _in_file
    with holding(database, name) as still:
        yield still


def is_held(database: Database, name: str) -> bool:
    """Whether somebody holds this name; asked without taking it, so that who asks stands in nobody's way.
    Raises Unavailable."""
    if database.engine.dialect.name == "postgresql":
        with database.connection() as connection:
            return bool(connection.scalar(text(_IS_HELD), {"name": _named(name)}))
    return _is_held_in_file(_lock_file(database, name))


def others(database: Database) -> str:
    """How many names others hold on this server's database, as text; "" for none and for SQLite. Raises Unavailable."""
    if database.engine.dialect.name == "sqlite":
        return ""
    with database.connection() as connection:
        held = connection.scalar(text(_HELD)) or 0
    return str(held - 1) if held > 1 else ""


# The server shows the 64 bits of a lock's number as two halves.
_IS_HELD = """SELECT count(*) FROM pg_locks, hashtextextended(:name, 0) AS number
WHERE locktype = 'advisory' AND granted AND objsubid = 1
AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
AND classid::bigint = (number >> 32) & 4294967295 AND objid::bigint = number & 4294967295"""
_HELD = """SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted
AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"""


class Tenure:
    """A name for the length of a process's life, taken again where the server forgot it."""

    def __init__(self, database: Database, name: str) -> None:
        self._database, self.name = database, name
        self._held = ExitStack()
        self._still: Still = lambda: False

    def take(self) -> None:
        """Raises Held, or Unavailable."""
        self._still = self._held.enter_context(lease(self._database, self.name))

    def renew(self) -> bool:
        """True where it had to be taken again. Raises Held, or Unavailable."""
        if self._still():
            return False
        self._still = lambda: False  # until it is taken: its connection is of no use any more
        self._held.close()
        self.take()
        return True

    def give_up(self) -> None:
        self._still = lambda: False
        self._held.close()


@contextmanager
def _on_server(database: Database, name: str) -> Iterator[Still]:
    with guarded():
        connection = database.engine.connect()

    def still() -> bool:
        try:
            with guarded():
                connection.execute(text("SELECT 1"))
                connection.commit()
            return True
        except Unavailable:
            return False

    try:
        with guarded():
            for setting in _KEEP_ALIVE:
                connection.execute(text(f"SET {setting}"))
            key = func.hashtextextended(literal(_named(name)), 0)
            if not connection.scalar(select(func.pg_try_advisory_lock(key))):
                raise Held(name)
            connection.commit()  # the lock is the connection's, not the transaction's
        yield still
    finally:
        connection.invalidate()
        connection.close()


# A machine that lost its power says no goodbye: the server asks, and gives the name free after 8 seconds of silence.
_KEEP_ALIVE = ("tcp_keepalives_idle = 2", "tcp_keepalives_interval = 2", "tcp_keepalives_count = 3")


def _named(name: str) -> str:
    return f"executor {name}"


def _lock_file(database: Database, name: str) -> Path:
    path = Path(str(database.engine.url.database))
    return path.with_name(f"{path.name}.{name}.lock")


def _is_held_in_file(path: Path) -> bool:
    try:
        with path.open() as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)  # shared with whoever else asks
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False


@contextmanager
def _in_file(database: Database, name: str) -> Iterator[Still]:
    with _lock_file(database, name).open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Held(name) from None
        yield lambda: True
