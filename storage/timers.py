"""Events that come in by themselves when their time has come."""

from sqlalchemy.dialects.postgresql import insert as insert_postgresql
from sqlalchemy.dialects.sqlite import insert as insert_sqlite
from sqlalchemy.orm import Session

from bot.usecases.inbound import Inbound
from storage.tables import TimerRow


class SqlTimers:
    def __init__(self, session: Session) -> None:
        self._session = session

    def set(self, inbound: Inbound, due: str) -> None:
        insert = insert_postgresql if self._session.get_bind().dialect.name == "postgresql" else insert_sqlite
        row = insert(TimerRow).values(tenant=inbound.tenant, key=inbound.key, due=due, inbound=inbound)
        self._session.execute(row.on_conflict_do_nothing(index_elements=["tenant", "key"]))
