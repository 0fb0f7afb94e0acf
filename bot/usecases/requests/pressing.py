"""A button that carries a request: answered to whoever pressed it, alone, by what they may see."""

from bot.guide.said import Author
from bot.journey.model import Language
from bot.usecases import home, tongue
from bot.usecases.inbound import CameDue, Clicked, Inbound, Place, Submitted
from bot.usecases.requests import digesting, nudging
from bot.usecases.requests.answer import OURS, answer_request
from bot.usecases.requests.home import FORM as FORM
from bot.usecases.requests.home import result_form
from bot.usecases.requests.request import Request, unpacked
from bot.usecases.world import World

REFRESHES = ("update", "undo", "digest", "nudge", "tongue")  # what App Home shows


def pressed(world: World, inbound: Inbound, event: Clicked, author: Author, language: Language, again: bool) -> None:
    """From App Home the answer goes to the person's DM, and Home shows what is so now."""
    request = unpacked(event.values[0]) if event.values else None
    if request is None or request.does not in OURS:
        return
    _answered(world, inbound, event.place, author, request, language, again)


def asked_for_result(world: World, inbound: Inbound, event: Clicked, language: Language) -> None:
    packed = event.values[0] if event.values else ""
    form = result_form(packed, language)
    if form and event.view:
        world.mouth.show_form(inbound.tenant, event.view, form, packed)


def result(world: World, inbound: Inbound, event: Submitted, again: bool) -> None:
    """The form of `asked_for_result` came back."""
    request = unpacked(event.private)
    if request is None:
        return
    author = tongue.person(world, inbound.tenant, event.author)
    told = request.but(value=dict(event.fields).get("value", ""))
    nowhere = Place(channel="", kind="dm")
    _answered(world, inbound, nowhere, author, told, author.language or "en", again)


def _answered(
    world: World, inbound: Inbound, where: Place, author: Author, request: Request, language: Language, again: bool
) -> None:
    place = where if where.channel else world.mouth.dm(inbound.tenant, author.id)
    answer_request(
        world, inbound.tenant, inbound.key, place, author, request, language=language, private=True, again=again
    )
    if not where.channel and request.does in REFRESHES:
        home.show(world, inbound.tenant, author.id)


def came_due(world: World, inbound: Inbound, event: CameDue, again: bool) -> None:
    """A reminder, in the person's DM."""
    request = unpacked(event.request)
    if request and request.does == "nudge":
        nudging.round_of(world, inbound, again)
        return
    if request and request.slot("tell"):
        digesting.came_due(world, inbound, request.slot("tell"), again)
        return
    if request is None or request.does not in OURS:
        return
    author = tongue.person(world, inbound.tenant, event.person)
    alone = world.mouth.dm(inbound.tenant, author.id)
    answer_request(world, inbound.tenant, inbound.key, alone, author, request, language=event.language, again=again)
