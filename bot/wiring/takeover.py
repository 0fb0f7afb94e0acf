"""Giving the unfinished work of a dead process to the living ones."""

from bot.durable import engine
from bot.settings import Settings
from bot.wiring.data import migrate, opened_database
from storage.lease import lease


def take_over(settings: Settings, executor: str) -> int:
    """How many events were given back to the queue. Raises Held where that executor is alive."""
    database = opened_database(settings)
    try:
        migrate(database)
        client = engine.client(database.engine)
        with lease(database, executor):
            return engine.take_over(client, executor)
    finally:
        database.close()
