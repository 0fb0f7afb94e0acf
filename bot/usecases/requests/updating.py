"""Changes of actions by request: status, owner, due date, result; of one, or of all that somebody has."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date as Date
from datetime import timedelta
from difflib import SequenceMatcher

from bot.guide.reply import Reply, Section
from bot.journey import commands as c
from bot.journey.model import Action, ActionStatus, Number
from bot.reading.values.date import Impossible
from bot.reading.values.date import due as due_in
from bot.usecases.portfolio import ActionLine, Page, Slice
from bot.usecases.requests.acting import line
from bot.usecases.requests.inquiry import Inquiry, Otherwise
from bot.usecases.requests.request import Request
from bot.usecases.requests.saving import save, undo_button
from bot.usecases.requests.scoping import facets, one_journey, scope
from bot.usecases.requests.words import chosen, known
from prompts import said

OFFERED = 7
MOST = 100  # actions that one request changes
ALIKE = 0.6
_LATER = re.compile(r"\+(\d{1,3})")


@dataclass(frozen=True)
class Change:
    status: ActionStatus | None = None
    owner: str | None = None
    department: str | None = None
    due: Date | None = None
    value: Number | None = None
    waits_for: str | None = None  # the id of another action of the same journey

    def commands(self, action: str, today: Date) -> Iterator[c.Command]:
        blocked_by = (self.waits_for,) if self.waits_for else None
        if self.status or self.owner or self.department or self.due or blocked_by:
            fields = {"owner": self.owner, "department": self.department, "due": self.due, "status": self.status}
            yield c.ChangeAction(action, blocked_by=blocked_by, **fields)  # type: ignore[arg-type]
        if self.value is not None:
            yield c.RecordMeasurement(action, today, self.value)


def update(inquiry: Inquiry) -> Reply:
    change = _change(inquiry)
    if change == Change():
        raise Otherwise(inquiry.reply(inquiry.say("update_what")))
    targets = _targets(inquiry)
    sure = inquiry.request.slot("sure") == "yes"
    if not sure and (len(targets) > 1 or _somebody_elses(inquiry, targets[0])):
        return _asked_first(inquiry, change, targets)
    return _done(inquiry, change, targets)


def _change(inquiry: Inquiry) -> Change:
    request = inquiry.request
    status = chosen("statuses", request.slot("status"))
    if request.slot("status") and not status:
        raise Otherwise(inquiry.reply(inquiry.say("no_status", words=request.slot("status"))))
    named = request.slot("name", "to") or (request.slot("owner") if request.slot("action", "id") else "")
    owner = inquiry.author.name if known("me", named) else named.lstrip("@")
    department = request.slot("department") if request.slot("action", "id") else ""
    return Change(
        status=status or None,  # type: ignore[arg-type]
        owner=owner or None,
        department=department or None,
        due=_due(inquiry),
        value=_value(inquiry),
        waits_for=_waits_for(inquiry),
    )


def _waits_for(inquiry: Inquiry) -> str | None:
    """The other action, where the journey has it and it does not itself wait for this one."""
    other, (journey, _, id) = inquiry.request.slot("blocked"), inquiry.request.slot("id").partition(":")
    if not other:
        return None
    by_id = {a.id: a for a in inquiry.store.journeys.get(inquiry.tenant, one_journey(inquiry, journey)).actions}
    if other not in by_id or _leads_to(by_id, other, id):
        raise Otherwise(inquiry.reply(inquiry.say("waits_in_a_circle")))
    return other


def _leads_to(by_id: dict[str, Action], start: str, end: str) -> bool:
    ahead, seen = [start], set[str]()
    while ahead:
        here = ahead.pop()
        if here == end:
            return True
        if here in by_id and here not in seen:
            seen.add(here)
            ahead += by_id[here].blocked_by
    return False


def _due(inquiry: Inquiry) -> Date | None:
    words = inquiry.request.slot("due")
    if not words:
        return None
    if later := _LATER.fullmatch(words):
        return inquiry.today + timedelta(days=int(later[1]))
    found = due_in(words, inquiry.today)
    if found is None or isinstance(found, Impossible):
        raise Otherwise(inquiry.reply(inquiry.say("no_date", words=words)))
    return found


def _value(inquiry: Inquiry) -> Number | None:
    words = inquiry.request.slot("value").replace("−", "-")
    found = re.search(r"-?\d+(?:\.\d+)?", words.replace(",", ""))
    if words and not found:
        raise Otherwise(inquiry.reply(inquiry.say("no_number", words=words)))
    return (float(found[0]) if "." in found[0] else int(found[0])) if found else None


def _targets(inquiry: Inquiry) -> tuple[ActionLine, ...]:
    """The actions that are meant. Raises Otherwise where none is, or where it is not plain which."""
    request = inquiry.request
    words, _, id = request.slot("action"), *request.slot("id").partition(":")[1:]
    if not id and not words:
        return _all_of_somebody(inquiry)
    slots = {name: value for name, value in request.slots.items() if name in ("journey", "id")}
    asked = inquiry.asked(replace(request, slots=slots))
    page = _actions(asked, "any")
    found = [a for a in page.lines if a.id == id] if id else _called(page, words)
    if not found:
        raise Otherwise(inquiry.reply(inquiry.say("no_action", words=words or id)))
    if len(found) > 1:
        raise Otherwise(_which(inquiry, found))
    return (found[0],)


def _all_of_somebody(inquiry: Inquiry) -> tuple[ActionLine, ...]:
    if not inquiry.request.slot("owner"):
        raise Otherwise(inquiry.reply(inquiry.say("which_action")))
    slots = {n: v for n, v in inquiry.request.slots.items() if n in ("journey", "owner")}
    asked = inquiry.asked(replace(inquiry.request, slots=slots))
    page = _actions(asked, "open")
    if not page.lines:
        raise Otherwise(
            inquiry.reply(inquiry.say("acting.open", n=0, first=0, last=0, facets=facets(asked, scope(asked))))
        )
    return page.lines


def _actions(asked: Inquiry, which: str) -> Page[ActionLine]:
    part = Slice(MOST if which == "open" else 5_000)
    return asked.store.portfolio.actions(asked.tenant, scope(asked), which, asked.today.isoformat(), part)  # type: ignore[arg-type]


def _called(page: Page[ActionLine], words: str) -> list[ActionLine]:
    wanted = words.casefold()
    named = [(a, a.title.casefold()) for a in page.lines]
    same = [a for a, title in named if title == wanted]
    within = [a for a, title in named if wanted in title or (len(title) > 3 and title in wanted)]
    if same or within:
        return same or within
    alike = [(SequenceMatcher(None, wanted, title).ratio(), a) for a, title in named]
    best = max((score for score, _ in alike), default=0.0)
    return [a for score, a in alike if score >= ALIKE and score >= best - 0.05]


def _which(inquiry: Inquiry, found: list[ActionLine]) -> Reply:
    buttons = tuple(
        inquiry.button(
            "named",
            inquiry.request.but(id=f"{a.journey}:{a.id}", action="", journey=""),
            title=f"{inquiry.words.name(a.title)} · {inquiry.words.name(a.journey_title)}",
        )
        for a in found[:OFFERED]
    )
    text = inquiry.say("which_of_these", left=max(len(found) - OFFERED, 0))
    return Reply(inquiry.language, (Section(text, buttons=buttons),))


def _somebody_elses(inquiry: Inquiry, action: ActionLine) -> bool:
    return bool(action.owner) and (action.owner or "").casefold() != inquiry.author.name.casefold()


def _asked_first(inquiry: Inquiry, change: Change, targets: tuple[ActionLine, ...]) -> Reply:
    """What would change, before it does."""
    yes = inquiry.button("do_it", inquiry.request.but(sure="yes", id=_id(inquiry, targets)), primary=True)
    shown = [line(inquiry, action) for action in targets[:OFFERED]]
    told = inquiry.say("would", n=len(targets), what=_told(inquiry, change), more=max(len(targets) - OFFERED, 0))
    return inquiry.reply("\n".join((told, *shown)), buttons=(yes, inquiry.button("leave_it", Request("leave"))))


def leave(inquiry: Inquiry) -> Reply:
    return inquiry.reply(inquiry.say("left"))


def _id(inquiry: Inquiry, targets: tuple[ActionLine, ...]) -> str:
    one = inquiry.request.slot("action", "id")
    return f"{targets[0].journey}:{targets[0].id}" if one else ""


def _done(inquiry: Inquiry, change: Change, targets: tuple[ActionLine, ...]) -> Reply:
    told, saved = _told(inquiry, change), []
    for journey in dict.fromkeys(action.journey for action in targets):
        mine = [a for a in targets if a.journey == journey]
        commands = tuple(command for a in mine for command in change.commands(a.id, inquiry.today))
        saved += save(inquiry, journey, commands, told)
    if not saved:
        return inquiry.reply(inquiry.say("as_it_was"))
    title = inquiry.words.short(targets[0].title)
    text = inquiry.say("updated", n=len(targets), title=title, what=told, link=inquiry.link(targets[0].journey))
    return inquiry.reply(text, buttons=undo_button(inquiry, saved))


def _told(inquiry: Inquiry, change: Change) -> str:
    words = inquiry.words
    parts = [words.say(f"doing.{change.status}")] if change.status else []
    parts += [inquiry.say("to_owner", owner=change.owner)] if change.owner else []
    parts += [said(change.department)] if change.department else []
    parts += [inquiry.say("to_date", date=words.date(change.due))] if change.due else []
    parts += [inquiry.say("to_value", value=change.value)] if change.value is not None else []
    parts += [inquiry.say("to_waiting")] if change.waits_for else []
    return words.say("facets").join(parts)


def request_for(action: ActionLine, **slots: str) -> Request:
    """A button's request about one action."""
    return Request("update", {"id": f"{action.journey}:{action.id}", **slots})
