"""Journeys that were deleted and can still be brought back: out of every list and query until their day has come.

The document stays as it is; `JourneyRow.status` says `leaving <until>`, which no query asks for, and the rows of the
tables beside it go, to be built anew where somebody brings it back.
"""

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.orm import Session

from bot.usecases.ports import Listed, NotFound
from storage.portfolio.following import drop_all, rebuild
from storage.tables import LEAVING, Base, JourneyRow, TurnRow


class SqlDepartures:
    def __init__(self, session: Session) -> None:
        self._session = session

    def until(self, tenant: str, id: str) -> str | None:
        """ISO 8601 UTC; None where it was not deleted."""
        said = self._session.scalar(select(JourneyRow.status).where(*_one(tenant, id)))
        return said.removeprefix(LEAVING) if said is not None and said.startswith(LEAVING) else None

    def set_aside(self, tenant: str, id: str, until: str) -> None:
        changed = update(JourneyRow).where(*_one(tenant, id)).values(status=f"{LEAVING}{until}")
        if self._session.scalar(changed.returning(JourneyRow.id)) is None:
            raise NotFound(id)
        drop_all(self._session, tenant, id)

    def take_back(self, tenant: str, id: str) -> None:
        found = self._session.scalar(select(JourneyRow.document).where(*_one(tenant, id)))
        if found is None:
            raise NotFound(id)
        self._session.execute(update(JourneyRow).where(*_one(tenant, id)).values(status=found.status))
        rebuild(self._session, tenant, id)

    def listing(self, tenant: str) -> tuple[Listed, ...]:
        """Those that can be brought back, the first to go first; `updated_at` is when each goes."""
        mine = select(JourneyRow.status, JourneyRow.document).where(
            JourneyRow.tenant == tenant, JourneyRow.status.startswith(LEAVING, autoescape=True)
        )
        return tuple(
            Listed(j.id, j.title, j.status, j.channel, j.industry, said.removeprefix(LEAVING), j.revision)
            for said, j in self._session.execute(mine.order_by(JourneyRow.status, JourneyRow.id))
        )

    def erase(self, tenant: str, id: str) -> None:
        """For good, with its revisions and what was said of it. That an event was answered stays, the answer goes."""
        for table in Base.metadata.sorted_tables:
            if "journey" in table.c and "tenant" in table.c and table.name != TurnRow.__tablename__:
                self._session.execute(delete(table).where(table.c.tenant == tenant, table.c.journey == id))
        mine = update(TurnRow).where(TurnRow.tenant == tenant, TurnRow.journey == id)
        self._session.execute(mine.values(reply=None, journey=None))
        self._session.execute(delete(JourneyRow).where(*_one(tenant, id)))


def _one(tenant: str, id: str) -> tuple[ColumnElement[bool], ...]:
    return JourneyRow.tenant == tenant, JourneyRow.id == id
