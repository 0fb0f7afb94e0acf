"""The tables of a whole database: brought up to date, built anew, compared with the documents."""

from collections.abc import Iterator

from storage.database import Database
from storage.portfolio.following import behind, every, faults, rebuild

AT_ONCE = 50  # journeys a transaction, so that nobody waits long for the lock


def catch_up(database: Database) -> int:
    """Tells what was stored before the tables were there, or before they said what they say now. Raises Unavailable."""
    told = 0
    while True:
        with database.transaction() as session:
            due = behind(session, AT_ONCE)
            for tenant, id in due:
                rebuild(session, tenant, id)
        told += len(due)
        if len(due) < AT_ONCE:
            return told


def reindex(database: Database) -> int:
    """Builds every journey's rows anew; how many journeys. Raises Unavailable."""
    with database.transaction() as session:
        all_of_them = list(every(session))
    for start in range(0, len(all_of_them), AT_ONCE):
        with database.transaction() as session:
            for tenant, id in all_of_them[start : start + AT_ONCE]:
                rebuild(session, tenant, id)
    return len(all_of_them)


def check(database: Database) -> Iterator[tuple[str, str, list[str]]]:
    """(workspace, journey, tables) where the tables do not say what the document says."""
    with database.transaction() as session:
        for tenant, id in list(every(session)):
            if wrong := faults(session, tenant, id):
                yield tenant, id, wrong
