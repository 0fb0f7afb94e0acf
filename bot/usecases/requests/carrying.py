"""Who carries how much: open actions person by person, or department by department."""

from datetime import date as Date

from bot.guide.reply import Reply
from bot.usecases.portfolio import DepartmentLine, OwnerLine
from bot.usecases.requests.inquiry import Inquiry
from bot.usecases.requests.request import Request
from bot.usecases.requests.scoping import facets, scope


def load(inquiry: Inquiry) -> Reply:
    asked, teams = scope(inquiry), inquiry.request.filter == "teams"
    day, portfolio = inquiry.today.isoformat(), inquiry.store.portfolio
    found: tuple[OwnerLine | DepartmentLine, ...]
    found = (
        portfolio.by_department(inquiry.tenant, asked, day) if teams else portfolio.by_owner(inquiry.tenant, asked, day)
    )
    named = [one for one in found if _name(one)]
    shown = named[inquiry.start : inquiry.start + inquiry.limit]
    told = {"n": len(named), "first": inquiry.start + 1, "last": inquiry.start + len(shown), "teams": teams}
    head = inquiry.say("load.head", **told, facets=facets(inquiry, asked))
    rest = sum(one.open for one in found if not _name(one))
    nobody = inquiry.say("load.nobody", n=rest, teams=teams) if rest else ""
    lines = [_line(inquiry, one) for one in shown]
    other = Request("load", dict(inquiry.request.but(**{"from": ""}).slots), filter=None if teams else "teams")
    buttons = (*inquiry.more(len(named), len(lines)), inquiry.button("by_owner" if teams else "by_department", other))
    return inquiry.reply("\n".join((head, *lines)), nobody, buttons=buttons if found else ())


def _name(one: OwnerLine | DepartmentLine) -> str:
    return one.owner if isinstance(one, OwnerLine) else one.department


def _line(inquiry: Inquiry, one: OwnerLine | DepartmentLine) -> str:
    late = (inquiry.today - Date.fromisoformat(one.oldest)).days if one.oldest else 0
    name = inquiry.words.name(_name(one))
    return inquiry.say("load.line", name=name, open=one.open, overdue=one.overdue, late=late)
