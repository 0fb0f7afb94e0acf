"""A lock between processes that the operating system lets go of when its holder dies."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

#: How long a writer waits for another, in seconds.
PATIENCE = 30.0


class ShelfBusy(RuntimeError):
    """Another process is writing the same shelf and did not end in time."""

    def __init__(self, name: str) -> None:
        super().__init__(f"another process is writing the shelf {name}")
        self.name = name


@contextmanager
def locked(path: Path, name: str, patience: float = PATIENCE) -> Iterator[None]:
    """Holds the lock at `path`; waits up to `patience` seconds, then raises `ShelfBusy`."""
    try:
        holder = _held(path.with_suffix(".lock"), patience)
    except sqlite3.OperationalError as error:
        raise ShelfBusy(name) from error
    try:
        yield
    finally:
        holder.close()


def _held(file: Path, patience: float) -> sqlite3.Connection:
    """A damaged file is made anew: there is nothing in it."""
    try:
        return _begun(file, patience)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        file.unlink(missing_ok=True)
        return _begun(file, patience)


def _begun(file: Path, patience: float) -> sqlite3.Connection:
    # SQLite's file lock is the portable one that is in the standard library and dies with its process.
    holder = sqlite3.connect(file, timeout=patience, isolation_level=None)
    try:
        holder.execute("BEGIN EXCLUSIVE")
        return holder
    except BaseException:
        holder.close()
        raise
