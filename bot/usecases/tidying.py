"""What happens to what is kept without anybody saying anything: it grows too old, or its channel gets another id."""

import logging

from bot.usecases.inbound import Inbound, Renumbered, Tidied
from bot.usecases.world import World

log = logging.getLogger("bot.turns")


def tidied(world: World, inbound: Inbound, _event: Tidied, _again: bool) -> None:
    gone = world.memory.tidy(inbound.tenant)
    world.scrub()
    log.info("taken away for their age: %s", ", ".join(f"{n} {what}" for what, n in gone.items() if n) or "nothing")


def renumbered(world: World, inbound: Inbound, event: Renumbered, _again: bool) -> None:
    """Its maps, talks and workshops go on under the new id."""
    changed = world.memory.renumber(inbound.tenant, event.old, event.new)
    log.info("a channel has a new id: %d rows", sum(changed.values()))
