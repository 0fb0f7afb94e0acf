"""What is counted person by person and place by place: who carries how much, how touchpoints feel, which stages nobody
has evidence for."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import and_, case, func, select
from sqlalchemy.orm import Session

from bot.usecases.portfolio import Felt, OwnerLine, Page, Scope, Slice, Unfounded
from storage.portfolio import conditions as where
from storage.portfolio.rows import ActionRow, ChangeRow, TouchpointRow
from storage.tables import JourneyRow


def owners(session: Session, tenant: str, scope: Scope, today: str) -> tuple[OwnerLine, ...]:
    """Open actions by owner, those with the most first; "" for nobody."""
    a, chosen = ActionRow, where.of_actions(tenant, scope, "open", today, today)
    late = func.sum(case((a.due < today, 1), else_=0))
    oldest = func.min(case((a.due < today, a.due), else_=None))
    found = select(func.min(a.owner), func.count(), late, oldest).where(*chosen).group_by(a.owner_key)
    rows = session.execute(found.order_by(func.count().desc(), late.desc(), a.owner_key))
    return tuple(OwnerLine(r[0] or "", r[1], int(r[2] or 0), r[3]) for r in rows)


def felt(session: Session, tenant: str, scope: Scope, part: Slice) -> Page[Felt]:
    t, chosen = TouchpointRow, [*where.of_touchpoints(tenant, scope), TouchpointRow.emotion.is_not(None)]
    mine = and_(JourneyRow.tenant == t.tenant, JourneyRow.id == t.journey)
    found = select(t.journey, JourneyRow.title, t.stage_name, t.name, t.emotion).join(JourneyRow, mine).where(*chosen)
    worst = found.order_by(t.emotion, t.journey, t.position).limit(part.limit).offset(part.offset)
    total = session.scalar(select(func.count()).select_from(t).where(*chosen)) or 0
    return Page(total, tuple(Felt(r[0], r[1], r[2], r[3], r[4] or 0) for r in session.execute(worst)))


def unfounded(session: Session, tenant: str, scope: Scope, part: Slice) -> tuple[int, Page[Unfounded]]:
    """How many stages there are, and the journeys that have such without evidence, those with the most first; `total`
    counts the stages without."""
    t, chosen = TouchpointRow, where.of_touchpoints(tenant, scope)
    stages = (
        select(t.journey, func.min(t.stage_name).label("name"), func.min(t.position).label("at"),
               func.sum(t.evidence).label("backed")).where(*chosen).group_by(t.journey, t.stage).subquery()
    )  # fmt: skip
    bare = func.sum(case((stages.c.backed == 0, 1), else_=0))
    every, lacking = session.execute(select(func.count(), func.coalesce(bare, 0)).select_from(stages)).one()
    mine = and_(JourneyRow.tenant == tenant, JourneyRow.id == stages.c.journey)
    found = select(stages.c.journey, JourneyRow.title, func.count()).join(JourneyRow, mine)
    found = found.group_by(stages.c.journey, JourneyRow.title).having(bare > 0)
    rows: Sequence[Any] = session.execute(
        found.order_by(bare.desc(), stages.c.journey).limit(part.limit).offset(part.offset)
    ).all()
    named = select(stages.c.journey, stages.c.name).where(stages.c.backed == 0).order_by(stages.c.at)
    names: dict[str, list[str]] = {}
    for journey, name in session.execute(named.where(stages.c.journey.in_([row[0] for row in rows]))):
        names.setdefault(journey, []).append(name)
    lines = tuple(Unfounded(r[0], r[1], tuple(names[r[0]]), r[2]) for r in rows)
    return every, Page(int(lacking), lines)


def places(session: Session, tenant: str, scope: Scope, among: tuple[str, ...]) -> tuple[str, ...]:
    t, wanted = TouchpointRow, [one.casefold() for one in among]
    found: set[str] = set()
    for name in (t.name, t.stage_name):
        key = func.lower(name)
        chosen = (*where.of_touchpoints(tenant, scope), key.in_(wanted))
        found.update(session.scalars(select(key).where(*chosen).distinct()))
    return tuple(one for one in among if one.casefold() in found)


def authors(session: Session, tenant: str, scope: Scope) -> tuple[str, ...]:
    c = ChangeRow
    seen = select(JourneyRow.id).where(*where.visible_maps(tenant, scope))
    found = select(c.author).where(*where.of_changes(tenant, scope), c.journey.in_(seen))
    return tuple(session.scalars(found.distinct().order_by(c.author)))
