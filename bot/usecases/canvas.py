"""A map's page in its channel's canvas: summary, map and actions in Markdown, written when asked for and when the map
is published, always over what was written there before."""

import logging

from bot.guide.reply import Reply, Section
from bot.journey.model import Journey, Language
from bot.usecases.canvas_page import page
from bot.usecases.elsewhere import NOT_ALLOWED, CanvasRefused
from bot.usecases.inbound import Inbound, Place
from bot.usecases.ports import Turn
from bot.usecases.threads import link_to
from bot.usecases.turns import deliver, once, today
from bot.usecases.world import World
from prompts import render

log = logging.getLogger("bot.turns")
CANVAS = "slack:canvas"  # the name of the link from a journey to its canvas


def put(world: World, inbound: Inbound, place: Place, journey: str, language: Language, again: bool) -> None:
    """Written, and told with a link. The caller has made sure that the author is of the map's channel."""
    with world.store() as store:
        found = store.journeys.get(inbound.tenant, journey)
    told = _written(world, inbound.tenant, found, language)
    turn = once(world, inbound.tenant, inbound.key, lambda _: Turn(inbound.key, place, told))
    deliver(world, inbound.tenant, turn, again)


def refresh(world: World, tenant: str, journey: Journey, language: Language) -> None:
    """Where the map has a canvas already. A courtesy: nothing fails without it."""
    if world.links is None or world.links.get(tenant, journey.id, "", CANVAS) is None:
        return
    try:
        _written(world, tenant, journey, language)
    except Exception:
        log.warning("the canvas stays as it was", exc_info=True)


def _written(world: World, tenant: str, journey: Journey, language: Language) -> Reply:
    if world.canvases is None or world.links is None or journey.channel is None:
        return _told("none", language, title=journey.title)
    known = world.links.get(tenant, journey.id, "", CANVAS)
    try:
        made = world.canvases.write(tenant, journey.channel, known, journey.title, _page(world, tenant, journey))
    except CanvasRefused as refused:
        entry = "no_scope" if refused.code in NOT_ALLOWED else "refused"
        return _told(entry, language, title=journey.title, code=refused.code)
    if made != known:
        world.links.replace(tenant, journey.id, "", CANVAS, made)
    return _told("updated" if made == known else "written", language, title=journey.title, link=made.url)


def _page(world: World, tenant: str, journey: Journey) -> str:
    """In the map's language, as its picture is."""
    with world.store() as store:
        return page(journey, today(world), link_to(store, world.mouth, tenant, journey.id))


def _told(entry: str, language: Language, **values: object) -> Reply:
    return Reply(language, (Section(render(f"usecases/canvas.{entry}", language, **values)),))
