"""A map's address in somebody's message shows the map in two lines, where everybody who reads there may see it."""

import re
from urllib.parse import urlsplit

from bot.guide.reply import Reply, Section
from bot.guide.shown import Card
from bot.journey.model import Journey, Language
from bot.usecases import tongue
from bot.usecases.inbound import Inbound, LinkShared
from bot.usecases.ports import NotFound, OutOfReach
from bot.usecases.reading import may_see
from bot.usecases.world import World
from prompts import render

_PATH = re.compile(r"/maps/([A-Za-z0-9_-]{1,64})/?")


def map_in(url: str) -> str | None:
    """The id of the map that an address of ours names."""
    found = _PATH.fullmatch(urlsplit(url).path)
    return found[1] if found else None


def shared(world: World, inbound: Inbound, event: LinkShared, again: bool) -> None:
    """The same unfurl said twice changes nothing."""
    author = tongue.person(world, inbound.tenant, event.author)
    told = {}
    for url in event.urls:
        journey = _shown(world, inbound.tenant, event, map_in(url))
        if journey is not None:
            told[url] = Reply(author.language or "en", (_section(journey, author.language or "en"),))
    if told:
        world.mouth.unfurl(inbound.tenant, event.place, event.message, (event.unfurl, event.source), told)


def _shown(world: World, tenant: str, event: LinkShared, id: str | None) -> Journey | None:
    """None where there is no such map, its sharer may not see it, or somebody who reads there may not."""
    if id is None:
        return None
    with world.store() as store:
        try:
            journey = store.journeys.get(tenant, id)
        except NotFound:
            return None
        if store.departures.until(tenant, id) is not None:
            return None
    if not may_see(world, tenant, event.author, journey.channel):
        return None
    if journey.channel == event.place.channel:
        return journey
    try:
        return journey if world.directory.channel(tenant, journey.channel or "").kind == "public" else None
    except OutOfReach:
        return None


def _section(journey: Journey, language: Language) -> Section:
    touchpoints = journey.all_touchpoints()
    counted = {
        "stages": len(journey.stages),
        "pains": sum(len(each.pain_points) for each in touchpoints),
        "open": sum(each.status not in ("done", "dropped") for each in journey.actions),
    }
    status = render(f"guide/labels.statuses.{journey.status}", language)
    note = f"{status} · {journey.updated_at[:10]}"
    counts = render("usecases/unfurl.counts", language, **counted)
    text = render("usecases/unfurl.text", language, title=journey.title, note=note, counts=counts)
    return Section(text, shown=Card(journey.title, note, counts))
