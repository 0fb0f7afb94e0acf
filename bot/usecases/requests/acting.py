"""Actions: late, due, of somebody, without owner, blocked, done; and whether they helped."""

from dataclasses import replace
from datetime import date as Date
from datetime import timedelta

from bot.guide.reply import Button, Reply, Section
from bot.summary.wording import number
from bot.usecases.portfolio import SOON, ActionLine, Scope, Slice, Which
from bot.usecases.requests import moving, tables
from bot.usecases.requests.inquiry import Inquiry
from bot.usecases.requests.request import Request
from bot.usecases.requests.scoping import facets, scope

WHICH: dict[str, Which] = {
    "overdue": "overdue", "soon": "soon", "due": "due",
    "without owner": "unowned", "blocked": "blocked", "done": "done",
    "unmeasured": "unmeasured", "measured": "measured", "open": "open", "dropped": "dropped", "all": "any",
}  # fmt: skip
OTHER = ("overdue", "without owner", "blocked", "unmeasured")


def actions(inquiry: Inquiry) -> Reply:
    which = WHICH.get(inquiry.request.filter or "", "open")
    asked = scope(inquiry)
    if which == "due" and _soon(inquiry, asked):
        which, asked = "soon", replace(asked, since="", until="")
    part = Slice(inquiry.limit, inquiry.start)
    page = inquiry.store.portfolio.actions(inquiry.tenant, asked, which, inquiry.today.isoformat(), part)
    last = inquiry.start + len(page.lines)
    told = {"n": page.total, "first": inquiry.start + 1, "last": last, "facets": facets(inquiry, asked)}
    head = inquiry.say(f"acting.{which}", **told)
    lines = [line(inquiry, one) for one in page.lines]
    shown = _table(inquiry, lines, page.lines)
    return inquiry.reply(head, shown, buttons=(*inquiry.more(page.total, len(lines)), *_others(inquiry)))


def _soon(inquiry: Inquiry, asked: Scope) -> bool:
    """Without a time, or from today on for as long as "soon" is."""
    last = (inquiry.today + timedelta(days=SOON + 1)).isoformat()
    return (asked.since, asked.until) in (("", ""), (inquiry.today.isoformat(), last))


def _table(inquiry: Inquiry, lines: list[str], found: tuple[ActionLine, ...]) -> Section:
    told = [effect(inquiry, one).replace("\\", "") for one in found]
    return tables.actions(inquiry, lines, found, told)


def _others(inquiry: Inquiry) -> tuple[Button, ...]:
    """The other views of the same scope."""
    slots = {name: said for name, said in inquiry.request.slots.items() if name != "from"}
    others = [name for name in OTHER if name != inquiry.request.filter]
    return tuple(inquiry.button(name.replace(" ", "_"), Request("actions", slots, filter=name)) for name in others)


def line(inquiry: Inquiry, action: ActionLine) -> str:
    words, due = inquiry.words, action.due
    late = inquiry.days_late(due) if due and action.state not in ("done", "dropped") else 0
    return inquiry.say(
        "action",
        title=words.short(action.title),
        journey=words.name(action.journey_title),
        link=inquiry.link(action.journey),
        owner=words.maybe(action.owner),
        department=words.maybe(action.department),
        status=words.say(f"doing.{action.state}"),
        late=late,
        due=words.date(Date.fromisoformat(due)) if due else "",
        waits_for=words.maybe(action.waits_for) if action.state not in ("done", "dropped") else "",
        effect=effect(inquiry, action),
        finished=action.state in ("done", "dropped"),
    )


def effect(inquiry: Inquiry, action: ActionLine) -> str:
    """Its KPI before and after; "" where nothing was measured."""
    if action.after is None:
        return ""
    before = None if action.before is None else _figure(action.before)
    unit = action.unit or ""
    gap = "" if unit in ("", "%", "‰") or not unit.isascii() else " "
    return inquiry.say(
        "effect",
        kpi=inquiry.words.maybe(action.kpi),
        before=before,
        after=_figure(action.after),
        unit=gap + unit,
        verdict=_verdict(action),
    )


def _figure(value: float) -> str:
    return number(int(value) if value == int(value) else value)


def _verdict(action: ActionLine) -> str:
    """Against the target, coming from where it was; "" where the direction is unknown."""
    before, after, target = action.before, action.after, action.target
    if after is None or target is None:
        return ""
    if after == target or (before is not None and before != target and (after - target) * (before - target) < 0):
        return "reached"
    if before is None or before == target:
        return ""
    if after == before:
        return "same"
    return "better" if (after - before) * (target - before) > 0 else "worse"


def effects(inquiry: Inquiry) -> Reply:
    """Did it help: what was measured, and how much was not; then how the metrics moved."""
    asked, day = scope(inquiry), inquiry.today.isoformat()
    part = Slice(inquiry.limit, inquiry.start)
    page = inquiry.store.portfolio.actions(inquiry.tenant, asked, "measured", day, part)
    blind = inquiry.store.portfolio.actions(inquiry.tenant, asked, "unmeasured", day, Slice(0)).total
    told = {"n": page.total, "first": inquiry.start + 1, "last": inquiry.start + len(page.lines)}
    named = facets(inquiry, asked)
    moved = moving.told(inquiry, asked) if not (inquiry.start or asked.owner or asked.department) else ""
    known = page.total or not moved
    head = inquiry.say("acting.measured", **told, facets=named) if known else inquiry.say("no_results", facets=named)
    rest = inquiry.say("unmeasured", n=blind) if blind else ""
    lines = [line(inquiry, one) for one in page.lines]
    shown = _table(inquiry, lines, page.lines)
    return inquiry.reply(head, shown, rest, moved, buttons=inquiry.more(page.total, len(lines)))
