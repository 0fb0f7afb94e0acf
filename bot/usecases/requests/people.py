"""Whose: a person or a department, of those that stand on the actions that the asker may see."""

from dataclasses import replace

from bot.usecases.portfolio import Scope
from bot.usecases.requests.inquiry import Inquiry, Otherwise
from bot.usecases.requests.meaning.departments import same
from bot.usecases.requests.request import FIRST
from bot.usecases.requests.words import known, without
from prompts import said

EVERY = ("draft", "published", "archived")
LISTED = 7


def whose(inquiry: Inquiry, seen: Scope) -> tuple[str, str]:
    """(owner, department), "" where none is named. Raises Otherwise where nobody is of that name or department."""
    person = (
        _first(inquiry, seen) if inquiry.request.slot("owner") == FIRST else inquiry.request.slot("owner").lstrip("@")
    )
    own = bool(person) and known("me", person)
    team = without("department", inquiry.request.slot("department"))
    if person and not own and not _somebody(inquiry, seen, person):
        person, team = "", team or _team(inquiry, seen, person)
    return inquiry.author.name if own else person, _department(inquiry, seen, team)


def _first(inquiry: Inquiry, seen: Scope) -> str:
    """Who carries the most, where that was just told."""
    every = inquiry.store.portfolio.by_owner(inquiry.tenant, seen, inquiry.today.isoformat())
    return next((one.owner for one in every if one.owner), "")


def _somebody(inquiry: Inquiry, seen: Scope, name: str) -> bool:
    first = name.casefold()
    folded = (one.casefold() for one in _owners(inquiry, seen))
    return any(one == first or one.startswith(f"{first} ") for one in folded)


def _team(inquiry: Inquiry, seen: Scope, name: str) -> str:
    """A name that is nobody's may be a department's. Raises Otherwise where it is not."""
    every = _departments(inquiry, seen)
    if same((name,), name) or any(name.casefold() in one.casefold() for one in every):
        return name
    raise _nobody(inquiry, "no_owner_called", name, _owners(inquiry, seen))


def _department(inquiry: Inquiry, seen: Scope, name: str) -> str:
    if not name:
        return ""
    every = _departments(inquiry, seen)
    if any(name.casefold() in one.casefold() for one in every):
        return name
    if other := same(every, name):
        return without("department", other)
    raise _nobody(inquiry, "no_department", name, every)


def _owners(inquiry: Inquiry, seen: Scope) -> tuple[str, ...]:
    return inquiry.store.portfolio.owners(inquiry.tenant, _anywhere(seen))


def _departments(inquiry: Inquiry, seen: Scope) -> tuple[str, ...]:
    return inquiry.store.portfolio.departments(inquiry.tenant, _anywhere(seen))


def _anywhere(seen: Scope) -> Scope:
    return replace(seen, statuses=EVERY, journeys=())


def _nobody(inquiry: Inquiry, entry: str, name: str, every: tuple[str, ...]) -> Otherwise:
    """With those that there are, because a name is soon misspelt."""
    listed = [said(inquiry.words.name(one)) for one in every[:LISTED]]
    return Otherwise(inquiry.reply(inquiry.say(entry, name=name, there=listed, more=len(every) - len(listed))))
