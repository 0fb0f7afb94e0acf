"""A tracker says by itself that something became of a ticket: it is asked, and all of the map's threads are told in
the turn that saves it."""

import logging

from bot.guide.reply import Reply, Section
from bot.usecases import tracking
from bot.usecases.inbound import Inbound, Place, TicketsMoved
from bot.usecases.ports import NotFound, Store, Turn
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
    tenant, journey = asked.tenant, asked.journey.id
    said: tracking.News = ()
    try:
        said = tracking.asked(world.links, tracker, tenant, journey)
    except TrackerRefused as refused:
        log.warning("it called, and does not answer: %s", refused)
    keys = [inbound.key, *(f"{inbound.key}:{number}" for number in range(1, len(places)))]

    def work_out(store: Store) -> Turn:
        news = tracking.taken_over(store, tracker.name, tenant, journey, said, world.clock(), tracker.name)
        if not news or not places:
            return Turn(inbound.key, None, None)
        reply = Reply(asked.language, (Section(told(asked, asked.where(tracker), news)),))
        first, *others = (Turn(key, place, reply, journey) for key, place in zip(keys, places, strict=True))
        for turn in others:
            store.turns.add(tenant, turn)
        return first

    turns = [once(world, tenant, inbound.key, work_out)]
    turns += [once(world, tenant, key, lambda _, key=key: Turn(key, None, None)) for key in keys[1:]]  # type: ignore[misc]
    for turn in turns:
        deliver(world, tenant, turn, again)
