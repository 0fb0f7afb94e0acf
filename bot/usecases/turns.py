"""A turn: worked out once, said once, whatever is repeated. The reply is stored with what it saved, then posted."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import date as Date
from typing import Literal

from bot.guide.reply import FileFormat, Reply, Section
from bot.guide.turn import Outcome
from bot.journey.check import check
from bot.journey.model import Journey
from bot.journey.revisions import Revision, events_between
from bot.summary import facts, one_page
from bot.usecases.inbound import Place
from bot.usecases.overlaying import overlaid
from bot.usecases.ports import Drawing, Stale, Store, Turn
from bot.usecases.world import World

log = logging.getLogger("bot.turns")
TRIES = 5
LEGIBLE_SMALL = 6  # touchpoints: a longer map comes with a picture for the phone before it


def once(world: World, tenant: str, key: str, work_out: Callable[[Store], Turn]) -> Turn:
    """The turn of this key: the stored one, else what `work_out` makes in one transaction. Retried when stale."""
    for attempt in range(TRIES):
        try:
            with world.store() as store:
                done = store.turns.get(tenant, key)
                if done is None:
                    done = work_out(store)
                    store.turns.add(tenant, done)
                return done
        except Stale:
            log.info("stale, once more: %s (%d)", key, attempt + 1)
    raise Stale(key)


def today(world: World) -> Date:
    return Date.fromisoformat(world.clock()[:10])


def saved(
    world: World, store: Store, tenant: str, before: Journey, outcome: Outcome, author: str, message: str | None
) -> Journey:
    """Stores what an outcome changed, as one revision; the journey as it is then."""
    events = events_between(before, outcome.journey)
    if not events:
        return before
    number, now = before.revision + 1, world.clock()
    after = outcome.journey.model_copy(update={"revision": number, "updated_at": now})
    revision = Revision(
        number=number,
        at=now,
        author=author,
        message=message,
        undoes=outcome.undoes,
        summary=outcome.summary,
        events=events,
    )
    store.journeys.save(tenant, after, revision)
    return after


def with_summary(world: World, reply: Reply, journey: Journey) -> Reply:
    """The reply with the manager's page, put before the question that ends it."""
    day = today(world)
    page = one_page(facts(journey, check(journey, day, reply.language), day), reply.language)
    sections = tuple(Section(paragraph) for paragraph in page)
    cut = len(reply.sections) - 1 if reply.footer else len(reply.sections)
    return replace(reply, sections=(*reply.sections[:cut], *sections, *reply.sections[cut:]), summarised=True)


def deliver(world: World, tenant: str, turn: Turn, again: bool) -> str | None:
    """Says what a turn came to, and hands over its picture or file; what was said already is not said twice."""
    if turn.place is None or turn.reply is None or turn.reply.empty:
        return turn.posted
    if turn.reply.only_to:
        world.mouth.whisper(tenant, turn.place, turn.reply.only_to, turn.reply)
        return None
    posted = turn.posted
    if posted is None:
        posted = world.mouth.post(tenant, turn.place, turn.reply, turn.key, again)
        with world.store() as store:
            store.turns.posted(tenant, turn.key, ts=posted)
    if turn.file is None and turn.reply.report is not None:
        _upload(world, tenant, turn, turn.place, world.artist.prints(turn.reply.report), again)
    elif turn.file is None and (turn.reply.beside or turn.reply.sides):
        maps = _over_one_another(world, tenant, turn.reply)
        _upload(world, tenant, turn, turn.place, world.artist.beside(maps, turn.reply.language), again)
    elif turn.file is None and turn.journey is not None:
        _hand_over(world, tenant, turn, turn.place, turn.reply, again)
    return posted


def _over_one_another(world: World, tenant: str, reply: Reply) -> list[Journey]:
    with world.store() as store:
        if reply.beside:
            return [store.journeys.get(tenant, journey) for journey in reply.beside]
        return [overlaid(side, [store.journeys.get(tenant, one) for one in side.maps]) for side in reply.sides]


def _hand_over(world: World, tenant: str, turn: Turn, place: Place, reply: Reply, again: bool) -> None:
    format = _format(reply)
    if format is None or turn.journey is None:
        return
    with world.store() as store:
        journey = store.journeys.get(tenant, turn.journey)
    if format == "png" and len(journey.all_touchpoints()) > LEGIBLE_SMALL:
        small = world.artist.draw(journey, reply.language, "thumbnail")
        world.mouth.upload(tenant, place, small.content, small.name, small.alt, turn.key, again)
    drawing = world.artist.draw(journey, reply.language, format)
    _upload(world, tenant, turn, place, drawing, again)


def _upload(world: World, tenant: str, turn: Turn, place: Place, drawing: Drawing, again: bool) -> None:
    file = world.mouth.upload(tenant, place, drawing.content, drawing.name, drawing.alt, turn.key, again)
    with world.store() as store:
        store.turns.posted(tenant, turn.key, file=file)


def _format(reply: Reply) -> Literal["png"] | FileFormat | None:
    return reply.file or ("png" if reply.draw else None)
