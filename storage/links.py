"""Which action became which ticket of a tracker."""

from collections.abc import Iterable

from sqlalchemy import delete, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, mapped_column

from bot.usecases.tracking import Sent
from storage.database import Database
from storage.tables import Base


class LinkRow(Base):
    __tablename__ = "action_links"
    tenant: Mapped[str] = mapped_column(primary_key=True)
    journey: Mapped[str] = mapped_column(primary_key=True)
    action: Mapped[str] = mapped_column(primary_key=True)
    tracker: Mapped[str] = mapped_column(primary_key=True)
    ref: Mapped[str]
    url: Mapped[str]


class SqlLinks:
    """Implements `bot.usecases.tracking.Links`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, tenant: str, journey: str, action: str, tracker: str) -> Sent | None:
        key = {"tenant": tenant, "journey": journey, "action": action, "tracker": tracker}
        with self._database.transaction() as session:
            row = session.scalar(select(LinkRow).filter_by(**key))
            return Sent(row.ref, row.url) if row else None

    def put(self, tenant: str, journey: str, action: str, tracker: str, sent: Sent) -> None:
        """The first one stays: of two senders at a time, both have found or made the same ticket."""
        key = {"tenant": tenant, "journey": journey, "action": action, "tracker": tracker}
        try:
            with self._database.transaction() as session:
                session.execute(insert(LinkRow).values(**key, ref=sent.ref, url=sent.url))
        except IntegrityError:
            return

    def replace(self, tenant: str, journey: str, action: str, tracker: str, sent: Sent) -> None:
        """Of what can be made anew: the last one counts."""
        key = {"tenant": tenant, "journey": journey, "action": action, "tracker": tracker}
        with self._database.transaction() as session:
            session.execute(delete(LinkRow).filter_by(**key))
            session.execute(insert(LinkRow).values(**key, ref=sent.ref, url=sent.url))

    def of(self, tenant: str, journey: str, tracker: str) -> tuple[tuple[str, Sent], ...]:
        with self._database.transaction() as session:
            rows = session.scalars(select(LinkRow).filter_by(tenant=tenant, journey=journey, tracker=tracker))
            return tuple((row.action, Sent(row.ref, row.url)) for row in rows)

    def named(self, tenant: str, names: Iterable[str], trackers: Iterable[str]) -> frozenset[tuple[str, str]]:
        """(journey, tracker) of the tickets that are called so, or have such an address."""
        wanted = set(names)
        called = LinkRow.ref.in_(wanted) | LinkRow.url.in_(wanted)
        found = select(LinkRow.journey, LinkRow.tracker).where(
            LinkRow.tenant == tenant, LinkRow.tracker.in_(set(trackers)), called
        )
        with self._database.transaction() as session:
            return frozenset((row.journey, row.tracker) for row in session.execute(found))
