"""The tables. The tenant is part of every key, so that no row can be reached without naming its workspace."""

from typing import Any

from sqlalchemy import BigInteger, ForeignKeyConstraint, Index, MetaData, Sequence, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from bot.guide.reply import Reply
from bot.guide.session import Session
from bot.journey.model import Journey
from bot.journey.revisions import Revision
from bot.usecases.handing.offer import Offer
from bot.usecases.inbound import Inbound, Place
from bot.workshop.model import Contribution, Participant, Workshop
from storage.columns import Typed


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


def only(dialect: str, *columns: str, **options: Any) -> Index:
    """An index that one kind of database has. PostgreSQL takes no row of an index that is longer than 2,704 bytes, so
    that no text that people type can stand in one there, except by its hash."""
    return Index(None, *columns, info={"only": dialect}, **options).ddl_if(dialect=dialect)


LEAVING = "leaving "  # status of a deleted journey that can be brought back, followed by when it goes


class JourneyRow(Base):
    """The document, and beside it what lists and searches need."""

    __tablename__ = "journeys"
    tenant: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    document: Mapped[Journey] = mapped_column(Typed(Journey))
    revision: Mapped[int]
    title: Mapped[str]
    title_key: Mapped[str]
    status: Mapped[str]
    channel: Mapped[str | None]
    industry: Mapped[str | None]
    language: Mapped[str] = mapped_column(server_default="en")
    state: Mapped[str | None]
    personas: Mapped[str] = mapped_column(server_default="")  # their names, folded, a line each
    updated_at: Mapped[str]
    followed: Mapped[str] = mapped_column(server_default="")  # which revision the tables beside it tell
    __table_args__ = (
        Index(None, "tenant", "updated_at", "id"),
        Index(None, "tenant", "channel", "updated_at", "id"),
        only("sqlite", "tenant", "title_key"),
        only("postgresql", "title_key", postgresql_using="hash"),
        only("sqlite", "tenant", "updated_at", "id", "channel", "status", "title", "personas"),
        only("postgresql", "tenant", "updated_at", "id", "channel", "status"),
    )


class RevisionRow(Base):
    __tablename__ = "revisions"
    tenant: Mapped[str] = mapped_column(primary_key=True)
    journey: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[str]
    author: Mapped[str]
    document: Mapped[Revision] = mapped_column(Typed(Revision))
    __table_args__ = (
        ForeignKeyConstraint(["tenant", "journey"], ["journeys.tenant", "journeys.id"], ondelete="CASCADE"),
    )


class ConversationRow(Base):
    __tablename__ = "conversations"
    tenant: Mapped[str] = mapped_column(primary_key=True)
    conversation: Mapped[str] = mapped_column(primary_key=True)
    journey: Mapped[str]
    session: Mapped[Session] = mapped_column(Typed(Session))
    place: Mapped[Place] = mapped_column(Typed(Place))
    __table_args__ = (Index(None, "tenant", "journey"),)


class TurnRow(Base):
    """What an event came to. The key is the event's: a turn that is there already cannot be taken twice."""

    __tablename__ = "turns"
    tenant: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    place: Mapped[Place | None] = mapped_column(Typed(Place))
    reply: Mapped[Reply | None] = mapped_column(Typed(Reply))
    journey: Mapped[str | None]
    posted: Mapped[str | None]
    file: Mapped[str | None]


class HandedRow(Base):
    """What was handed in. `decided` is "" until somebody took or left it."""

    __tablename__ = "handed"
    tenant: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    conversation: Mapped[str]
    journey: Mapped[str]
    author: Mapped[str]
    at: Mapped[str]
    digest: Mapped[str]
    offer: Mapped[Offer] = mapped_column(Typed(Offer))
    decided: Mapped[str]
    revision: Mapped[int] = mapped_column(default=0)
    __table_args__ = (Index(None, "tenant", "journey", "digest"),)


class WorkshopRow(Base):
    __tablename__ = "workshops"
    tenant: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    channel: Mapped[str]
    thread: Mapped[str]
    phase: Mapped[str]
    version: Mapped[int]
    document: Mapped[Workshop] = mapped_column(Typed(Workshop))
    __table_args__ = (Index(None, "tenant", "channel", "thread"),)


class ContributionRow(Base):
    """`person` is a pseudonym in an anonymous workshop."""

    __tablename__ = "contributions"
    tenant: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    workshop: Mapped[str]
    phase: Mapped[str]
    person: Mapped[str]
    message: Mapped[str]
    document: Mapped[Contribution] = mapped_column(Typed(Contribution))
    __table_args__ = (Index(None, "tenant", "workshop", "phase", "person"),)


class ParticipantRow(Base):
    __tablename__ = "participants"
    tenant: Mapped[str] = mapped_column(primary_key=True)
    workshop: Mapped[str] = mapped_column(primary_key=True)
    person: Mapped[str] = mapped_column(primary_key=True)
    dm: Mapped[str]
    prompt: Mapped[str]
    document: Mapped[Participant] = mapped_column(Typed(Participant))
    __table_args__ = (Index(None, "tenant", "person"),)


class WorkshopKeyRow(Base):
    """The key of a phase's pseudonyms; it is gone when that phase ends."""

    __tablename__ = "workshop_keys"
    tenant: Mapped[str] = mapped_column(primary_key=True)
    workshop: Mapped[str] = mapped_column(primary_key=True)
    phase: Mapped[str] = mapped_column(primary_key=True)
    secret: Mapped[str]


class PayloadRow(Base):
    """Events of the inbox that hold an anonymous answer with its author, to be emptied at the reveal."""

    __tablename__ = "workshop_payloads"
    tenant: Mapped[str] = mapped_column(primary_key=True)
    workshop: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)


class TimerRow(Base):
    """An event that comes in by itself at `due` (ISO 8601, UTC)."""

    __tablename__ = "timers"
    tenant: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    due: Mapped[str]
    inbound: Mapped[Inbound] = mapped_column(Typed(Inbound))
    __table_args__ = (Index(None, "due"),)


class InboxRow(Base):
    """An accepted event. `seq` grows with arrival; `begun` counts how often work on it was started."""

    __tablename__ = "inbox"
    tenant: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger)
    inbound: Mapped[Inbound] = mapped_column(Typed(Inbound))
    begun: Mapped[int] = mapped_column(default=0)
    arrived_at: Mapped[str]
    __table_args__ = (UniqueConstraint("tenant", "seq"),)


# PostgreSQL counts arrivals here; SQLite, with its single writer, counts the rows themselves.
arrivals = Sequence("inbox_arrivals", metadata=Base.metadata)
