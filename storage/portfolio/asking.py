"""Questions about all journeys, each one query or two."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date as Date
from datetime import timedelta
from typing import Any

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from bot.usecases.portfolio import (
    SOON,
    ActionLine,
    ChangeLine,
    Coverage,
    Deltas,
    DepartmentLine,
    Felt,
    MapLine,
    MetricLine,
    Mood,
    OwnerLine,
    Page,
    PainLine,
    Scope,
    Slice,
    Tally,
    Unfounded,
    Which,
)
from storage.portfolio import conditions as where
from storage.portfolio import grouping, page
from storage.portfolio.projecting import folded
from storage.portfolio.rows import ActionRow, ChangeRow, EvidenceRow, MetricRow, PainPointRow, RemedyRow, TouchpointRow
from storage.tables import JourneyRow

MOST_METRICS = 2000
_NEWEST = (JourneyRow.updated_at.desc(), JourneyRow.id.desc())


class SqlPortfolio:
    """Implements `bot.usecases.portfolio.Portfolio`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def audiences(self, tenant: str) -> tuple[str, ...]:
        found = select(JourneyRow.channel).where(JourneyRow.tenant == tenant, JourneyRow.channel.is_not(None))
        return tuple(channel for channel in self._session.scalars(found.distinct()) if channel)

    def titles(self, tenant: str, scope: Scope) -> tuple[tuple[str, str], ...]:
        found = select(JourneyRow.id, JourneyRow.title).where(*where.visible_maps(tenant, scope))
        newest = found.order_by(*_NEWEST)
        return tuple((row.id, row.title) for row in self._session.execute(newest))

    def touched(self, tenant: str, scope: Scope, most: int) -> tuple[str, ...]:
        there = select(TouchpointRow.journey).where(*where.of_touchpoints(tenant, scope))
        found = select(JourneyRow.id).where(*where.visible_maps(tenant, scope), JourneyRow.id.in_(there))
        return tuple(self._session.scalars(found.order_by(*_NEWEST).limit(most)))

    def owners(self, tenant: str, scope: Scope) -> tuple[str, ...]:
        return self._each_once(ActionRow.owner, ActionRow.owner_key, where.visible(ActionRow, tenant, scope))

    def departments(self, tenant: str, scope: Scope) -> tuple[str, ...]:
        chosen = where.visible(ActionRow, tenant, scope)
        return self._each_once(ActionRow.department, ActionRow.department_key, chosen)

    def personas(self, tenant: str, scope: Scope) -> tuple[str, ...]:
        found = select(JourneyRow.personas).where(*where.visible_maps(tenant, scope), JourneyRow.personas != "")
        lines = (name for names in self._session.scalars(found.distinct()) for name in names.split("\n"))
        return tuple(dict.fromkeys(filter(None, lines)))

    def _each_once(self, name: Any, key: Any, chosen: list[Any]) -> tuple[str, ...]:
        found = select(func.min(name)).where(*chosen, key != "").group_by(key)
        return tuple(filter(None, self._session.scalars(found)))

    def pains(self, tenant: str, scope: Scope, part: Slice) -> Page[PainLine]:
        chosen = where.of_pains(tenant, scope)
        p = PainPointRow
        worst = (p.rank.desc(), p.journey, p.position)
        columns = (p.journey, p.id, p.text, p.stage_name, p.touchpoint_name, p.severity, p.votes)
        found = select(*columns, p.moment_of_truth, p.evidence, p.care).where(*chosen).order_by(*worst)
        rows: Sequence[Any] = self._session.execute(found.limit(part.limit).offset(part.offset)).all()
        titles, owners = self._named(tenant, rows), self._owners(tenant, rows)
        lines = (replace(PainLine(r[0], titles[r[0]], *r[1:]), owners=owners.get((r[0], r[1]), ())) for r in rows)
        return Page(self._count(p, chosen), tuple(lines))

    def _owners(self, tenant: str, pains: Sequence[Any]) -> dict[tuple[str, str], tuple[str, ...]]:
        """Who is on these pain points, by an action that was not dropped."""
        if not pains:
            return {}
        a, r = ActionRow, RemedyRow
        joined = and_(a.tenant == r.tenant, a.journey == r.journey, a.id == r.action)
        found = (
            select(r.journey, r.pain_point, a.owner)
            .join(a, joined)
            .where(r.tenant == tenant, r.journey.in_({p.journey for p in pains}))
            .where(r.pain_point.in_({p.id for p in pains}), a.state != "dropped", a.owner_key != "")
            .order_by(a.position)
        )
        owners: dict[tuple[str, str], tuple[str, ...]] = {}
        for journey, pain, owner in self._session.execute(found):
            known = owners.get((journey, pain), ())
            if folded(owner) not in map(folded, known):
                owners[journey, pain] = (*known, str(owner))
        return owners

    def actions(self, tenant: str, scope: Scope, which: Which, today: str, part: Slice) -> Page[ActionLine]:
        soon = (Date.fromisoformat(today) + timedelta(days=SOON)).isoformat()
        chosen = where.of_actions(tenant, scope, which, today, soon)
        a = ActionRow
        order = [a.measured_on.desc()] if which in ("done", "measured") else []
        columns = (a.journey, a.id, a.title, a.owner, a.department, a.due, a.state, a.waits_for, a.kpi, a.unit)
        found = select(*columns, a.before, a.after, a.target, a.measured_on).where(*chosen)
        found = found.order_by(a.open.desc(), *order, a.due.is_(None), a.due, a.journey, a.position)
        rows: Sequence[Any] = self._session.execute(found.limit(part.limit).offset(part.offset)).all()
        titles = self._named(tenant, rows)
        return Page(self._count(a, chosen), tuple(ActionLine(r[0], titles[r[0]], *r[1:]) for r in rows))

    def changes(self, tenant: str, scope: Scope, part: Slice) -> Page[ChangeLine]:
        c, chosen = ChangeRow, where.of_changes(tenant, scope)
        mine = and_(JourneyRow.tenant == c.tenant, JourneyRow.id == c.journey, *where.visible_maps(tenant, scope))
        columns = (c.journey, JourneyRow.title, c.number, c.at, c.author, c.did, c.kind, c.name, c.field)
        found = select(*columns, c.before, c.after).join(JourneyRow, mine).where(*chosen)
        newest = found.order_by(c.at.desc(), c.journey, c.number.desc(), c.position)
        rows = self._session.execute(newest.limit(part.limit).offset(part.offset)).all()
        total = self._session.scalar(select(func.count()).select_from(c).join(JourneyRow, mine).where(*chosen))
        return Page(total or 0, tuple(ChangeLine(*row) for row in rows))

    def maps(self, tenant: str, scope: Scope, lacks_evidence: bool, part: Slice) -> Page[MapLine]:
        j, chosen = JourneyRow, where.visible_maps(tenant, scope)
        pains = _number(PainPointRow)
        unfinished = _number(ActionRow, ActionRow.open.is_(True))
        backing = _number(EvidenceRow)
        if lacks_evidence:
            chosen.append(backing == 0)
        if scope.topic:
            chosen.append(j.title_key.contains(folded(scope.topic), autoescape=True))
        columns = (j.id, j.title, j.status, j.industry, j.state, j.updated_at)
        found = select(*columns, pains, unfinished, backing).where(*chosen)
        order = (j.updated_at, j.id) if scope.still_since else _NEWEST
        ordered = found.order_by(*order).limit(part.limit).offset(part.offset)
        lines = tuple(MapLine(*row) for row in self._session.execute(ordered))
        return Page(self._count(j, chosen), lines)

    def metrics(self, tenant: str, scope: Scope, name: str) -> tuple[MetricLine, ...]:
        m, chosen = MetricRow, where.visible(MetricRow, tenant, scope)
        chosen += [m.name == name] if name else []
        chosen += [m.dated >= scope.since] if scope.since else []
        chosen += [m.dated < scope.until] if scope.until else []
        chosen += [m.stage_name.in_(self._stages(chosen, scope.touchpoint))] if scope.touchpoint else []
        found = select(m.journey, m.stage_name, m.name, m.value, m.n, m.dated).where(*chosen)
        newest = found.order_by(m.dated.is_(None), m.dated.desc(), m.journey.desc(), m.position.desc())
        rows: Sequence[Any] = self._session.execute(newest.limit(MOST_METRICS)).all()[::-1]
        titles = self._named(tenant, rows)
        return tuple(MetricLine(r[0], titles[r[0]], *r[1:]) for r in rows)

    def _stages(self, chosen: list[Any], called: str) -> list[str]:
        """Names of stages with readings that have this in them; the database does not fold letters as people do."""
        names = self._session.scalars(select(MetricRow.stage_name).where(*chosen).distinct())
        return [name for name in names if name and folded(called) in folded(name)]

    def tally(self, tenant: str, scope: Scope, today: str) -> Tally:
        t, touched = TouchpointRow, where.of_touchpoints(tenant, scope)
        points, scored, mean = self._session.execute(
            select(func.count(), func.count(t.emotion), func.avg(t.emotion)).where(*touched)
        ).one()
        p, hurting = PainPointRow, where.of_pains(tenant, scope)
        counted = {which: self._acting(tenant, scope, which, today) for which in ("open", "overdue", "unowned", "done")}
        e, backing = EvidenceRow, where.visible(EvidenceRow, tenant, scope)
        attached = select(func.coalesce(func.sum(t.evidence), 0)).where(*touched)
        return Tally(
            journeys=self._count(JourneyRow, where.visible_maps(tenant, scope)),
            touchpoints=points,
            scored=scored,
            mean=None if mean is None else float(mean),
            pains=self._count(p, hurting),
            severe=self._count(p, [*hurting, p.severity >= 3]),
            **counted,
            evidence=int(self._session.scalar(attached) or 0) if scope.touchpoint else self._count(e, backing),
            from_customers=None if scope.touchpoint else self._count(e, [*backing, e.origin == "customer"]),
        )

    def deltas(self, tenant: str, scope: Scope) -> Deltas:
        return page.deltas(self._session, tenant, scope)

    def moods(self, tenant: str, scope: Scope, most: int) -> Page[Mood]:
        return page.moods(self._session, tenant, scope, most)

    def felt(self, tenant: str, scope: Scope, part: Slice) -> Page[Felt]:
        return grouping.felt(self._session, tenant, scope, part)

    def unfounded(self, tenant: str, scope: Scope, part: Slice) -> tuple[int, Page[Unfounded]]:
        return grouping.unfounded(self._session, tenant, scope, part)

    def places(self, tenant: str, scope: Scope, among: tuple[str, ...]) -> tuple[str, ...]:
        return grouping.places(self._session, tenant, scope, among)

    def authors(self, tenant: str, scope: Scope) -> tuple[str, ...]:
        return grouping.authors(self._session, tenant, scope)

    def by_owner(self, tenant: str, scope: Scope, today: str) -> tuple[OwnerLine, ...]:
        return grouping.owners(self._session, tenant, scope, today)

    def by_department(self, tenant: str, scope: Scope, today: str) -> tuple[DepartmentLine, ...]:
        return page.departments(self._session, tenant, scope, today)

    def coverage(self, tenant: str, scope: Scope) -> tuple[Coverage, ...]:
        return page.coverage(self._session, tenant, scope)

    def _acting(self, tenant: str, scope: Scope, which: Any, today: str) -> int:
        return self._count(ActionRow, where.of_actions(tenant, scope, which, today, today))

    def _count(self, table: Any, chosen: list[Any]) -> int:
        return self._session.scalar(select(func.count()).select_from(table).where(*chosen)) or 0

    def _named(self, tenant: str, rows: Sequence[Any]) -> dict[str, str]:
        found = select(JourneyRow.id, JourneyRow.title).where(JourneyRow.tenant == tenant)
        mine = found.where(JourneyRow.id.in_({row.journey for row in rows}))
        return {row.id: row.title for row in self._session.execute(mine)} if rows else {}


def _number(table: Any, *more: Any) -> Any:
    """How many such rows a journey has, as a column of its line."""
    mine = (table.tenant == JourneyRow.tenant, table.journey == JourneyRow.id)
    return select(func.count()).select_from(table).where(*mine, *more).correlate(JourneyRow).scalar_subquery()
