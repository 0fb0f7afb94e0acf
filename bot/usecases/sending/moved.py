"""A tracker says by itself that something became of a ticket: it is asked, and the map's threads are told."""

import logging

from bot.guide.reply import Reply, Section
from bot.usecases import tracking
from bot.usecases.inbound import Inbound, Place, TicketsMoved
from bot.usecases.ports import NotFound, Turn
from bot.usecases.sending.thread import Asked, told
from bot.usecases.tracking import Tracker, TrackerRefused
from bot.usecases.turns import deliver, once
from bot.usecases.world import World

log = logging.getLogger("bot.turns")


def moved(world: World, inbound: Inbound, event: TicketsMoved, again: bool) -> None:
    """What the tracker says now counts, not what was sent: who sends can make us look, and no more."""
    tracker = next((one for one in world.trackers if one.name == event.tracker), None)
    if tracker is None or world.links is None:
        return
    try:
        with world.store() as store:
            journey = store.journeys.get(inbound.tenant, event.journey)
            gone = journey.status == "archived" or store.departures.until(inbound.tenant, journey.id) is not None
            places = [place for _, place in store.conversations.of_journey(inbound.tenant, journey.id) if place.thread]
    except NotFound:
        return
    if not gone:
        _take(
            world,
            inbound,
            tracker,
            Asked(world, inbound.tenant, journey, journey.language, tracker.name),
            places,
            again,
        )


def _take(world: World, inbound: Inbound, tracker: Tracker, asked: Asked, places: list[Place], again: bool) -> None:
    assert world.links is not None
    try:
        news = tracking.poll(
            world.store, world.links, tracker, asked.tenant, asked.journey.id, world.clock, tracker.name
        )  # fmt: skip
    except TrackerRefused as refused:
        log.warning("it called, and does not answer: %s", refused)
        return
    if news and places:
        reply = Reply(asked.language, (Section(told(asked, asked.where(tracker), news)),))
        turn = once(world, asked.tenant, inbound.key, lambda _: Turn(inbound.key, places[0], reply, asked.journey.id))
        deliver(world, asked.tenant, turn, again)
