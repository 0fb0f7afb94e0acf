"""A map was named by a button: what was wished is done with it, where it was asked."""

from bot.guide.said import Author
from bot.journey.model import Language
from bot.usecases import departing
from bot.usecases.inbound import Clicked, Inbound
from bot.usecases.lifecycle import CHANGES
from bot.usecases.picking import unpacked
from bot.usecases.private import privately
from bot.usecases.talk import Asked, answered_here, changed
from bot.usecases.world import World


def pressed(world: World, inbound: Inbound, event: Clicked, author: Author, language: Language, again: bool) -> None:
    """A picker that only the asker saw is answered to them alone; one that all saw, in its thread."""
    wished = unpacked(event.values[0]) if event.values else None
    if wished is None:
        return
    if wished.does == "restore":
        if departing.leaving(world, inbound.tenant, author.id, wished.about):
            departing.restore(world, inbound, event.place, wished.about, language, again)
        return
    asked = Asked(world, inbound.tenant, event.place, author, language, wished)
    if wished.does in CHANGES and changed(asked, inbound, again):
        return
    if event.place.kind != "dm" and event.place.thread is None:
        privately(asked, inbound, again)
    else:
        answered_here(asked, inbound, again)
