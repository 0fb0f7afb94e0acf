"""The two sides of a comparison: journeys, stages, personas, times, or what is with what should be."""

from dataclasses import dataclass, replace

from bot.usecases.portfolio import Scope
from bot.usecases.requests.inquiry import Inquiry, Otherwise
from bot.usecases.requests.people import EVERY
from bot.usecases.requests.periods import period
from bot.usecases.requests.request import Request
from bot.usecases.requests.scoping import one_journey, scope
from bot.usecases.requests.words import both, chosen

PAIRED = ("persona", "industry", "department", "stage", "touchpoint", "since")  # two of them in one slot


@dataclass(frozen=True)
class Side:
    """`of_time`: the scope's period is what is compared."""

    name: str
    scope: Scope
    of_time: bool = False


def sides(inquiry: Inquiry) -> tuple[Side, Side]:
    """Raises Otherwise where there are no two, or one of them nobody has."""
    for slot in PAIRED:
        pair = both(inquiry.request.slot(slot))
        if all(pair):
            return _parted(inquiry, slot, pair)
    first, second = inquiry.request.slot("journey"), inquiry.request.slot("other", "what")
    if first and not second:
        first, second = both(first)
    if first and second:
        return _named(inquiry, first, second)
    return _states(inquiry, bool(first))


def _parted(inquiry: Inquiry, slot: str, pair: tuple[str, str]) -> tuple[Side, Side]:
    """Of two times the earlier one first."""
    if slot == "stage" and (missing := [one for one in pair if not _is_a_place(inquiry, one)]):
        raise Otherwise(inquiry.reply(inquiry.say("no_place", words=missing[0])))
    made = [(one, scope(inquiry.asked(inquiry.request.but(**{slot: one})))) for one in pair]
    first, second = (Side(name, asked, slot == "since") for name, asked in made)
    return (second, first) if second.scope.since < first.scope.since else (first, second)


def _named(inquiry: Inquiry, first: str, second: str) -> tuple[Side, Side]:
    """Two journeys; two stages or touchpoints where no journey has either name; two times."""
    pair = (first, second)
    if all(period(name, inquiry.today) for name in pair):
        return _parted(inquiry.asked(_blank(inquiry.request)), "since", pair)
    titles = dict(inquiry.store.portfolio.titles(inquiry.tenant, Scope(inquiry.audiences, statuses=EVERY)))
    folded = {title.casefold() for title in titles.values()}
    blank = inquiry.asked(_blank(inquiry.request))
    if not any(name.casefold() in folded for name in pair) and all(_is_a_place(blank, name) for name in pair):
        return _parted(blank, "stage", pair)
    base, ids = scope(blank), [one_journey(blank, title) for title in pair]
    made = [Side(inquiry.words.name(titles[id]), replace(base, journeys=(id,), statuses=EVERY)) for id in ids]
    return made[0], made[1]


def _blank(request: Request) -> Request:
    return replace(request, slots={k: v for k, v in request.slots.items() if k not in ("journey", "other", "what")})


def _is_a_place(inquiry: Inquiry, name: str) -> bool:
    there = replace(scope(inquiry.asked(inquiry.request.but(stage=""))), touchpoint=name)
    return inquiry.store.portfolio.tally(inquiry.tenant, there, inquiry.today.isoformat()).touchpoints > 0


def _states(inquiry: Inquiry, named: bool) -> tuple[Side, Side]:
    """What is with what should be, of what was named."""
    request = inquiry.request
    if chosen("states", request.slot("state")) or not request.slots or (named and not request.slot("state")):
        raise Otherwise(inquiry.reply(inquiry.say("compare_needs_two")))
    base = scope(inquiry)
    made = [Side(inquiry.say(f"states.{state}"), replace(base, state=state)) for state in ("current", "future")]
    return made[0], made[1]
