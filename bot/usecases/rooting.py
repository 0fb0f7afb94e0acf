"""The thread of a map that a command or a form began: its root is the first answer, known only once that is posted.

Until it is stored where that root stands, a conversation has its event's key for a name. Whoever is first finds the
two together: the event that posted the root, or somebody who has answered under it already.
"""

import logging

from bot.usecases.inbound import Inbound, Place
from bot.usecases.world import World

log = logging.getLogger("bot.start")
STARTING = "starting:"


def conversation_of(place: Place, key: str) -> str:
    """Until its root is posted, a journey that a command started is kept under the command's key."""
    if place.thread:
        return f"{place.channel}:{place.thread}"
    return place.channel if place.kind == "dm" else f"{STARTING}{key}"


def rooted(world: World, tenant: str, key: str, place: Place, posted: str) -> None:
    """The conversation moves to the thread under the posted root; where somebody has moved it already, nothing does."""
    there = place.model_copy(update={"thread": posted})
    with world.store() as store:
        store.conversations.move(tenant, f"{STARTING}{key}", f"{place.channel}:{posted}", there)


def find_root(world: World, inbound: Inbound, place: Place | None) -> None:
    """What is said or pressed under a root that was posted a moment ago is of its conversation already."""
    if world.past is None or place is None or not place.thread or not place.channel:
        return
    with world.store() as store:
        known = store.conversations.session(inbound.tenant, inbound.conversation) is not None
        waiting = () if known else store.conversations.starting(inbound.tenant, place.channel)
    if not waiting:
        return
    key = world.past.turn_of(inbound.tenant, place, place.thread)
    if key and f"{STARTING}{key}" in waiting:
        log.info("answered before its root was stored: %s", key)
        rooted(world, inbound.tenant, key, place, place.thread)
