"""What somebody last asked in a conversation, for what follows it."""

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.tables import Base


class AskedRow(Base):
    """`request` is packed as a button carries it."""

    __tablename__ = "asked"
    tenant: Mapped[str] = mapped_column(primary_key=True)
    conversation: Mapped[str] = mapped_column(primary_key=True)
    person: Mapped[str] = mapped_column(primary_key=True)
    request: Mapped[str]
    at: Mapped[str]


class SqlAsked:
    """Implements `bot.usecases.ports.Asked`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def last(self, tenant: str, conversation: str, person: str) -> tuple[str, str] | None:
        mine = {"tenant": tenant, "conversation": conversation, "person": person}
        row = self._session.scalar(select(AskedRow).filter_by(**mine))
        return (row.request, row.at) if row else None

    def keep(self, tenant: str, conversation: str, person: str, request: str, at: str) -> None:
        mine = {"tenant": tenant, "conversation": conversation, "person": person}
        self._session.execute(delete(AskedRow).filter_by(**mine))
        self._session.execute(insert(AskedRow).values(**mine, request=request, at=at))
