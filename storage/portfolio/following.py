"""Keeping the tables beside the documents: at each revision, and anew for those that are not as they should be."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, String, Table, cast, delete, insert, literal, not_, select, tuple_, update
from sqlalchemy.orm import Session

from bot.journey.flat import flatten
from bot.journey.model import Journey
from bot.journey.revisions import Revision
from storage.portfolio.history import changes, replayed
from storage.portfolio.projecting import facets, projected
from storage.portfolio.rows import FOLLOWING, ChangeRow
from storage.tables import LEAVING, JourneyRow, RevisionRow

VERSION = 1  # of what the rows say; a new one is reason to make them all anew
Row = dict[str, Any]


def mark(revision: int) -> str:
    """What `JourneyRow.followed` says where the tables tell the journey's present state."""
    return f"{VERSION}/{revision}"


def follow(session: Session, tenant: str, journey: Journey, revision: Revision) -> None:
    """In the transaction that saves the journey."""
    _settle(session, tenant, journey)
    if revision.events:
        told = changes(journey.id, revision, flatten(journey))
        session.execute(insert(ChangeRow), [{"tenant": tenant} | row for row in told])


def behind(session: Session, most: int) -> list[tuple[str, str]]:
    """Journeys (tenant, id) whose tables do not tell their present state."""
    due = select(JourneyRow.tenant, JourneyRow.id).where(
        JourneyRow.followed != literal(f"{VERSION}/").concat(cast(JourneyRow.revision, String)), _is_here()
    )
    return [(row.tenant, row.id) for row in session.execute(due.order_by(JourneyRow.tenant, JourneyRow.id).limit(most))]


def rebuild(session: Session, tenant: str, id: str) -> None:
    """All rows of one journey, from its document and its revisions."""
    journey, revisions = _stored(session, tenant, id)
    _settle(session, tenant, journey)
    session.execute(delete(ChangeRow).where(ChangeRow.tenant == tenant, ChangeRow.journey == id))
    rows = [{"tenant": tenant} | row for row in replayed(journey, revisions)]
    if rows:
        session.execute(insert(ChangeRow), rows)
    row = update(JourneyRow).where(JourneyRow.tenant == tenant, JourneyRow.id == id)
    session.execute(row.values(**facets(journey), followed=mark(journey.revision)))


def drop_all(session: Session, tenant: str, id: str) -> None:
    """Of a journey that nobody is to find any more."""
    models: list[type] = [*FOLLOWING, ChangeRow]
    for table in map(_table, models):
        session.execute(delete(table).where(table.c.tenant == tenant, table.c.journey == id))


def faults(session: Session, tenant: str, id: str) -> list[str]:
    """Names of the tables that do not say what the document says."""
    journey, revisions = _stored(session, tenant, id)
    wanted = {**projected(journey), ChangeRow: list(replayed(journey, revisions))}
    return [
        _table(model).name
        for model, rows in wanted.items()
        if _by_key(model, rows, tenant) != _standing(session, model, tenant, id)
    ]


def every(session: Session) -> Iterator[tuple[str, str]]:
    """Deleted ones have no rows, whether they can be brought back or not."""
    here = select(JourneyRow.tenant, JourneyRow.id).where(_is_here())
    for row in session.execute(here.order_by(JourneyRow.tenant, JourneyRow.id)):
        yield row.tenant, row.id


def _is_here() -> ColumnElement[bool]:
    return not_(JourneyRow.status.startswith(LEAVING, autoescape=True))


def _stored(session: Session, tenant: str, id: str) -> tuple[Journey, list[Revision]]:
    document = select(JourneyRow.document).where(JourneyRow.tenant == tenant, JourneyRow.id == id)
    saved = select(RevisionRow.document).where(RevisionRow.tenant == tenant, RevisionRow.journey == id)
    return session.scalars(document).one(), list(session.scalars(saved))


def _settle(session: Session, tenant: str, journey: Journey) -> None:
    """Only what differs is written: most revisions touch a row or two."""
    wanted = projected(journey)
    for model in FOLLOWING:
        rows = _by_key(model, wanted[model], tenant)
        standing = _standing(session, model, tenant, journey.id)
        gone = [key for key, row in standing.items() if rows.get(key) != row]
        new = [row for key, row in rows.items() if standing.get(key) != row]
        _drop(session, model, gone)
        if new:
            session.execute(insert(model), new)


def _drop(session: Session, model: type, keys: list[tuple[Any, ...]]) -> None:
    primary = list(_table(model).primary_key.columns)
    for start in range(0, len(keys), 200):
        session.execute(delete(model).where(tuple_(*primary).in_(keys[start : start + 200])))


def _standing(session: Session, model: type, tenant: str, id: str) -> dict[tuple[Any, ...], Row]:
    table = _table(model)
    found = session.execute(select(table).where(table.c.tenant == tenant, table.c.journey == id)).mappings()
    return _by_key(model, [dict(row) for row in found], tenant)


def _by_key(model: type, rows: list[Row], tenant: str) -> dict[tuple[Any, ...], Row]:
    names = [column.name for column in _table(model).primary_key.columns]
    whole = [{"tenant": tenant} | row for row in rows]
    return {tuple(row[name] for name in names): row for row in whole}


def _table(model: type) -> Table:
    table = model.__table__  # type: ignore[attr-defined]
    assert isinstance(table, Table)
    return table
