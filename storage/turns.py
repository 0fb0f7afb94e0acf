"""Turns: what each accepted event came to, so that it never runs twice in effect."""

from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.usecases.ports import Stale, Turn
from storage.tables import TurnRow


class SqlTurns:
    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, tenant: str, key: str) -> Turn | None:
        row = self._session.scalar(select(TurnRow).where(TurnRow.tenant == tenant, TurnRow.key == key))
        return Turn(row.key, row.place, row.reply, row.journey, row.posted, row.file) if row else None

    def add(self, tenant: str, turn: Turn) -> None:
        """Raises Stale where the turn was taken meanwhile: what else this transaction did must go with it."""
        row = {"key": turn.key, "place": turn.place, "reply": turn.reply, "journey": turn.journey}
        try:
            self._session.execute(insert(TurnRow).values(tenant=tenant, posted=turn.posted, file=turn.file, **row))
        except IntegrityError as error:
            raise Stale(turn.key) from error

    def posted(self, tenant: str, key: str, *, ts: str | None = None, file: str | None = None) -> None:
        said = {name: value for name, value in (("posted", ts), ("file", file)) if value is not None}
        if said:
            turn = update(TurnRow).where(TurnRow.tenant == tenant, TurnRow.key == key)
            self._session.execute(turn.values(**said))
