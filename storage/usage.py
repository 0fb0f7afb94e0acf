"""What is kept about the language model: tokens, answers, endpoints' abilities, proposals, votes, streams."""

from datetime import UTC, datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import BigInteger, Boolean, Index, Text, case, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert as insert_postgresql
from sqlalchemy.dialects.sqlite import insert as insert_sqlite
from sqlalchemy.orm import Mapped, mapped_column

from bot.guide.found import Found
from bot.usecases.model import Proposal
from storage.columns import Typed
from storage.database import Database
from storage.tables import Base

KEPT_ANSWERS = 2000  # of a workspace; the oldest go
_INSERT: dict[str, Any] = {"sqlite": insert_sqlite, "postgresql": insert_postgresql}


class ModelUsageRow(Base):
    __tablename__ = "model_usage"
    tenant: Mapped[str] = mapped_column(primary_key=True)
    month: Mapped[str] = mapped_column(primary_key=True)  # 2026-11
    tokens_in: Mapped[int] = mapped_column(BigInteger, default=0)
    tokens_out: Mapped[int] = mapped_column(BigInteger, default=0)
    calls: Mapped[int] = mapped_column(default=0)
    warned: Mapped[bool] = mapped_column(Boolean, default=False)


class ModelAnswerRow(Base):
    """An answer in its masked form, under the hash of everything that was asked."""

    __tablename__ = "model_answers"
    tenant: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    answer: Mapped[str] = mapped_column(Text)
    at: Mapped[str]
    __table_args__ = (Index(None, "tenant", "at"),)


class ModelAbilityRow(Base):
    """What an endpoint can do; the same for every workspace."""

    __tablename__ = "model_abilities"
    endpoint: Mapped[str] = mapped_column(primary_key=True)
    document: Mapped[str] = mapped_column(Text)


class ProposalRow(Base):
    __tablename__ = "proposals"
    tenant: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    conversation: Mapped[str]
    journey: Mapped[str]
    seen: Mapped[int]
    changes: Mapped[tuple[Found, ...]] = mapped_column(Typed(tuple[Found, ...]))
    draft: Mapped[bool] = mapped_column(Boolean)
    message: Mapped[str | None]
    decided: Mapped[bool] = mapped_column(Boolean, default=False)


class VoteRow(Base):
    __tablename__ = "votes"
    tenant: Mapped[str] = mapped_column(primary_key=True)
    turn: Mapped[str] = mapped_column(primary_key=True)
    person: Mapped[str] = mapped_column(primary_key=True)
    good: Mapped[bool] = mapped_column(Boolean)
    at: Mapped[str]


class StreamRow(Base):
    """The message into which a turn's answer is streamed, so that a restart can end it."""

    __tablename__ = "answer_streams"
    tenant: Mapped[str] = mapped_column(primary_key=True)
    turn: Mapped[str] = mapped_column(primary_key=True)
    ts: Mapped[str]


