"""Owners are asked about their actions: near the date, at most once a day, on working days and never in quiet hours.
Whoever began the map hears of an action that has stayed late in silence for a week."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date as Date
from datetime import datetime, timedelta

from bot.guide.reply import Reply, Section
from bot.guide.said import Author
from bot.usecases import tongue
from bot.usecases.inbound import Inbound
from bot.usecases.portfolio import ActionLine, Scope, Slice
from bot.usecases.ports import CannotTell, NotFound, OutOfReach, Store, Turn
from bot.usecases.reading import may_see
from bot.usecases.requests.acting import line
from bot.usecases.requests.home import choices
from bot.usecases.requests.inquiry import Inquiry, inquiry
from bot.usecases.requests.request import Request
from bot.usecases.requests.rounds import wind
from bot.usecases.requests.schedule import local_day, reachable
from bot.usecases.subscriptions import Preferences
from bot.usecases.turns import deliver, once, today
from bot.usecases.world import World

NEAR = (-1, 0)  # days after the due date on which somebody is asked; later once a week
SILENT = 7  # days of silence until whoever began the map hears of it
MOST, SHOWN = 2000, 5


def round_of(world: World, inbound: Inbound, again: bool) -> None:
    tenant, now = inbound.tenant, world.clock()
    with world.store() as store:
        wind(store, tenant, now)
        near = tuple(_near(store, tenant, today(world)))
    for person, actions in _by_owner(world, tenant, near).items():
        _ask(world, tenant, person, actions, now)
    for journey in dict.fromkeys(a.journey for a in near if _late(a, today(world)) >= SILENT):
        _tell_the_beginner(world, tenant, journey, [a for a in near if a.journey == journey], now)


def _near(store: Store, tenant: str, day: Date) -> Iterator[ActionLine]:
    """Those to be asked about today, in every channel: who may see which is asked of each person."""
    every = Scope(store.portfolio.audiences(tenant))
    for which in ("overdue", "soon"):
        page = store.portfolio.actions(tenant, every, which, day.isoformat(), Slice(MOST))
        for action in page.lines:
            late = _late(action, day)
            if late in NEAR or (late > 0 and late % SILENT in (0, 1)):
                yield action


def _late(action: ActionLine, day: Date) -> int:
    return (day - Date.fromisoformat(action.due or day.isoformat())).days


def _by_owner(world: World, tenant: str, actions: tuple[ActionLine, ...]) -> dict[str, list[ActionLine]]:
    """By the id of the member of the map's channel whose name stands on the action; others cannot be asked."""
    found: dict[str, list[ActionLine]] = {}
    teams: dict[str, tuple[Author, ...]] = {}
    for action in actions:
        with world.store() as store:
            channel = _channel(store, tenant, action.journey)
        if channel and channel not in teams:
            teams[channel] = _team(world, tenant, channel)
        owner = next((m for m in teams.get(channel, ()) if _same(m.name, action.owner or "")), None)
        if owner:
            found.setdefault(owner.id, []).append(action)
    return found


def _channel(store: Store, tenant: str, journey: str) -> str:
    try:
        return store.journeys.get(tenant, journey).channel or ""
    except NotFound:
        return ""


def _team(world: World, tenant: str, channel: str) -> tuple[Author, ...]:
    try:
        return world.directory.team(tenant, channel)
    except (OutOfReach, CannotTell):
        return ()


def _same(name: str, owner: str) -> bool:
    return bool(owner) and name.casefold() == owner.casefold().lstrip("@")


def _ask(world: World, tenant: str, person: str, actions: list[ActionLine], now: str) -> None:
    author, zone = tongue.person(world, tenant, person), world.directory.timezone(tenant, person)
    with world.store() as store:
        preferences = store.subscriptions.preferences(tenant, person)
    if not preferences.nudges or not reachable(now, zone, preferences):
        return
    key = f"nudge:{person}:{local_day(now, zone)}"
    _say(world, tenant, key, author, lambda asked: _question(asked, actions))


def _question(asked: Inquiry, actions: list[ActionLine]) -> Reply:
    head = Section(asked.say("nudge.head", n=len(actions)))
    each = tuple(Section(line(asked, a).removeprefix("- "), buttons=choices(asked, a)) for a in actions[:SHOWN])
    off = asked.button("no_nudges", Request("nudge", {"off": "yes"}))
    return Reply(asked.language, (head, *each), footer_buttons=(off,))


def _say(world: World, tenant: str, key: str, author: Author, how: Callable[[Inquiry], Reply]) -> None:
    alone = world.mouth.dm(tenant, author.id)

    def work_out(store: Store) -> Turn:
        request = Request("nudge")
        asked = inquiry(world, store, tenant, alone, author, author.language or "en", request, ((), False))
        return Turn(key, alone, how(asked))

    with world.store() as store:
        done = store.turns.get(tenant, key)
    if done is None or done.posted is None:
        deliver(world, tenant, once(world, tenant, key, work_out), again=done is not None)


def _tell_the_beginner(world: World, tenant: str, journey: str, actions: list[ActionLine], now: str) -> None:
    """Once for each week of silence; not where the beginner owns it, or may not see the map any more."""
    silent = [a for a in actions if _late(a, today(world)) >= SILENT]
    with world.store() as store:
        revisions = store.journeys.revisions(tenant, journey)
        channel = _channel(store, tenant, journey)
    if not revisions or not silent or _spoken_since(revisions[-1].at, now):
        return
    author = tongue.person(world, tenant, revisions[0].author)
    zone = world.directory.timezone(tenant, author.id)
    with world.store() as store:
        preferences = store.subscriptions.preferences(tenant, author.id)
    others = [a for a in silent if not _same(author.name, a.owner or "")]
    if not others or not preferences.nudges or not reachable(now, zone, preferences):
        return
    if may_see(world, tenant, author.id, channel):
        key = f"nudge:{author.id}:{local_day(now, zone)}"
        _say(world, tenant, key, author, lambda asked: _report(asked, others))


def _spoken_since(last: str, now: str) -> bool:
    return datetime.fromisoformat(now) - datetime.fromisoformat(last) < timedelta(days=SILENT)


def _report(asked: Inquiry, actions: list[ActionLine]) -> Reply:
    head = asked.say("nudge.silent", n=len(actions), days=SILENT, journey=actions[0].journey_title)
    told = "\n".join((head, *(line(asked, a) for a in actions[:SHOWN])))
    off = asked.button("no_nudges", Request("nudge", {"off": "yes"}))
    return Reply(asked.language, (Section(told),), footer_buttons=(off,))


def nudge(asked: Inquiry) -> Reply:
    """How somebody wants to be asked: not at all, again, or not between two hours."""
    request, before = asked.request, asked.store.subscriptions.preferences(asked.tenant, asked.author.id)
    wanted = _preferred(before, request)
    asked.store.subscriptions.prefer(asked.tenant, asked.author.id, wanted)
    on = asked.button("nudges", Request("nudge", {"on": "yes"}))
    told = asked.say("nudge.set", on=wanted.nudges, start=wanted.quiet_from, end=wanted.quiet_until)
    return asked.reply(told, buttons=() if wanted.nudges else (on,))


def _preferred(before: Preferences, request: Request) -> Preferences:
    hours = [request.slot(name) for name in ("quiet_from", "quiet_until")]
    nudges = False if request.slot("off") else True if request.slot("on") else before.nudges
    if all(h.isdigit() and int(h) < 24 for h in hours):
        return replace(before, quiet_from=int(hours[0]), quiet_until=int(hours[1]), nudges=nudges)
    return replace(before, nudges=nudges)
