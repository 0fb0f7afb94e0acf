"""A map was named by a button: what was wished is done with it, where it was asked."""

from bot.guide.said import Author
from bot.guide.saying import clipped
from bot.journey.model import Language
from bot.usecases import departing
from bot.usecases.inbound import Clicked, Inbound
from bot.usecases.lifecycle import CHANGES
from bot.usecases.picking import unpacked
from bot.usecases.ports import NotFound
from bot.usecases.private import privately
from bot.usecases.talk import Asked, answered_here, changed
from bot.usecases.wishes import Wish
from bot.usecases.world import World
from prompts import render


def pressed(world: World, inbound: Inbound, event: Clicked, author: Author, language: Language, again: bool) -> None:
    """A picker that only the asker saw is answered to them alone; one that all saw, in its thread."""
    found = unpacked(event.values[0]) if event.values else None
    if found is None:
        return
    wished, asked = found
    _answer(world, inbound, event, author, language, wished, again)
    if asked:
        _settle(world, inbound, event, author, language, wished.about)


def _answer(
    world: World, inbound: Inbound, event: Clicked, author: Author, language: Language, wished: Wish, again: bool
) -> None:
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


def _settle(world: World, inbound: Inbound, event: Clicked, author: Author, language: Language, journey: str) -> None:
    """The question is answered: its buttons give way to what was chosen, and by whom."""
    with world.store() as store:
        try:
            title = store.journeys.get(inbound.tenant, journey).title
        except NotFound:
            return
    note = render("guide/say.settled", language, name=author.name, what=clipped(title))
    if event.place.kind != "dm" and event.place.thread is None and event.response_url:
        world.mouth.settle_whisper(event.response_url, note)
    elif event.message:
        world.mouth.settle(inbound.tenant, event.place, event.message, note)
