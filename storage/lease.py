"""A name that one process at a time may hold, for as long as it lives: of two executors of one name each would take
up the other's unfinished work as its own."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import func, literal, select, text

from storage.database import Database, guarded


class Held(Exception):
    """A living process holds this name."""


@contextmanager
def lease(database: Database, name: str) -> Iterator[None]:
    """Raises Held, or Unavailable. The operating system or the server gives the name free when the process dies."""
    holding = _on_server if database.engine.dialect.name == "postgresql" else _in_file
    with holding(database, name):
        yield


@contextmanager
def _on_server(database: Database, name: str) -> Iterator[None]:
    with guarded():
        connection = database.engine.connect()
    try:
        with guarded():
            for setting in _KEEP_ALIVE:
                connection.execute(text(f"SET {setting}"))
            key = func.hashtextextended(literal(f"executor {name}"), 0)
            if not connection.scalar(select(func.pg_try_advisory_lock(key))):
                raise Held(name)
            connection.commit()  # the lock is the connection's, not the transaction's
        yield
    finally:
        connection.invalidate()
        connection.close()


# A machine that lost its power says no goodbye: the server asks, and gives the name free after 8 seconds of silence.
_KEEP_ALIVE = ("tcp_keepalives_idle = 2", "tcp_keepalives_interval = 2", "tcp_keepalives_count = 3")


@contextmanager
def _in_file(database: Database, name: str) -> Iterator[None]:
    path = Path(str(database.engine.url.database))
    with path.with_name(f"{path.name}.{name}.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Held(name) from None
        yield
