"""What was handed in: offered once, taken or left by a person; a file is known again by its digest."""

from typing import cast

from sqlalchemy import insert, select, update
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import Session

from bot.usecases.handing.offer import Offer
from bot.usecases.ports import Handed
from storage.tables import HandedRow


class SqlHandedIn:
    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, tenant: str, handed: Handed) -> None:
        row = {name: getattr(handed, name) for name in Handed.__dataclass_fields__}
        self._session.execute(insert(HandedRow).values(tenant=tenant, **row))

    def get(self, tenant: str, id: str) -> Handed | None:
        row = self._session.scalar(select(HandedRow).where(HandedRow.tenant == tenant, HandedRow.id == id))
        return _handed(row) if row else None

    def change(self, tenant: str, id: str, offer: Offer) -> None:
        changed = update(HandedRow).where(HandedRow.tenant == tenant, HandedRow.id == id)
        self._session.execute(changed.values(offer=offer))

    def decide(self, tenant: str, id: str, how: str) -> bool:
        """False where somebody has decided already."""
        open_ = (HandedRow.tenant == tenant, HandedRow.id == id, HandedRow.decided == "")
        done = cast(CursorResult[tuple[()]], self._session.execute(update(HandedRow).where(*open_).values(decided=how)))
        return done.rowcount > 0

    def settle(self, tenant: str, id: str, revision: int) -> None:
        same = update(HandedRow).where(HandedRow.tenant == tenant, HandedRow.id == id)
        self._session.execute(same.values(revision=revision))

    def taken(self, tenant: str, journey: str) -> tuple[Handed, ...]:
        mine = (HandedRow.tenant == tenant, HandedRow.journey == journey, HandedRow.decided == "taken")
        return tuple(map(_handed, self._session.scalars(select(HandedRow).where(*mine).order_by(HandedRow.at))))


def _handed(row: HandedRow) -> Handed:
    return Handed(
        row.id, row.conversation, row.journey, row.author, row.at, row.digest, row.offer, row.decided, row.revision
    )
