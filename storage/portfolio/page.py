"""What the page of all journeys is made of: feelings by stage, actions by department, what has evidence."""

from typing import Any

from sqlalchemy import and_, case, func, select
from sqlalchemy.orm import Session

from bot.usecases.portfolio import Coverage, Deltas, DepartmentLine, Mood, Page, Scope
from storage.portfolio import conditions as where
from storage.portfolio.rows import ActionRow, ChangeRow, EvidenceRow, TouchpointRow
from storage.tables import JourneyRow, RevisionRow


def moods(session: Session, tenant: str, scope: Scope, most: int) -> Page[Mood]:
    """Stage by stage in the order of the map, of the `most` journeys that feel worst; `total` counts all journeys."""
    t, chosen = TouchpointRow, where.of_touchpoints(tenant, scope)
    mean = func.avg(t.emotion)
    every = session.execute(select(t.journey, mean).where(*chosen).group_by(t.journey)).all()  # one pass, not two
    worst = sorted(every, key=lambda row: (row[1] is None, row[1] or 0, row[0]))[:most]
    order = {row[0]: number for number, row in enumerate(worst)}
    if not order:
        return Page(0, ())
    columns = (t.journey, JourneyRow.title, t.stage_name, mean, func.count(t.emotion))
    mine = (JourneyRow.tenant == t.tenant) & (JourneyRow.id == t.journey)
    found = select(*columns).join(JourneyRow, mine).where(*chosen, t.journey.in_(order))
    found = found.group_by(t.journey, JourneyRow.title, t.stage, t.stage_name).order_by(func.min(t.position))
    rows = session.execute(found).all()
    lines = [Mood(r[0], r[1], r[2], None if r[3] is None else float(r[3]), r[4]) for r in rows]
    return Page(len(every), tuple(sorted(lines, key=lambda one: order[one.journey])))


def departments(session: Session, tenant: str, scope: Scope, today: str) -> tuple[DepartmentLine, ...]:
    """Open actions by department, those with most overdue first; "" for none."""
    a, chosen = ActionRow, where.of_actions(tenant, scope, "open", today, today)
    late = func.sum(case((a.due < today, 1), else_=0))
    oldest = func.min(case((a.due < today, a.due), else_=None))
    found = select(func.min(a.department), func.count(), late, oldest).where(*chosen).group_by(a.department_key)
    rows = session.execute(found.order_by(late.desc(), func.count().desc(), a.department_key))
    return tuple(DepartmentLine(r[0] or "", r[1], int(r[2] or 0), r[3]) for r in rows)


def coverage(session: Session, tenant: str, scope: Scope) -> tuple[Coverage, ...]:
    """By industry, the most maps first; "" for none."""
    j, e = JourneyRow, EvidenceRow
    backing = select(e.journey).where(e.tenant == tenant, e.journey == j.id).correlate(j).exists()
    columns = (j.industry, func.count(), func.sum(case((backing, 0), else_=1)))
    found = select(*columns).where(*where.visible_maps(tenant, scope)).group_by(j.industry)
    rows = session.execute(found.order_by(func.count().desc(), j.industry))
    return tuple(Coverage(r[0] or "", r[1], int(r[2] or 0)) for r in rows)


def deltas(session: Session, tenant: str, scope: Scope) -> Deltas:
    c = ChangeRow
    seen = select(JourneyRow.id).where(*where.visible_maps(tenant, scope))
    times = (c.tenant == tenant, c.at >= scope.since, c.at < scope.until, c.journey.in_(seen))

    def count(*wanted: Any) -> Any:
        return func.coalesce(func.sum(case((and_(*wanted), 1), else_=0)), 0)

    new = c.did == "added"
    row = session.execute(
        select(
            func.count(),
            func.count(c.journey.distinct()),
            count(c.kind == "pain_points", new),
            count(c.kind == "actions", new),
            count(c.kind == "actions", c.field == "status", c.after == "done"),
            count(c.kind == "actions", c.field == "measurements"),
            count(c.kind == "evidence", new),
        ).where(*times)
    ).one()
    r = RevisionRow
    born = (r.tenant == tenant, r.number == 0, r.at >= scope.since, r.at < scope.until, r.journey.in_(seen))
    maps = session.scalar(select(func.count()).select_from(r).where(*born)) or 0
    numbers = [int(n or 0) for n in row]
    return Deltas(numbers[0] + maps, numbers[1], maps, *numbers[2:])
