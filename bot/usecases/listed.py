"""The actions of a map as a Slack List of its channel, both ways: what is changed in the list comes to the map, what is
changed in the map goes to the list, and where both were changed the map stays and it is told."""

import json
import logging
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta

from bot.guide.reply import Reply, Section
from bot.journey.model import Action, Journey, Language
from bot.usecases.elsewhere import NOT_ALLOWED, ListRefused, ListRow, Sent
from bot.usecases.inbound import Inbound, ListLooked, Place
from bot.usecases.listed_taking import News, Taken, merged, take
from bot.usecases.ports import CannotTell, NotFound, Store, Turn
from bot.usecases.turns import deliver, once
from bot.usecases.world import World
from prompts import render

log = logging.getLogger("bot.turns")
LIST = "slack:list"  # the name of the links from a journey to its list and from its actions to their rows
EVERY = timedelta(minutes=30)  # Slack tells nobody that a list was changed: it is looked at
MOST = 60  # actions of a list


@dataclass(frozen=True)
class _Here:
    """The people of the map's channel, by folded name and by id."""

    ids: Mapping[str, str]
    names: Mapping[str, str]


def put(
    world: World, inbound: Inbound, place: Place, author: str, journey: str, language: Language, again: bool
) -> None:
    """Made or brought up to date, and told with a link. The caller has made sure that the author is of its channel."""
    told = _synced(world, inbound, author, journey, language)
    turn = once(world, inbound.tenant, inbound.key, lambda _: Turn(inbound.key, place, told))
    deliver(world, inbound.tenant, turn, again)


def looked(world: World, inbound: Inbound, event: ListLooked, again: bool) -> None:
    """From time to time; what came from the list is told in the map's thread."""
    tenant = inbound.tenant
    try:
        with world.store() as store:
            journey = store.journeys.get(tenant, event.journey)
            gone = journey.status == "archived" or store.departures.until(tenant, event.journey) is not None
            places = [place for _, place in store.conversations.of_journey(tenant, event.journey)]
    except NotFound:
        return
    if gone or world.links is None or world.links.get(tenant, journey.id, "", LIST) is None:
        return
    told = _synced(world, inbound, "slack:list", journey.id, journey.language, quiet=True)
    if places and told.sections:
        turn = once(world, tenant, inbound.key, lambda _: Turn(inbound.key, places[0], told, journey.id))
        deliver(world, tenant, turn, again)


def _synced(world: World, inbound: Inbound, author: str, id: str, language: Language, quiet: bool = False) -> Reply:
    tenant = inbound.tenant
    with world.store() as store:
        journey = store.journeys.get(tenant, id)
    if world.lists is None or world.links is None or journey.channel is None or not journey.actions:
        return _told("none", language, title=journey.title)
    try:
        made, taken, new = _both_ways(world, tenant, author, journey, language)
    except ListRefused as refused:
        entry = "no_scope" if refused.code in NOT_ALLOWED else "refused"
        return Reply(language) if quiet else _told(entry, language, title=journey.title, code=refused.code)
    with world.store() as store:
        _look_again(store, inbound, journey.id, world.clock())
    if quiet and not (taken.news or taken.kept):
        return Reply(language)
    entry = "from_list" if quiet else "written" if new else "updated"
    return _told(entry, language, title=journey.title, link=made.url, news=taken.news, kept=taken.kept)


def _both_ways(
    world: World, tenant: str, author: str, journey: Journey, language: Language
) -> tuple[Sent, Taken, bool]:
    """The list, what was taken from it, and whether it is new."""
    assert world.lists is not None
    assert world.links is not None
    assert journey.channel is not None
    known = world.links.get(tenant, journey.id, "", LIST)
    made = known or world.lists.make(tenant, journey.channel, _title(journey), journey.language)
    if known is None:
        world.links.replace(tenant, journey.id, "", LIST, made)
    here = _here(world, tenant, journey.channel)
    rows, links = world.lists.rows(tenant, made), dict(world.links.of(tenant, journey.id, LIST))
    news: list[News] = []
    for action in journey.actions[:MOST]:
        linked, mine = links.get(action.id), _row(action, here)
        if linked is None or linked.ref not in rows:
            if linked is None:  # a row that somebody took out of the list stays out
                _remember(world, tenant, journey.id, action.id, world.lists.add(tenant, made, mine), mine)
            continue
        news.append(merged(action, ListRow(**json.loads(linked.url)), rows[linked.ref], mine))
    taken = take(world, tenant, author, journey.id, tuple(news), here.names, language)
    for each in news:
        ref = links[each.action.id].ref
        if each.row != rows[ref]:
            world.lists.change(tenant, made, ref, each.row)
        _remember(world, tenant, journey.id, each.action.id, ref, each.row)
    return made, taken, known is None


def _title(journey: Journey) -> str:
    return render("usecases/listed.title", journey.language, title=journey.title)


def _here(world: World, tenant: str, channel: str) -> _Here:
    try:
        team = world.directory.team(tenant, channel)
    except CannotTell:
        team = ()
    return _Here({each.name.casefold(): each.id for each in team}, {each.id: each.name for each in team})


def _row(action: Action, here: _Here) -> ListRow:
    owner = here.ids.get((action.owner or "").casefold(), "")
    outside = "" if owner else action.owner or ""
    return ListRow(action.title, owner, outside, action.due.isoformat() if action.due else "", action.status)


def _remember(world: World, tenant: str, journey: str, action: str, ref: str, row: ListRow) -> None:
    """What both sides agreed on, to see the next time who has changed it."""
    assert world.links is not None
    world.links.replace(tenant, journey, action, LIST, Sent(ref, json.dumps(asdict(row), ensure_ascii=False)))


def _look_again(store: Store, inbound: Inbound, journey: str, now: str) -> None:
    """At the next full or half hour but one, so that many wishes set one timer."""
    then = datetime.fromisoformat(now.replace("Z", "+00:00")) + EVERY
    slot = then.replace(minute=then.minute // 30 * 30, second=0) + EVERY
    due = slot.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    event = ListLooked(journey=journey)
    key = f"list:{journey}:{due}"
    store.timers.set(Inbound(key=key, tenant=inbound.tenant, conversation=f"list:{journey}", event=event), due)


def _told(entry: str, language: Language, **values: object) -> Reply:
    return Reply(language, (Section(render(f"usecases/listed.{entry}", language, **values)),))
