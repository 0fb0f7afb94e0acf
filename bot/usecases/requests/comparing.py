"""Two sides beside each other: every row a count of both, then the metrics that both have, with what they differ by."""

from collections.abc import Iterator
from dataclasses import replace

from bot.guide.reply import Reply
from bot.summary.wording import signed
from bot.usecases.portfolio import Deltas, MetricLine, Scope, Tally
from bot.usecases.requests import moving
from bot.usecases.requests.drawing import drawn
from bot.usecases.requests.inquiry import LINES, Inquiry
from bot.usecases.requests.people import EVERY
from bot.usecases.requests.siding import Side, sides
from bot.usecases.requests.tables import compared
from bot.usecases.requests.trending import series
from prompts import said

ROWS = ("touchpoints", "mean", "pains", "severe", "open", "overdue", "unowned", "done", "evidence", "from_customers")
OF_PEOPLE = ("pains", "severe", "open", "overdue", "unowned", "done")  # whose touchpoints they are nobody says
IN_A_TIME = ("changes", "maps", "pains", "actions", "done", "measured", "evidence")
NOTHING = ("0", "–")


def compare(inquiry: Inquiry) -> Reply:
    first, second = sides(inquiry)
    head = inquiry.say("compare", first=said(first.name), second=said(second.name), of=_common(inquiry, first, second))
    rows = list(_rows(inquiry, first, second))
    lines = [inquiry.say("compared", what=what, first=one, second=other) for what, one, other in rows]
    apart = _apart(inquiry, first, second)
    reply = inquiry.reply(head, compared(inquiry, lines, (first.name, second.name), rows), apart)
    two = _two_maps(first.scope, second.scope)
    return replace(reply, beside=two, sides=() if two else drawn(inquiry, first, second))


def _common(inquiry: Inquiry, first: Side, second: Side) -> str:
    """The one map that both are of."""
    if not first.scope.journeys or first.scope.journeys != second.scope.journeys:
        return ""
    titles = inquiry.store.portfolio.titles(inquiry.tenant, replace(first.scope, touchpoint="", statuses=EVERY))
    return ", ".join(inquiry.words.name(title) for _, title in titles)


def _two_maps(first: Scope, second: Scope) -> tuple[str, ...]:
    """Two maps that were named are also drawn over one another."""
    both_named = len(first.journeys) == len(second.journeys) == 1 and first.journeys != second.journeys
    return (*first.journeys, *second.journeys) if both_named else ()


def _rows(inquiry: Inquiry, first: Side, second: Side) -> Iterator[tuple[str, str, str]]:
    kind = "of_time" if first.of_time else "rows"
    names = IN_A_TIME if first.of_time else OF_PEOPLE if first.scope.department else ROWS
    counts = [_counted(inquiry, side) for side in (first, second)]
    for name in names:
        shown = [_shown(getattr(one, name)) for one in counts]
        if any(value not in NOTHING for value in shown):
            yield inquiry.say(f"{kind}.{name}"), shown[0], shown[1]


def _counted(inquiry: Inquiry, side: Side) -> Tally | Deltas:
    """How things stand; of a time, what was done in it."""
    if side.of_time:
        until = side.scope.until or "9999"
        return inquiry.store.portfolio.deltas(inquiry.tenant, replace(side.scope, until=until))
    return inquiry.store.portfolio.tally(inquiry.tenant, side.scope, inquiry.today.isoformat())


def _shown(value: float | int | None) -> str:
    if value is None:
        return "–"
    return signed(value) if isinstance(value, float) else str(value)


def _apart(inquiry: Inquiry, first: Side, second: Side) -> str:
    """The metrics that can be set against each other: those of one name at one place, or alone of their name."""
    before, after = _newest(inquiry, first), _newest(inquiry, second)
    pairs = [(before[key], after[key]) for key in before if key in after]
    lines = [moving.line(inquiry, moving.between(one, other)) for one, other in pairs[:LINES]]
    return "\n".join((inquiry.say("apart"), *lines)) if lines else ""


def _newest(inquiry: Inquiry, side: Side) -> dict[tuple[str, ...], MetricLine]:
    every = [each[-1] for each in series(inquiry, side.scope, "")]
    if side.of_time:
        return {(one.journey, one.stage or "", one.name): one for one in every}
    names = [one.name for one in every]
    return {(one.name,): replace(one, title="", stage=None) for one in every if names.count(one.name) == 1}
