"""The form of a new journey: its title and where it is to live; whoever sent it is told where it went."""

from bot.guide.form import Form, FormField
from bot.guide.reply import Button, Reply, Section
from bot.guide.said import Author
from bot.journey.model import Language
from bot.usecases import home, tongue
from bot.usecases.inbound import Commanded, Inbound, Place, Submitted
from bot.usecases.ports import OutOfReach
from bot.usecases.reading import may_see
from bot.usecases.start_journey import start_journey
from bot.usecases.world import World
from prompts import render

NEW = "new"


def form(language: Language, here: Place | None = None) -> Form:
    """Asks for a title, where `/journey new` or App Home gave none. `here` is offered as its channel."""

    def label(name: str) -> str:
        return render(f"guide/labels.{name}", language)

    inside = here.channel if here and here.kind != "dm" else ""
    title = FormField("title", label("fields.title_of_new"), hint=label("fields.title_hint"), optional=False)
    where = FormField("place", label("fields.place"), inside, hint=label("fields.place_hint"), kind="place")
    return Form(NEW, "", label("forms.new"), label("forms.start"), label("forms.cancel"), (title, where), language)


def commanded(world: World, inbound: Inbound, event: Commanded, title: str, language: Language, again: bool) -> None:
    """In the channel of the command; where the bot is not in it, in the author's DM, with the way back."""
    here = event.place
    there = here if speaks(world, inbound.tenant, here) else world.mouth.dm(inbound.tenant, event.author)
    posted = start_journey(world, inbound.tenant, inbound.key, there, event.author, title, again, titled=True)
    if there == here:
        return
    with world.store() as store:
        turn = store.turns.get(inbound.tenant, inbound.key)
    link = world.mouth.permalink(inbound.tenant, there, posted) if posted else None
    text = render("usecases/talk.not_here", language, title=title, link=link or "")
    move = Button("move", render("usecases/talk.move_here", language), (turn and turn.journey) or "", primary=True)
    world.mouth.respond(event.response_url, Reply(language, (Section(text, buttons=(move,)),)))


def speaks(world: World, tenant: str, place: Place) -> bool:
    """Whether the bot may speak there."""
    if place.kind == "dm" or not place.channel:
        return True
    try:
        return world.directory.channel(tenant, place.channel).speaks_here
    except OutOfReach:
        return False


def sent(world: World, inbound: Inbound, event: Submitted, again: bool) -> None:
    fields = dict(event.fields)
    author = tongue.person(world, inbound.tenant, event.author)
    there = _chosen(world, inbound.tenant, author, fields.get("place", ""))
    place = there or world.mouth.dm(inbound.tenant, author.id)
    if fields.get("place") and there is None:
        world.mouth.whisper(inbound.tenant, place, author.id, _said(author.language or "en", "no_way_in"))
    title = fields.get("title", "").strip()
    posted = start_journey(world, inbound.tenant, inbound.key, place, author.id, title, again, titled=True)
    if posted:
        _tell_where(world, inbound.tenant, author, event.place, place, posted)


def _chosen(world: World, tenant: str, author: Author, channel: str) -> Place | None:
    """None where nothing was chosen, or the author or the bot has no way in."""
    if not channel:
        return None
    try:
        found = world.directory.channel(tenant, channel)
    except OutOfReach:
        return None
    inside = found.speaks_here and may_see(world, tenant, author.id, channel)
    return Place(channel=channel, kind=found.kind) if inside else None


def _tell_where(world: World, tenant: str, author: Author, asked: Place | None, went: Place, posted: str) -> None:
    """Nothing is said where it can be seen."""
    language = author.language or "en"
    if asked and asked.channel == went.channel:
        return
    link = world.mouth.permalink(tenant, went, posted) or ""
    reply = _said(language, "begun", link=link, dm=went.kind == "dm")
    if asked and asked.channel:
        world.mouth.whisper(tenant, Place(channel=asked.channel, kind=asked.kind), author.id, reply)
    else:
        home.show(world, tenant, author.id, reply.sections[0])


def _said(language: Language, entry: str, **values: object) -> Reply:
    return Reply(language, (Section(render(f"usecases/talk.{entry}", language, **values)),))
