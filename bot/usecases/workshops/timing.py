"""Timers: set in the transaction that starts a clock, told apart by the workshop's beat."""

from typing import Literal

from bot.usecases.inbound import Inbound, Rang
from bot.usecases.ports import Store
from bot.workshop.model import Workshop
from bot.workshop.phases import later, seconds_left, tick_after

Rings = Literal["ends", "counts", "asks", "reminds"]
SOON, LONGEST = 300, 7 * 86400  # seconds between two looks whether a place is within reach again


def wind(store: Store, tenant: str, workshop: Workshop, now: str) -> None:
    """The timers of the clock as it runs now: its end, and in a live workshop the next count."""
    if not workshop.ends_at:
        return
    _set(store, tenant, workshop, "ends", workshop.ends_at)
    count_on(store, tenant, workshop, now)


def count_on(store: Store, tenant: str, workshop: Workshop, now: str) -> None:
    left = seconds_left(workshop, now)
    if not workshop.ends_at or left <= 0:
        return
    after = 900 if workshop.days else tick_after(left)
    _set(store, tenant, workshop, "counts", later(now, min(after, left)))


def ask_at(store: Store, tenant: str, workshop: Workshop, does: Rings, person: str, due: str) -> None:
    _set(store, tenant, workshop, does, due, person)


def ask_again_at(store: Store, tenant: str, workshop: Workshop, does: Rings, person: str, due: str) -> None:
    """The same once more, at another time."""
    _set(store, tenant, workshop, does, due, person, f"{person}:{due}")


def look_again(store: Store, tenant: str, workshop: Workshop, now: str, waited: int = 0) -> None:
    """Whether its channel is within reach again: each time after twice as long, until a week lies between."""
    after = waited * 2 or SOON
    if after <= LONGEST:
        rang = Rang(workshop=workshop.id, does="looks", beat=workshop.beat, after=after)
        key = f"timer:{workshop.id}:{workshop.beat}:looks:{after}"
        inbound = Inbound(key=key, tenant=tenant, conversation=f"workshop:{workshop.id}", event=rang)
        store.timers.set(inbound, later(now, after))


def _set(
    store: Store, tenant: str, workshop: Workshop, does: Rings, due: str, person: str = "", name: str = ""
) -> None:
    key = f"timer:{workshop.id}:{workshop.beat}:{does}:{name or person or due}"
    rang = Rang(workshop=workshop.id, does=does, beat=workshop.beat, person=person)
    conversation = f"workshop:{workshop.id}" if not person else f"workshop:{workshop.id}:{person}"
    store.timers.set(Inbound(key=key, tenant=tenant, conversation=conversation, event=rang), due)
