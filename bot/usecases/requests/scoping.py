"""A request's slots → the scope of a query, and how that scope is told."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date as Date
from datetime import timedelta
from difflib import SequenceMatcher

from bot.guide.reply import Button, Reply, Section
from bot.usecases.portfolio import Scope
from bot.usecases.requests.inquiry import Inquiry, Otherwise
from bot.usecases.requests.people import EVERY, whose
from bot.usecases.requests.periods import ahead, period
from bot.usecases.requests.request import Request
from bot.usecases.requests.words import chosen, tag, without
from prompts import said

ALIKE = 0.6  # of two titles, for one to be taken for the other
OFFERED = 7
SINGULAR = 4  # letters from which on a last s may be a plural's
STILL = 30  # days after which a map counts as one that nobody touches, where no time is said


def scope(inquiry: Inquiry) -> Scope:
    """Raises Otherwise where a journey is named that there is not, or that several are."""
    request, seen = inquiry.request, Scope(inquiry.audiences)
    title = request.slot("journey")
    if title or request.slot("id"):
        seen = replace(seen, journeys=(one_journey(inquiry, title),))
    since, until = _period(inquiry)
    owner, department = whose(inquiry, seen)
    return replace(
        seen,
        statuses=(request.filter,) if request.filter in ("published", "draft") else seen.statuses,
        industry=industry(inquiry),
        state=chosen("states", request.slot("state")),
        persona=request.slot("persona"),
        topic=request.slot("topic"),
        touchpoint=request.slot("touchpoint", "stage"),
        tag=tag(request.slot("tag")),
        owner=owner,
        department=department,
        uncared=request.does == "hurts" and request.filter == "without owner",
        since=since,
        until=until,
        still_since=_still(inquiry, since) if request.filter == "untouched" else "",
    )


def industry(inquiry: Inquiry) -> str:
    """The code that an industry's name stands for; as it was said where it is none of ours."""
    name = inquiry.request.slot("industry")
    if not name:
        return ""
    craft = inquiry.world.craft(inquiry.tenant, inquiry.place)
    return craft.industry(name) or name


def _still(inquiry: Inquiry, since: str) -> str:
    """From when on nothing was changed; without a time, for a month."""
    return since or (inquiry.today - timedelta(days=STILL)).isoformat()


def _period(inquiry: Inquiry) -> tuple[str, str]:
    words = inquiry.request.slot("since")
    meant = ahead if inquiry.request.filter == "due" else period
    found = meant(words, inquiry.today) if words else None
    if words and found is None:
        raise Otherwise(inquiry.reply(inquiry.say("no_time", words=words)))
    if found is None:
        return "", ""
    return found[0].isoformat(), found[1].isoformat() if found[1] else ""


def one_journey(inquiry: Inquiry, title: str) -> str:
    """The id of the one journey that is meant, among those that the asker may see."""
    id, _, _ = inquiry.request.slot("id").partition(":")
    every = inquiry.store.portfolio.titles(inquiry.tenant, Scope(inquiry.audiences, statuses=EVERY))
    if id and any(id == one for one, _ in every):
        return id
    found = _meant(every, title)
    if len(found) == 1:
        return found[0][0]
    raise Otherwise(_which(inquiry, found, title))


def _meant(every: tuple[tuple[str, str], ...], title: str) -> list[tuple[str, str]]:
    wanted = without("title", title).casefold()
    bare = [(one, without("title", one[1]).casefold()) for one in every]
    same = [one for one, name in bare if name == wanted or one[1].casefold() == title.casefold()]
    within = [one for one, name in bare if wanted and wanted in name]
    within = within or [one for one, name in bare if len(wanted) > SINGULAR and wanted.removesuffix("s") in name]
    return same or within or _alike(bare, wanted)


def _alike(bare: list[tuple[tuple[str, str], str]], wanted: str) -> list[tuple[str, str]]:
    letters = set(wanted)
    near = [(one, name) for one, name in bare if wanted and 2 * len(letters & set(name)) >= len(letters)]
    scored = [(_likeness(wanted, name), one) for one, name in near[:2000]]
    best = max((score for score, _ in scored), default=0.0)
    return [one for score, one in scored if score >= ALIKE and score >= best - 0.05]


def _likeness(a: str, b: str) -> float:
    words = set(a.split()), set(b.split())
    shared = len(words[0] & words[1]) / len(words[0]) if len(words[0]) > 1 else 0.0
    return max(SequenceMatcher(None, a, b).ratio(), 0.9 * shared)


def _which(inquiry: Inquiry, found: list[tuple[str, str]], title: str) -> Reply:
    if not found:
        return inquiry.reply(inquiry.say("no_such", title=title))
    buttons = tuple(_named(inquiry, inquiry.request, one) for one in found[:OFFERED])
    left = max(len(found) - OFFERED, 0)
    return Reply(inquiry.language, (Section(inquiry.say("which", left=left), buttons=buttons),))


def _named(inquiry: Inquiry, request: Request, one: tuple[str, str]) -> Button:
    """With its day, because two may have one title."""
    changed = inquiry.date(inquiry.store.journeys.get(inquiry.tenant, one[0]).updated_at)
    title = f"{inquiry.words.name(one[1])} · {changed}"
    return inquiry.button("named", request.but(id=one[0], journey=""), title=title)


def facets(inquiry: Inquiry, asked: Scope) -> str:
    """The filters that are in force, as they were said."""
    return inquiry.words.say("facets").join(said(facet) for facet in _facets(inquiry, asked))


def _facets(inquiry: Inquiry, asked: Scope) -> Iterator[str]:
    if asked.journeys:
        shown = dict(inquiry.store.portfolio.titles(inquiry.tenant, replace(asked, statuses=EVERY)))
        yield from shown.values()
    yield from filter(None, (asked.topic, asked.touchpoint, asked.persona, asked.owner))
    yield from filter(None, (inquiry.request.slot("department"), inquiry.request.slot("industry"), asked.tag))
    if asked.state:
        yield inquiry.say(f"states.{asked.state}")
    if asked.uncared:
        yield inquiry.say("only.uncared")
    if len(asked.statuses) == 1:
        yield inquiry.say(f"only.{asked.statuses[0]}")
    if asked.still_since:
        yield inquiry.say("only.still", since=inquiry.date(asked.still_since))
    if asked.since and not asked.still_since:
        last = Date.fromisoformat(asked.until) - timedelta(days=1) if asked.until else None
        until = inquiry.words.date(last) if last else ""
        yield inquiry.say("period", since=inquiry.date(asked.since), until=until)
