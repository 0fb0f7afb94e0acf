"""Tokens of people for their own assistants. Only a digest is kept: a token is shown once, when it is made."""

import hashlib
import secrets

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Database
from storage.tables import Base

PREFIX = "jg-"


class TokenRow(Base):
    __tablename__ = "assistant_tokens"
    digest: Mapped[str] = mapped_column(primary_key=True)
    tenant: Mapped[str]
    person: Mapped[str]


class SqlTokens:
    """Implements `bot.usecases.ports.Tokens`. A person has one; a new one takes the place of the old."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def give(self, tenant: str, person: str) -> str:
        token = PREFIX + secrets.token_urlsafe(24)
        with self._database.transaction() as session:
            session.execute(delete(TokenRow).filter_by(tenant=tenant, person=person))
            session.execute(insert(TokenRow).values(digest=_digest(token), tenant=tenant, person=person))
        return token

    def person(self, token: str) -> tuple[str, str] | None:
        with self._database.transaction() as session:
            row = session.scalar(select(TokenRow).where(TokenRow.digest == _digest(token)))
            return (row.tenant, row.person) if row else None

    def revoke(self, tenant: str, person: str) -> bool:
        with self._database.transaction() as session:
            known = select(TokenRow.digest).where(TokenRow.tenant == tenant, TokenRow.person == person)
            there = session.scalar(known) is not None
            session.execute(delete(TokenRow).filter_by(tenant=tenant, person=person))
            return there


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
