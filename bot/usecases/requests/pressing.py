"""A button that carries a request: answered to whoever pressed it, alone, by what they may see."""

from bot.guide.said import Author
from bot.journey.model import Language
from bot.usecases.inbound import Clicked, Inbound
from bot.usecases.requests.answer import OURS, answer_request
from bot.usecases.requests.request import unpacked
from bot.usecases.world import World


def pressed(world: World, inbound: Inbound, event: Clicked, author: Author, language: Language, again: bool) -> None:
    """From App Home the answer goes to the person's DM."""
    request = unpacked(event.values[0]) if event.values else None
    if request is None or request.does not in OURS:
        return
    place = event.place if event.place.channel else world.mouth.dm(inbound.tenant, author.id)
    answer_request(
        world, inbound.tenant, inbound.key, place, author, request, language=language, private=True, again=again
    )
