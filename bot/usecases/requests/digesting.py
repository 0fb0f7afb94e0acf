"""The digest: asked for once, then told by itself. What it tells is counted from the revisions since the last one."""

from dataclasses import replace

from bot.guide.reply import Reply
from bot.usecases import tongue
from bot.usecases.inbound import CameDue, Inbound, Place
from bot.usecases.portfolio import Deltas, Scope, Slice
from bot.usecases.ports import CannotTell, OutOfReach, Store, Turn
from bot.usecases.requests.acting import line
from bot.usecases.requests.channels import channel_name, channel_named
from bot.usecases.requests.digests import stop, when
from bot.usecases.requests.inquiry import Inquiry, audiences, inquiry
from bot.usecases.requests.request import Request
from bot.usecases.requests.schedule import following
from bot.usecases.subscriptions import Subscription
from bot.usecases.turns import deliver, once
from bot.usecases.world import World

WORST = 3  # of the overdue actions, by name
DAY, HOUR = 0, 9  # Monday at nine, where nobody says otherwise


def digest(asked: Inquiry) -> Reply:
    """Begins one, or ends one."""
    request = asked.request
    if request.slot("stop"):
        return _ended(asked, request.slot("stop"))
    every = "month" if request.slot("every") == "month" else "week"
    day = request.slot("day")
    subscription = Subscription(
        id=asked.world.new_id(),
        person=asked.author.id,
        place=_where(asked),
        every=every,  # type: ignore[arg-type]
        day=int(day) if day.isdigit() else (1 if every == "month" else DAY),
        hour=int(request.slot("hour")) if request.slot("hour").isdigit() else HOUR,
        language=asked.language,
        since=asked.world.clock(),
        silent=request.slot("silent") == "yes",
    )
    asked.store.subscriptions.put(asked.tenant, subscription)
    due = _set(asked.world, asked.store, asked.tenant, subscription)
    there = subscription.place
    name = channel_name(asked, there.channel) if there.kind != "dm" and there.channel != asked.place.channel else ""
    first, here = asked.date(due), there.kind != "dm"
    told = asked.say("digest.begun", when=when(asked, subscription), first=first, here=here, channel=name)
    return asked.reply(told, buttons=(stop(asked, subscription.id),))


def _where(asked: Inquiry) -> Place:
    """The channel that is named, else the one where it was asked, unless it is to come to the asker alone."""
    if name := asked.request.slot("channel").lstrip("#"):
        return channel_named(asked, name)
    if asked.place.kind == "dm" or asked.request.slot("to") == "me" or asked.heard_in is None:
        return asked.world.mouth.dm(asked.tenant, asked.author.id)
    return Place(channel=asked.place.channel, kind=asked.place.kind)


def _ended(asked: Inquiry, which: str) -> Reply:
    """One by its id, which whoever reads it may end; or all of the asker's own."""
    found = asked.store.subscriptions.get(asked.tenant, which)
    mine = asked.store.subscriptions.of_person(asked.tenant, asked.author.id) if which == "mine" else ()
    gone = [one for one in (*mine, *((found,) if found else ())) if _may_end(asked, one)]
    for one in gone:
        asked.store.subscriptions.remove(asked.tenant, one.id)
    return asked.reply(asked.say("digest.ended", n=len(gone)))


def _may_end(asked: Inquiry, one: Subscription) -> bool:
    if one.person == asked.author.id:
        return True
    return one.place.kind != "dm" and asked.world.directory.is_member(asked.tenant, one.place.channel, asked.author.id)


def _set(world: World, store: Store, tenant: str, one: Subscription) -> str:
    """The next one, as a timer; when that is."""
    due = following(one, world.clock(), world.directory.timezone(tenant, one.person))
    event = CameDue(person=one.person, language=one.language, request=Request("digest", {"tell": one.id}).packed())
    inbound = Inbound(key=f"digest:{one.id}:{due}", tenant=tenant, conversation=f"digest:{one.id}", event=event)
    store.timers.set(inbound, due)
    return due


def came_due(world: World, inbound: Inbound, id: str, again: bool) -> None:
    """Told once under the timer's key, and the next one set. What was missed while nobody was at work comes as one."""
    with world.store() as store:
        one = store.subscriptions.get(inbound.tenant, id)
    if one is None:
        return
    try:
        turn = _told(world, inbound, one)
        deliver(world, inbound.tenant, turn, again)
    except OutOfReach:
        _lost(world, inbound, one)


def _told(world: World, inbound: Inbound, one: Subscription) -> Turn:
    author = tongue.person(world, inbound.tenant, one.person)
    heard_in = None if one.place.kind == "dm" else one.place
    if heard_in and not world.directory.channel(inbound.tenant, heard_in.channel).speaks_here:
        raise OutOfReach(heard_in.channel)
    may = audiences(world, inbound.tenant, one.person, heard_in)
    if may[1]:
        raise CannotTell(one.place.channel)

    def work_out(store: Store) -> Turn:
        request = Request("digest", {"tell": one.id})
        asked = inquiry(world, store, inbound.tenant, one.place, author, one.language, request, may, heard_in)
        now = world.clock()
        reply = told(asked, one, now)
        store.subscriptions.put(inbound.tenant, replace(one, since=now))
        _set(world, store, inbound.tenant, one)
        return Turn(inbound.key, one.place if reply else None, reply)

    return once(world, inbound.tenant, inbound.key, work_out)


def told(asked: Inquiry, one: Subscription, now: str) -> Reply | None:
    """None for a time without news, where that is to be silent."""
    scope = Scope(asked.audiences, statuses=("draft", "published", "archived"), since=one.since, until=now)
    found = asked.store.portfolio.deltas(asked.tenant, scope)
    bounds = {"since": asked.date(one.since), "until": asked.date(now)}
    ending = (stop(asked, one.id),)
    if not found.changes:
        return None if one.silent else asked.reply(asked.say("digest.nothing", **bounds), buttons=ending)
    today = asked.today.isoformat()
    shown = Scope(asked.audiences)
    late = asked.store.portfolio.actions(asked.tenant, shown, "overdue", today, Slice(WORST))
    soon = asked.store.portfolio.actions(asked.tenant, shown, "soon", today, Slice(0)).total
    lines = (asked.say("digest.head", d=found, **bounds), *_counts(asked, found))
    rest = asked.say("digest.now", late=late.total, soon=soon, first=len(late.lines))
    more = asked.button("whole", Request("changes", {"since": one.since[:10]}))
    buttons = (more, *ending)
    return asked.reply("\n".join(lines), "\n".join((rest, *(line(asked, a) for a in late.lines))), buttons=buttons)


def _counts(asked: Inquiry, found: Deltas) -> list[str]:
    names = ("maps", "pains", "actions", "done", "measured", "evidence")
    return [asked.say(f"digest.counts.{name}", n=n) for name in names if (n := getattr(found, name))]


def _lost(world: World, inbound: Inbound, one: Subscription) -> None:
    """Its channel is archived, or the bot was removed from it: it ends, and whoever asked for it is told."""
    author = tongue.person(world, inbound.tenant, one.person)
    alone = world.mouth.dm(inbound.tenant, one.person)

    def work_out(store: Store) -> Turn:
        asked = inquiry(world, store, inbound.tenant, alone, author, one.language, Request("digest"), ((), False))
        store.subscriptions.remove(inbound.tenant, one.id)
        return Turn(f"{inbound.key}:lost", alone, asked.reply(asked.say("digest.lost")))

    deliver(world, inbound.tenant, once(world, inbound.tenant, f"{inbound.key}:lost", work_out), again=True)