class Usage:
    """Implements `bot.llm.caller.Ledger`. Every call is a transaction of its own; raises Unavailable."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._insert = _INSERT[database.engine.dialect.name]

    def tokens(self, tenant: str, month: str) -> int:
        total = ModelUsageRow.tokens_in + ModelUsageRow.tokens_out
        with self._database.transaction() as session:
            return session.scalar(select(total).where(*_of(ModelUsageRow, tenant=tenant, month=month))) or 0

    def spend(self, tenant: str, month: str, tokens_in: int, tokens_out: int) -> None:
        row = {"tenant": tenant, "month": month, "tokens_in": tokens_in, "tokens_out": tokens_out}
        added = {
            "tokens_in": ModelUsageRow.tokens_in + tokens_in,
            "tokens_out": ModelUsageRow.tokens_out + tokens_out,
            "calls": ModelUsageRow.calls + 1,
        }
        first = self._insert(ModelUsageRow).values(**row, calls=1, warned=False)
        with self._database.transaction() as session:
            session.execute(first.on_conflict_do_update(index_elements=["tenant", "month"], set_=added))

    def warn_once(self, tenant: str, month: str) -> bool:
        row = {"tenant": tenant, "month": month, "tokens_in": 0, "tokens_out": 0, "calls": 0, "warned": True}
        first = self._insert(ModelUsageRow).values(**row)
        warned = first.on_conflict_do_update(
            index_elements=["tenant", "month"], set_={"warned": True}, where=ModelUsageRow.warned.is_(False)
        )
        with self._database.transaction() as session:
            return session.scalar(warned.returning(ModelUsageRow.tenant)) is not None

    def answer(self, tenant: str, key: str) -> str | None:
        with self._database.transaction() as session:
            return session.scalar(select(ModelAnswerRow.answer).where(*_of(ModelAnswerRow, tenant=tenant, key=key)))

    def keep(self, tenant: str, key: str, answer: str) -> None:
        row = self._insert(ModelAnswerRow).values(tenant=tenant, key=key, answer=answer.replace("\0", ""), at=_now())
        with self._database.transaction() as session:
            session.execute(row.on_conflict_do_nothing())
            mine = select(ModelAnswerRow.at).where(ModelAnswerRow.tenant == tenant)
            oldest = session.scalar(mine.order_by(ModelAnswerRow.at.desc()).offset(KEPT_ANSWERS).limit(1))
            if oldest is not None:
                old = delete(ModelAnswerRow).where(ModelAnswerRow.tenant == tenant, ModelAnswerRow.at <= oldest)
                session.execute(old)


class Abilities:
    """Implements `bot.llm.abilities.Memory` for values of one pydantic type."""

    def __init__(self, database: Database, kind: type[Any]) -> None:
        self._database, self._adapter = database, TypeAdapter(kind)
        self._insert = _INSERT[database.engine.dialect.name]

    def abilities(self, endpoint: str) -> Any:
        with self._database.transaction() as session:
            found = session.scalar(select(ModelAbilityRow.document).where(ModelAbilityRow.endpoint == endpoint))
        return None if found is None else self._adapter.validate_json(found)

    def learnt(self, endpoint: str, abilities: Any) -> None:
        document = self._adapter.dump_json(abilities).decode()
        row = self._insert(ModelAbilityRow).values(endpoint=endpoint, document=document)
        with self._database.transaction() as session:
            session.execute(row.on_conflict_do_update(index_elements=["endpoint"], set_={"document": document}))


class ModelNotes:
    """Implements `bot.usecases.model.Notes`."""

    def __init__(self, database: Database) -> None:
        self._database, self._usage = database, Usage(database)
        self._insert = _INSERT[database.engine.dialect.name]

    def propose(self, tenant: str, proposal: Proposal) -> None:
        row = {name: getattr(proposal, name) for name in proposal.__dataclass_fields__}
        new = self._insert(ProposalRow).values(tenant=tenant, decided=False, **row)
        with self._database.transaction() as session:
            session.execute(new.on_conflict_do_nothing())

    def proposal(self, tenant: str, id: str) -> Proposal | None:
        with self._database.transaction() as session:
            row = session.scalar(select(ProposalRow).where(*_of(ProposalRow, tenant=tenant, id=id, decided=False)))
            if row is None:
                return None
            return Proposal(row.id, row.conversation, row.journey, row.seen, row.changes, row.draft, row.message)

    def decided(self, tenant: str, id: str) -> None:
        with self._database.transaction() as session:
            session.execute(update(ProposalRow).where(*_of(ProposalRow, tenant=tenant, id=id)).values(decided=True))

    def vote(self, tenant: str, turn: str, person: str, good: bool) -> None:
        given = {"good": good, "at": _now()}
        row = self._insert(VoteRow).values(tenant=tenant, turn=turn, person=person, **given)
        with self._database.transaction() as session:
            session.execute(row.on_conflict_do_update(index_elements=["tenant", "turn", "person"], set_=given))

    def votes(self, tenant: str) -> tuple[int, int]:
        good = func.sum(case((VoteRow.good, 1), else_=0))
        with self._database.transaction() as session:
            found = session.execute(select(good, func.count()).where(VoteRow.tenant == tenant)).one()
        return int(found[0] or 0), int(found[1]) - int(found[0] or 0)

    def stream(self, tenant: str, turn: str) -> str | None:
        with self._database.transaction() as session:
            return session.scalar(select(StreamRow.ts).where(*_of(StreamRow, tenant=tenant, turn=turn)))

    def streamed(self, tenant: str, turn: str, ts: str) -> None:
        row = self._insert(StreamRow).values(tenant=tenant, turn=turn, ts=ts)
        with self._database.transaction() as session:
            session.execute(row.on_conflict_do_update(index_elements=["tenant", "turn"], set_={"ts": ts}))

    def warn_once(self, tenant: str, month: str) -> bool:
        return self._usage.warn_once(tenant, month)


def _of(table: Any, **key: object) -> list[Any]:
    return [getattr(table, name) == value for name, value in key.items()]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
