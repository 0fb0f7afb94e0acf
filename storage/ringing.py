"""Timers whose time has come, for whoever lets them ring."""

from sqlalchemy import delete, select

from bot.usecases.inbound import Inbound
from storage.database import Database
from storage.tables import TimerRow


class TimerRows:
    """Raises Unavailable."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def due(self, now: str, at_most: int) -> list[Inbound]:
        """Those whose time has come, the oldest first."""
        first = select(TimerRow.inbound).where(TimerRow.due <= now).order_by(TimerRow.due, TimerRow.key)
        with self._database.transaction() as session:
            return list(session.scalars(first.limit(at_most)))

    def rang(self, inbound: Inbound) -> None:
        with self._database.transaction() as session:
            session.execute(delete(TimerRow).where(TimerRow.tenant == inbound.tenant, TimerRow.key == inbound.key))
