"""Did it help: each metric before and after, with the interval of the difference, "no detectable change" where that
holds 0. Before is the last reading before the time that was named, else the one before the newest."""

from dataclasses import dataclass, replace

from bot.journey.formulas import SMALL_SAMPLE, Difference
from bot.journey.moved import SHARES, moved
from bot.summary.wording import number, signed
from bot.usecases.portfolio import MetricLine, Scope
from bot.usecases.requests.inquiry import LINES, Inquiry
from bot.usecases.requests.trending import series


@dataclass(frozen=True)
class Move:
    """`change` is None where the samples do not tell an interval."""

    before: MetricLine
    after: MetricLine
    change: Difference | None


def moves(inquiry: Inquiry, asked: Scope, name: str = "") -> list[Move]:
    """Of every metric that was read on two days, those that moved for certain first."""
    every = series(inquiry, replace(asked, since=""), name)
    found = [move for each in every if (move := _of(each, asked.since))]
    return sorted(found, key=lambda m: (not (m.change and m.change.detectable), m.change is None))


def _of(each: list[MetricLine], since: str) -> Move | None:
    dated = [one for one in each if one.date]
    earlier = [one for one in dated if one.date and one.date < since] if since else dated[:-1]
    if not earlier or not dated or earlier[-1] is dated[-1]:
        return None
    return between(earlier[-1], dated[-1])


def between(before: MetricLine, after: MetricLine) -> Move:
    return Move(before, after, moved(after.name, (before.value, before.n), (after.value, after.n)))


def told(inquiry: Inquiry, asked: Scope, name: str = "") -> str:
    """A headline and a line each; "" where nothing was read twice."""
    every = moves(inquiry, asked, name)
    if not every:
        return ""
    certain = sum(bool(m.change and m.change.detectable) for m in every)
    head = inquiry.say("moves", n=len(every), certain=certain, more=max(len(every) - LINES, 0))
    return "\n".join((head, *(line(inquiry, move) for move in every[:LINES])))


def line(inquiry: Inquiry, move: Move) -> str:
    after, before = move.after, move.before
    return inquiry.say(
        "move",
        journey=inquiry.words.name(after.title) if after.title else "",
        link=inquiry.link(after.journey),
        stage=inquiry.words.maybe(after.stage),
        name=after.name,
        before=_figure(before),
        then=inquiry.date(before.date) if before.date else "",
        after=_figure(after),
        now=inquiry.date(after.date) if after.date else "",
        share=after.name in SHARES,
        n=before.n,
        m=after.n,
        verdict=verdict(inquiry, move),
    )


def before_that(inquiry: Inquiry, move: Move) -> str:
    """Behind the newest reading: the one before, and what that means."""
    before = move.before
    return inquiry.say(
        "before_that",
        before=_figure(before),
        share=before.name in SHARES,
        n=before.n,
        then=inquiry.date(before.date) if before.date else "",
        verdict=verdict(inquiry, move),
    )


def verdict(inquiry: Inquiry, move: Move) -> str:
    """The difference with its interval."""
    gap = signed(move.after.value - move.before.value)
    change = move.change
    small = min(move.before.n or SMALL_SAMPLE, move.after.n or SMALL_SAMPLE) < SMALL_SAMPLE
    if change is None:
        return inquiry.say("difference", gap=gap, low="", high="", detectable=False, small=small)
    low, high = signed(change.low), signed(change.high)
    return inquiry.say("difference", gap=gap, low=low, high=high, detectable=change.detectable, small=small)


def _figure(one: MetricLine) -> str:
    return number(int(one.value) if one.value == int(one.value) else one.value)
