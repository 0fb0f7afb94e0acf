"""Timers whose time has come, for whoever lets them ring."""

from datetime import datetime, timedelta

from sqlalchemy import delete, select

from bot.usecases.inbound import Inbound, Tidied
from storage.database import Database
from storage.tables import InboxRow, TimerRow
from storage.timers import SqlTimers

NIGHT = "03:00:00"  # UTC


class TimerRows:
    """Raises Unavailable."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def due(self, now: str, at_most: int) -> list[Inbound]:
        """Those whose time has come, the oldest first."""
        first = select(TimerRow.inbound).where(TimerRow.due <= now).order_by(TimerRow.due, TimerRow.key)
        with self._database.transaction() as session:
            return list(session.scalars(first.limit(at_most)))

    def tidy_daily(self, now: str) -> None:
        """For each workspace that something came from: the timer of the coming night. Set again it is the same one."""
        night = (datetime.fromisoformat(now) + timedelta(days=1)).strftime("%Y-%m-%d")
        with self._database.transaction() as session:
            for tenant in session.scalars(select(InboxRow.tenant).distinct()).all():
                event = Inbound(key=f"tidy:{night}", tenant=tenant, conversation="tidy", event=Tidied())
                SqlTimers(session).set(event, f"{night}T{NIGHT}Z")

    def rang(self, inbound: Inbound) -> None:
        with self._database.transaction() as session:
            session.execute(delete(TimerRow).where(TimerRow.tenant == inbound.tenant, TimerRow.key == inbound.key))
