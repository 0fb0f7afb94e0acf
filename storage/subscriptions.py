"""Digests that people asked for, and when they want to be left alone."""

from sqlalchemy import Index, delete, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.usecases.subscriptions import Preferences, Subscription
from storage.columns import Typed
from storage.tables import Base


class SubscriptionRow(Base):
    __tablename__ = "subscriptions"
    tenant: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    person: Mapped[str]
    document: Mapped[Subscription] = mapped_column(Typed(Subscription))
    __table_args__ = (Index(None, "tenant", "person"),)


class PreferencesRow(Base):
    __tablename__ = "preferences"
    tenant: Mapped[str] = mapped_column(primary_key=True)
    person: Mapped[str] = mapped_column(primary_key=True)
    document: Mapped[Preferences] = mapped_column(Typed(Preferences))


class SqlSubscriptions:
    """Implements `bot.usecases.subscriptions.Subscriptions`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(self, tenant: str, subscription: Subscription) -> None:
        self.remove(tenant, subscription.id)
        row = {"tenant": tenant, "id": subscription.id, "person": subscription.person, "document": subscription}
        self._session.execute(insert(SubscriptionRow).values(**row))

    def get(self, tenant: str, id: str) -> Subscription | None:
        return self._session.scalar(select(SubscriptionRow.document).filter_by(tenant=tenant, id=id))

    def of_person(self, tenant: str, person: str) -> tuple[Subscription, ...]:
        found = select(SubscriptionRow.document).filter_by(tenant=tenant, person=person).order_by(SubscriptionRow.id)
        return tuple(self._session.scalars(found))

    def remove(self, tenant: str, id: str) -> bool:
        gone = delete(SubscriptionRow).filter_by(tenant=tenant, id=id).returning(SubscriptionRow.id)
        return bool(self._session.execute(gone).all())

    def preferences(self, tenant: str, person: str) -> Preferences:
        found = select(PreferencesRow.document).filter_by(tenant=tenant, person=person)
        return self._session.scalar(found) or Preferences()

    def prefer(self, tenant: str, person: str, preferences: Preferences) -> None:
        self._session.execute(delete(PreferencesRow).filter_by(tenant=tenant, person=person))
        row = {"tenant": tenant, "person": person, "document": preferences}
        self._session.execute(insert(PreferencesRow).values(**row))
