"""Once a day what a workspace has kept for long enough goes."""

import logging

from bot.usecases.inbound import Inbound, Tidied
from bot.usecases.world import World

log = logging.getLogger("bot.turns")


def tidied(world: World, inbound: Inbound, _event: Tidied, _again: bool) -> None:
    gone = world.memory.tidy(inbound.tenant)
    world.scrub()
    log.info("taken away for their age: %s", ", ".join(f"{n} {what}" for what, n in gone.items() if n) or "nothing")
