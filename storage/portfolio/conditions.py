"""A scope as conditions of a query."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, and_, false, or_, select, tuple_

from bot.usecases.portfolio import Scope, Which
from storage.portfolio.projecting import folded
from storage.portfolio.rows import ActionRow, ChangeRow, PainPointRow, RemedyRow, TouchpointRow
from storage.tables import JourneyRow

Condition = ColumnElement[bool]


def visible(table: Any, tenant: str, scope: Scope) -> list[Condition]:
    """Whose rows may be seen at all, and of which journeys."""
    said = [table.tenant == tenant, table.audience.in_(scope.audiences) if scope.audiences else false()]
    said.append(table.status.in_(scope.statuses))
    if scope.journeys:
        said.append(table.journey.in_(scope.journeys))
    if facets := list(_facets(scope)):
        mine = select(JourneyRow.id).where(JourneyRow.tenant == tenant, *facets)
        said.append(table.journey.in_(mine))
    return said


def visible_maps(tenant: str, scope: Scope) -> list[Condition]:
    """The same, of the journeys themselves."""
    said: list[Condition] = [JourneyRow.tenant == tenant]
    said.append(JourneyRow.channel.in_(scope.audiences) if scope.audiences else false())
    said.append(JourneyRow.status.in_(scope.statuses))
    if scope.journeys:
        said.append(JourneyRow.id.in_(scope.journeys))
    if scope.still_since:
        said.append(JourneyRow.updated_at < scope.still_since)
    return [*said, *_facets(scope)]


def _facets(scope: Scope) -> Iterator[Condition]:
    for column, value in (
        (JourneyRow.industry, scope.industry),
        (JourneyRow.state, scope.state),
        (JourneyRow.language, scope.language),
    ):
        if value:
            yield column == value
    if scope.persona:
        yield JourneyRow.personas.contains(folded(scope.persona), autoescape=True)


def of_changes(tenant: str, scope: Scope) -> list[Condition]:
    """By whom and when; of which journeys is asked of these."""
    said: list[Condition] = [ChangeRow.tenant == tenant, *_within(ChangeRow.at, scope)]
    return [*said, ChangeRow.author.in_(scope.authors)] if scope.authors else said


def _within(moment: Any, scope: Scope) -> Iterator[Condition]:
    if scope.since:
        yield moment >= scope.since
    if scope.until:
        yield moment < scope.until


def of_pains(tenant: str, scope: Scope) -> list[Condition]:
    said = visible(PainPointRow, tenant, scope)
    if scope.topic:
        said.append(PainPointRow.words.contains(folded(scope.topic), autoescape=True))
    if scope.touchpoint:
        said.append(_at(tenant, scope))
    if scope.uncared:
        said.append(PainPointRow.care.in_(("nobody", "idea", "unowned")))
    if scope.tag:
        said.append(PainPointRow.tags.contains(f"|{scope.tag}|", autoescape=True))
    if scope.owner or scope.department:
        said.append(_cared_for(tenant, scope))
    return said


def _cared_for(tenant: str, scope: Scope) -> Condition:
    """Some action on it is of that person or department."""
    joined = and_(
        ActionRow.tenant == RemedyRow.tenant, ActionRow.journey == RemedyRow.journey, ActionRow.id == RemedyRow.action
    )
    mine = select(RemedyRow.journey, RemedyRow.pain_point).join(ActionRow, joined).where(RemedyRow.tenant == tenant)
    return tuple_(PainPointRow.journey, PainPointRow.id).in_(mine.where(*_of_people(scope)))


def of_actions(tenant: str, scope: Scope, which: Which, today: str, soon: str) -> list[Condition]:
    said = [*visible(ActionRow, tenant, scope), *_of_people(scope), *_which(which, today, soon)]
    if scope.topic:
        said.append(ActionRow.words.contains(folded(scope.topic), autoescape=True))
    if scope.touchpoint:
        said.append(_meant_for(tenant, scope))
    if which == "due":
        said += _within(ActionRow.due, scope)
    if which == "done" and (scope.since or scope.until):
        said.append(_finished(tenant, scope))
    return said


def _finished(tenant: str, scope: Scope) -> Condition:
    """It was set to done within the time; where nobody set it, as in an import, it was measured then."""
    c, ticked = ChangeRow, (ChangeRow.kind == "actions", ChangeRow.field == "status", ChangeRow.after == "done")
    every = select(c.journey, c.part).where(c.tenant == tenant, *ticked)
    one = tuple_(ActionRow.journey, ActionRow.id)
    return or_(
        one.in_(every.where(*_within(c.at, scope))),
        and_(one.not_in(every), *_within(ActionRow.measured_on, scope)),
    )


def _meant_for(tenant: str, scope: Scope) -> Condition:
    """It is on some pain point of that stage or touchpoint."""
    p, r = PainPointRow, RemedyRow
    joined = and_(p.tenant == r.tenant, p.journey == r.journey, p.id == r.pain_point)
    there = (r.tenant == tenant, *visible(p, tenant, scope), _at(tenant, scope))
    return tuple_(ActionRow.journey, ActionRow.id).in_(select(r.journey, r.action).join(p, joined).where(*there))


def _at(tenant: str, scope: Scope) -> Condition:
    there = select(TouchpointRow.journey, TouchpointRow.id).where(*of_touchpoints(tenant, scope))
    return tuple_(PainPointRow.journey, PainPointRow.touchpoint).in_(there)


def _which(which: Which, today: str, soon: str) -> list[Condition]:
    unfinished = ActionRow.open.is_(True)
    found: dict[Which, list[Condition]] = {
        "open": [unfinished],
        "overdue": [unfinished, ActionRow.due < today],
        "soon": [unfinished, ActionRow.due >= today, ActionRow.due <= soon],
        "due": [unfinished, ActionRow.due.is_not(None)],
        "unowned": [unfinished, ActionRow.owner_key == ""],
        "blocked": [unfinished, ActionRow.waits_for.is_not(None)],
        "done": [ActionRow.state == "done"],
        "unmeasured": [ActionRow.state == "done", ActionRow.after.is_(None)],
        "measured": [ActionRow.state != "dropped", ActionRow.after.is_not(None)],
        "dropped": [ActionRow.state == "dropped"],
        "any": [],
    }
    return found[which]


def _of_people(scope: Scope) -> Iterator[Condition]:
    if scope.owner:
        name = folded(scope.owner)
        begins = ActionRow.owner_key.startswith(f"{name} ", autoescape=True)
        yield or_(ActionRow.owner_key == name, begins)
    if scope.department:
        yield ActionRow.department_key.contains(folded(scope.department), autoescape=True)


def of_touchpoints(tenant: str, scope: Scope) -> list[Condition]:
    said = visible(TouchpointRow, tenant, scope)
    if scope.touchpoint:
        said.append(TouchpointRow.words.contains(folded(scope.touchpoint), autoescape=True))
    return said
