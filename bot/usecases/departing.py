"""A map is deleted: out of sight at once, gone for good after thirty days, and brought back by a tap until then."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from bot.guide.reply import Button, Reply, Section
from bot.journey.model import Journey, Language
from bot.usecases.inbound import Departed, Inbound, Place
from bot.usecases.picking import packed
from bot.usecases.ports import Listed, NotFound, Store, Turn
from bot.usecases.reading import visible
from bot.usecases.turns import deliver, once
from bot.usecases.wishes import Wish
from bot.usecases.world import World
from prompts import render

GRACE = timedelta(days=30)


def delete(
    world: World, inbound: Inbound, place: Place, author: str, journey: str, language: Language, again: bool
) -> None:
    """Done once. The caller has made sure that the author may see the map."""
    _deliver(world, inbound, again, lambda store: _deleted(world, store, inbound, place, author, journey, language))


def restore(world: World, inbound: Inbound, place: Place, journey: str, language: Language, again: bool) -> None:
    def work_out(store: Store) -> Turn:
        try:
            before = store.journeys.get(inbound.tenant, journey)
        except NotFound:
            return Turn(inbound.key, place, Reply(language, (Section(_say("gone", language)),)))
        if store.departures.until(inbound.tenant, journey) is None:
            return Turn(inbound.key, place, _told("here", before, language))
        store.departures.take_back(inbound.tenant, journey)
        return Turn(inbound.key, place, _told("restored", before, language))

    _deliver(world, inbound, again, work_out)


def _deliver(world: World, inbound: Inbound, again: bool, work_out: Callable[[Store], Turn]) -> None:
    deliver(world, inbound.tenant, once(world, inbound.tenant, inbound.key, work_out), again)


def _deleted(
    world: World, store: Store, inbound: Inbound, place: Place, author: str, id: str, language: Language
) -> Turn:
    journey = store.journeys.get(inbound.tenant, id)
    if already := told_if_leaving(store, inbound.tenant, journey, language):
        return Turn(inbound.key, place, already)
    until = due(world.clock())
    set_aside(store, inbound.tenant, id, until)
    return Turn(inbound.key, place, _told("deleted", journey, language, until))


def set_aside(store: Store, tenant: str, id: str, until: str) -> None:
    store.departures.set_aside(tenant, id, until)
    event = Departed(journey=id, until=until)
    inbound = Inbound(key=f"depart:{id}:{until}", tenant=tenant, conversation=f"depart:{id}", event=event)
    store.timers.set(inbound, until)


def due(now: str) -> str:
    """Thirty days after `now` (ISO 8601, UTC)."""
    then = datetime.fromisoformat(now.replace("Z", "+00:00")) + GRACE
    return then.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def told_if_leaving(store: Store, tenant: str, journey: Journey, language: Language) -> Reply | None:
    """What is answered to whoever goes on with a map that was deleted; None where it was not."""
    until = store.departures.until(tenant, journey.id)
    return _told("leaving", journey, language, until) if until else None


def _told(entry: str, journey: Journey, language: Language, until: str = "") -> Reply:
    back = Button("wish", _say("bring_back", language), packed(Wish("restore"), journey.id))
    text = _say(entry, language, title=journey.title, date=until[:10])
    return Reply(language, (Section(text, buttons=(back,) if until else ()),))


def _say(entry: str, language: Language, **values: object) -> str:
    return render(f"usecases/departing.{entry}", language, **values)


def leaving(world: World, tenant: str, person: str, title: str = "") -> tuple[Listed, ...]:
    """Deleted maps that the person may see; by id, or by words of the title."""
    with world.store() as store:
        every = store.departures.listing(tenant)
    named = title.casefold()
    meant = tuple(one for one in every if named in (one.id, "") or named in one.title.casefold())
    return visible(world, tenant, person, meant)


def departed(world: World, inbound: Inbound, event: Departed, again: bool) -> None:
    """The day has come. A map that was brought back since stays, also where it was deleted once more."""
    with world.store() as store:
        if store.departures.until(inbound.tenant, event.journey) == event.until:
            store.departures.erase(inbound.tenant, event.journey)
    world.scrub()
