"""The database of the settings, and what is kept about its readiness."""

from collections.abc import Iterator
from contextlib import contextmanager

from bot.settings import Settings
from storage.database import Database
from storage.migrations import is_current, upgrade
from storage.portfolio.upkeep import catch_up


def opened_database(settings: Settings) -> Database:
    settings.home.mkdir(parents=True, exist_ok=True)
    return Database(settings.database_url)


def migrate(database: Database) -> bool:
    """Our tables and the durable engine's; True where ours were not yet as they should be."""
    from bot.durable import engine

    changed = upgrade(database.engine)
    engine.migrate(database.url)
    catch_up(database)
    return changed


@contextmanager
def ready_database(settings: Settings) -> Iterator[Database]:
    """For a command: our own tables are there, and the connections are closed afterwards."""
    database = opened_database(settings)
    try:
        if not is_current(database.engine):
            upgrade(database.engine)
        yield database
    finally:
        database.close()


@contextmanager
def prepared_database(settings: Settings) -> Iterator[Database]:
    """The same with the durable engine's tables."""
    database = opened_database(settings)
    try:
        migrate(database)
        yield database
    finally:
        database.close()
