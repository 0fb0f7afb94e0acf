"""Who may see which journey. The check stands here, before anything is read out."""

from collections.abc import Iterable

from bot.journey.model import Journey
from bot.usecases.ports import Listed, NotFound, OutOfReach, Store
from bot.usecases.world import World

MOST = 200  # journeys that are looked through for a list


def may_see(world: World, tenant: str, person: str, channel: str | None) -> bool:
    """A journey is for the members of its channel; those of a public channel for every full member of the workspace."""
    if channel is None:
        return False
    if world.directory.is_member(tenant, channel, person):
        return True
    try:
        kind = world.directory.channel(tenant, channel).kind
    except OutOfReach:
        return False  # this place alone: every other one is as it was
    return kind == "public" and world.directory.is_full_member(tenant, person)


def visible(world: World, tenant: str, person: str, listed: Iterable[Listed]) -> tuple[Listed, ...]:
    allowed: dict[str | None, bool] = {}
    for one in listed:
        if one.channel not in allowed:
            allowed[one.channel] = may_see(world, tenant, person, one.channel)
    return tuple(one for one in listed if allowed[one.channel])


def journeys_of(world: World, tenant: str, person: str, limit: int = 20) -> tuple[Listed, ...]:
    """The newest journeys that a person may see."""
    with world.store() as store:
        newest = store.journeys.listing(tenant, limit=MOST)
    return visible(world, tenant, person, newest)[:limit]


def found(world: World, tenant: str, person: str, title: str) -> tuple[Listed, ...]:
    """The journeys of that title (or id) that the person may see; others do not exist for them."""
    with world.store() as store:
        every = store.journeys.find(tenant, title)
    return visible(world, tenant, person, every)


def read(world: World, tenant: str, person: str, id: str) -> Journey:
    """Raises NotFound, also where the person may not see it."""
    with world.store() as store:
        journey = store.journeys.get(tenant, id)
    if not may_see(world, tenant, person, journey.channel):
        raise NotFound(id)
    return journey


def out_of_reach(world: World, tenant: str, person: str) -> int:
    """How many of the newest journeys lie in a channel that the bot was removed from, or that is gone: only those that
    this person took part in, for whoever did not need not know that they exist."""
    with world.store() as store:
        newest = store.journeys.listing(tenant, limit=MOST)
        lost = [one for one in newest if one.channel and not _reached(world, tenant, one.channel)]
        return sum(_took_part(store, tenant, one.id, person) for one in lost)


def _reached(world: World, tenant: str, channel: str) -> bool:
    try:
        world.directory.channel(tenant, channel)
    except OutOfReach:
        return False
    return True


def _took_part(store: Store, tenant: str, journey: str, person: str) -> bool:
    talks = (store.conversations.session(tenant, name) for name, _ in store.conversations.of_journey(tenant, journey))
    return any(person == each.id for session in talks if session for each in session.people)
