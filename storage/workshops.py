"""Workshops, and what people contribute to them."""

from collections.abc import Callable
from typing import Any, cast

from sqlalchemy import delete, insert, select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import Session

from bot.usecases.inbound import Emptied, Inbound
from bot.usecases.ports import NotFound, Stale
from bot.workshop.model import Contribution, Participant, Phase, Workshop
from bot.workshop.secrecy import new_key
from storage.tables import (
    ContributionRow,
    InboxRow,
    ParticipantRow,
    PayloadRow,
    TurnRow,
    WorkshopKeyRow,
    WorkshopRow,
)


class SqlWorkshops:
    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, tenant: str, workshop: Workshop) -> None:
        self._session.execute(insert(WorkshopRow).values(tenant=tenant, **_row(workshop)))

    def get(self, tenant: str, id: str) -> Workshop:
        found = self._session.scalar(
            select(WorkshopRow.document).where(WorkshopRow.tenant == tenant, WorkshopRow.id == id)
        )
        if found is None:
            raise NotFound(id)
        return found

    def save(self, tenant: str, workshop: Workshop) -> Workshop:
        """With a version of one more; raises Stale where somebody else was first."""
        after = workshop.model_copy(update={"version": workshop.version + 1})
        where = (WorkshopRow.tenant == tenant, WorkshopRow.id == after.id, WorkshopRow.version == workshop.version)
        if self._count(update(WorkshopRow).where(*where).values(**_row(after))) != 1:
            raise Stale(workshop.id)
        return after

    def under(self, tenant: str, channel: str, thread: str) -> Workshop | None:
        return self._session.scalar(
            select(WorkshopRow.document).where(
                WorkshopRow.tenant == tenant, WorkshopRow.channel == channel, WorkshopRow.thread == thread
            )
        )

    def contributions(self, tenant: str, id: str, *phases: Phase) -> tuple[Contribution, ...]:
        wanted = select(ContributionRow.document).where(
            ContributionRow.tenant == tenant, ContributionRow.workshop == id
        )
        if phases:
            wanted = wanted.where(ContributionRow.phase.in_(phases))
        return tuple(self._session.scalars(wanted.order_by(ContributionRow.id)))

    def contribute(
        self, tenant: str, id: str, phase: Phase, person: str, message: str, new: tuple[Contribution, ...]
    ) -> None:
        self._session.execute(
            delete(ContributionRow).where(
                *(ContributionRow.tenant == tenant, ContributionRow.workshop == id, ContributionRow.phase == phase),
                *(ContributionRow.person == person, ContributionRow.message == message),
            )
        )
        self._insert(tenant, id, new)

    def give(self, tenant: str, id: str, phase: Phase, person: str, everything: tuple[Contribution, ...]) -> None:
        self._session.execute(
            delete(ContributionRow).where(
                *(ContributionRow.tenant == tenant, ContributionRow.workshop == id),
                *(ContributionRow.phase == phase, ContributionRow.person == person),
            )
        )
        self._insert(tenant, id, everything)

    def participants(self, tenant: str, id: str) -> tuple[Participant, ...]:
        wanted = select(ParticipantRow.document).where(ParticipantRow.tenant == tenant, ParticipantRow.workshop == id)
        return tuple(self._session.scalars(wanted.order_by(ParticipantRow.person)))

    def participant(self, tenant: str, id: str, person: str) -> Participant:
        found = self._session.scalar(select(ParticipantRow.document).where(*_of(tenant, id, person)))
        return found or Participant(person=person)

    def note(self, tenant: str, id: str, person: str, change: Callable[[Participant], Participant]) -> Participant:
        """The row is locked before it is read, so that of two who note at once neither is lost."""
        where = _of(tenant, id, person)
        if not self._count(update(ParticipantRow).where(*where).values(prompt=ParticipantRow.prompt)):
            self._add_participant(tenant, id, Participant(person=person))
        known = self._session.scalars(select(ParticipantRow.document).where(*where)).one()
        after = change(known)
        if after != known:
            self._session.execute(update(ParticipantRow).where(*where).values(**_noted(after)))
        return after

    def _add_participant(self, tenant: str, id: str, one: Participant) -> None:
        sqlite = self._session.get_bind().dialect.name == "sqlite"
        new = sqlite_insert(ParticipantRow) if sqlite else postgresql_insert(ParticipantRow)
        row = {"tenant": tenant, "workshop": id, "person": one.person, **_noted(one)}
        self._session.execute(new.values(**row).on_conflict_do_nothing())

    def hold(self, tenant: str, id: str) -> None:
        """Until the end of the transaction nobody else holds it: what everybody has answered is then complete."""
        row = update(WorkshopRow).where(WorkshopRow.tenant == tenant, WorkshopRow.id == id)
        self._session.execute(row.values(version=WorkshopRow.version))

    def asked(self, tenant: str, person: str) -> tuple[Workshop, ...]:
        wanted = (
            select(WorkshopRow.document)
            .join(
                ParticipantRow,
                (ParticipantRow.workshop == WorkshopRow.id) & (ParticipantRow.tenant == WorkshopRow.tenant),
            )
            .where(WorkshopRow.tenant == tenant, ParticipantRow.person == person, WorkshopRow.phase != "closed")
        )
        return tuple(sorted(self._session.scalars(wanted), key=lambda each: each.started_at, reverse=True))

    def secret(self, tenant: str, id: str, phase: Phase) -> str:
        where = {"tenant": tenant, "workshop": id, "phase": phase}
        found = self._session.scalar(select(WorkshopKeyRow.secret).filter_by(**where))
        if found is None:
            found = new_key()
            self._session.execute(insert(WorkshopKeyRow).values(**where, secret=found))
        return found

    def holds(self, tenant: str, id: str, key: str) -> None:
        where = {"tenant": tenant, "workshop": id, "key": key}
        if self._session.scalar(select(PayloadRow.key).filter_by(**where)) is None:
            self._session.execute(insert(PayloadRow).values(**where))

    def unlink(self, tenant: str, id: str, phase: Phase, now: tuple[Contribution, ...]) -> None:
        """The key of a phase is destroyed, its contributions are written anew as given, and every event and turn that
        named an author beside an answer is emptied; its key stays, so that a second delivery is still known."""
        where = (ContributionRow.tenant == tenant, ContributionRow.workshop == id, ContributionRow.phase == phase)
        self._session.execute(delete(ContributionRow).where(*where))
        self._insert(tenant, id, now)
        self._session.execute(delete(WorkshopKeyRow).filter_by(tenant=tenant, workshop=id, phase=phase))
        keys = list(self._session.scalars(select(PayloadRow.key).filter_by(tenant=tenant, workshop=id)))
        for start in range(0, len(keys), 500):
            self._empty(tenant, keys[start : start + 500])
        self._session.execute(delete(PayloadRow).filter_by(tenant=tenant, workshop=id))

    def _empty(self, tenant: str, keys: list[str]) -> None:
        for row in self._session.scalars(
            select(InboxRow).where(InboxRow.tenant == tenant, InboxRow.key.in_(keys))
        ).all():
            row.inbound = Inbound(key=row.key, tenant=tenant, conversation="", event=Emptied())
        gone = update(TurnRow).where(TurnRow.tenant == tenant, TurnRow.key.in_(keys))
        self._session.execute(gone.values(reply=None, place=None))

    def _insert(self, tenant: str, id: str, new: tuple[Contribution, ...]) -> None:
        if new:
            self._session.execute(insert(ContributionRow), [_contributed(tenant, id, one) for one in new])

    def _count(self, statement: Any) -> int:
        return cast(CursorResult[tuple[()]], self._session.execute(statement)).rowcount


def _row(workshop: Workshop) -> dict[str, Any]:
    kept = {name: getattr(workshop, name) for name in ("id", "channel", "thread", "phase", "version")}
    return {**kept, "document": workshop}


def _noted(one: Participant) -> dict[str, Any]:
    return {"dm": one.dm, "prompt": one.prompt, "document": one}


def _of(tenant: str, id: str, person: str) -> tuple[Any, ...]:
    return ParticipantRow.tenant == tenant, ParticipantRow.workshop == id, ParticipantRow.person == person


def _contributed(tenant: str, workshop: str, one: Contribution) -> dict[str, Any]:
    kept = {name: getattr(one, name) for name in ("id", "phase", "person", "message")}
    return {"tenant": tenant, "workshop": workshop, **kept, "document": one}
