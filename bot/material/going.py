"""How far the reading of a file has come: told from inside the process that reads, as a number of rows."""

from collections.abc import Callable

EVERY = 10_000  # rows

_told: list[Callable[[int], None]] = []


def follow(told: Callable[[int], None]) -> None:
    """Who wants to know, for the rest of this process."""
    _told.append(told)


def at(rows: int) -> None:
    if rows and rows % EVERY == 0:
        for told in _told:
            told(rows)
