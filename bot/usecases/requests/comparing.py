"""Two journeys side by side, or what is with what should be, or two personas; every row a count of both."""

from collections.abc import Iterator
from dataclasses import replace

from bot.guide.reply import Reply
from bot.summary.wording import signed
from bot.usecases.portfolio import Scope, Tally
from bot.usecases.requests.inquiry import Inquiry, Otherwise
from bot.usecases.requests.scoping import one_journey, scope
from bot.usecases.requests.tables import compared
from bot.usecases.requests.words import both, chosen
from prompts import said

Side = tuple[str, Scope]
ROWS = ("touchpoints", "mean", "pains", "severe", "open", "overdue", "unowned", "done", "evidence", "from_customers")


def compare(inquiry: Inquiry) -> Reply:
    first, second = _sides(inquiry)
    day = inquiry.today.isoformat()
    tallies = [inquiry.store.portfolio.tally(inquiry.tenant, side, day) for _, side in (first, second)]
    head = inquiry.say("compare", first=said(first[0]), second=said(second[0]))
    rows = list(_rows(inquiry, *tallies))
    lines = [inquiry.say("compared", what=what, first=one, second=other) for what, one, other in rows]
    reply = inquiry.reply(head, compared(inquiry, lines, (first[0], second[0]), rows))
    return replace(reply, beside=_two_maps(first[1], second[1]))


def _two_maps(first: Scope, second: Scope) -> tuple[str, ...]:
    """Two maps that were named are also drawn over one another."""
    both_named = len(first.journeys) == len(second.journeys) == 1 and first.journeys != second.journeys
    return (*first.journeys, *second.journeys) if both_named else ()


def _rows(inquiry: Inquiry, first: Tally, second: Tally) -> Iterator[tuple[str, str, str]]:
    for name in ROWS:
        shown = [_shown(getattr(one, name)) for one in (first, second)]
        if any(value not in ("0", "–") for value in shown):
            yield inquiry.say(f"rows.{name}"), shown[0], shown[1]


def _shown(value: float | int | None) -> str:
    if value is None:
        return "–"
    return signed(value) if isinstance(value, float) else str(value)


def _sides(inquiry: Inquiry) -> tuple[Side, Side]:
    request, words = inquiry.request, inquiry.words
    first, second = request.slot("journey"), request.slot("other", "what")
    if first and not second:
        first, second = _two(inquiry, first)
    if not first and not second:
        return _facet_sides(inquiry)
    blank = replace(request, slots={k: v for k, v in request.slots.items() if k not in ("journey", "other", "what")})
    base = scope(inquiry.asked(blank))
    titles = dict(inquiry.store.portfolio.titles(inquiry.tenant, Scope(inquiry.audiences, statuses=EVERY)))
    ids = [one_journey(inquiry.asked(blank), title) for title in (first, second)]
    made = [(words.name(titles[id]), replace(base, journeys=(id,), statuses=EVERY)) for id in ids]
    return made[0], made[1]


EVERY = ("draft", "published", "archived")


def _two(inquiry: Inquiry, named: str) -> tuple[str, str]:
    first, second = both(named)
    if not second:
        raise Otherwise(inquiry.reply(inquiry.say("compare_needs_two")))
    return first, second


def _facet_sides(inquiry: Inquiry) -> tuple[Side, Side]:
    """Personas or industries or departments, named two in one slot; else what is with what should be."""
    for name in ("persona", "industry", "department", "stage", "touchpoint"):
        pair = both(inquiry.request.slot(name))
        if all(pair):
            made = [(one, scope(inquiry.asked(inquiry.request.but(**{name: one})))) for one in pair]
            return made[0], made[1]
    base = scope(inquiry)
    if chosen("states", inquiry.request.slot("state")) or not inquiry.request.slots:
        raise Otherwise(inquiry.reply(inquiry.say("compare_needs_two")))
    made = [(inquiry.say(f"states.{state}"), replace(base, state=state)) for state in ("current", "future")]
    return made[0], made[1]
