"""Buttons, choices and forms."""

from dataclasses import replace

from bot.guide.forms import form_for
from bot.guide.reply import Reply, Section
from bot.guide.said import Author
from bot.journey.model import Journey, Language
from bot.usecases import beginning, home, lifecycle, moving, picked, privacy, proposals, think, tongue
from bot.usecases.curving import with_curve
from bot.usecases.handing import pressing as handing
from bot.usecases.inbound import Clicked, Inbound, Submitted
from bot.usecases.ports import Turn
from bot.usecases.reading import may_see, read
from bot.usecases.requests import pressing
from bot.usecases.sending import thread as sending
from bot.usecases.take_turn import clicked as heard_click
from bot.usecases.take_turn import in_journey, take_turn
from bot.usecases.take_turn import submitted as heard_form
from bot.usecases.talk import summary_of
from bot.usecases.turns import deliver, once
from bot.usecases.workshops import entry as workshops
from bot.usecases.world import World
from prompts import render

ANYWHERE = frozenset({"more", "new", "open"})  # what a button may mean outside a journey's thread


def clicked(world: World, inbound: Inbound, event: Clicked, again: bool) -> None:
    author = tongue.person(world, inbound.tenant, event.author)
    if not _allowed(world, inbound.tenant, event, author):
        return
    match event.does:
        case "more":
            _more(world, inbound, event, author)
        case "edit":
            _edit(world, inbound, event, author)
        case "request":
            pressing.pressed(world, inbound, event, author, _language(world, inbound, author), again)
        case "result":
            pressing.asked_for_result(world, inbound, event, _language(world, inbound, author))
        case "wish":
            picked.pressed(world, inbound, event, author, _language(world, inbound, author), again)
        case "move":
            moving.pressed(world, inbound, event, _language(world, inbound, author))
        case "new" | "open":
            _at_home(world, inbound, event, author, again)
        case "good" | "bad":
            think.voted(world, inbound, event, _language(world, inbound, author))
        case _ if privacy.is_ours(event):
            privacy.pressed(world, inbound, event, author, _language(world, inbound, author), again)
        case _ if workshops.is_ours(event):
            workshops.pressed(world, inbound, event, author, _language(world, inbound, author), again)
        case _ if sending.is_ours(event):
            sending.pressed(world, inbound, event, author, again)
        case _ if handing.is_ours(event):
            handing.pressed(world, inbound, event, author, _language(world, inbound, author), again)
        case _ if proposals.is_ours(event):
            proposals.pressed(world, inbound, event, author, _language(world, inbound, author), again)
        case _ if in_journey(world, inbound, inbound.conversation):
            take_turn(world, inbound, event.place, event.author, heard_click(event, world), again)
        case _:
            _whisper(world, inbound, event, author, "moved")


def _allowed(world: World, tenant: str, event: Clicked | Submitted, author: Author) -> bool:
    """Somebody who may not see the channel may not press its buttons, nor send a form that was opened there."""
    if event.place is None or getattr(event, "does", "") == "move":  # which looks itself, once a channel is chosen
        return True
    if not event.place.channel or event.place.kind == "dm" or may_see(world, tenant, author.id, event.place.channel):
        return True
    text = _words("not_allowed", author.language or "en")
    world.mouth.whisper(tenant, event.place, author.id, _reply(author.language or "en", text))
    return False


def _words(entry: str, language: Language, **values: object) -> str:
    return render(f"usecases/talk.{entry}", language, **values)


def _reply(language: Language, text: str) -> Reply:
    return Reply(language, (Section(text),))


def _language(world: World, inbound: Inbound, author: Author) -> Language:
    """The language that the person last wrote in here, else their locale's."""
    with world.store() as store:
        session = store.conversations.session(inbound.tenant, inbound.conversation)
    if session is None:
        return author.language or "en"
    spoken = next((p.language for p in session.people if p.id == author.id), None)
    return spoken or author.language or session.language


def _whisper(world: World, inbound: Inbound, event: Clicked, author: Author, entry: str) -> None:
    language = _language(world, inbound, author)
    turn = once(
        world,
        inbound.tenant,
        inbound.key,
        lambda _: Turn(
            inbound.key, event.place, Reply(language, (Section(_words(entry, language)),), only_to=author.id)
        ),
    )
    deliver(world, inbound.tenant, turn, again=True)


def _more(world: World, inbound: Inbound, event: Clicked, author: Author) -> None:
    """The whole passage, in a modal where one could be opened, else to the asker alone."""
    language = _language(world, inbound, author)
    found = world.craft(inbound.tenant, event.place).passage(event.values[0]) if event.values else None
    if found is None:
        reply = _reply(language, _words("passage_gone", language))
    else:
        cite, text = found
        reply = Reply(language, (Section(render("guide/say.item", language, text=text), cites=(cite,)),))
    if event.view:
        world.mouth.show_text(inbound.tenant, event.view, _words("passage_title", language), reply)
    else:
        world.mouth.whisper(inbound.tenant, event.place, author.id, reply)


def _edit(world: World, inbound: Inbound, event: Clicked, author: Author) -> None:
    language = _language(world, inbound, author)
    kind, _, of = (event.values[0] if event.values else "").partition(":")
    journey = _journey(world, inbound)
    form = form_for(kind, of, journey, language) if journey else None
    if form is None:
        reply = _reply(language, _words("not_there", language))
        if event.view:
            world.mouth.show_text(inbound.tenant, event.view, "Journey", reply, "warning")
        else:
            world.mouth.whisper(inbound.tenant, event.place, author.id, reply)
    elif event.view:
        world.mouth.show_form(inbound.tenant, event.view, form, journey.id if journey else "")


def _journey(world: World, inbound: Inbound) -> Journey | None:
    with world.store() as store:
        session = store.conversations.session(inbound.tenant, inbound.conversation)
        return store.journeys.get(inbound.tenant, session.journey) if session else None


def _at_home(world: World, inbound: Inbound, event: Clicked, author: Author, again: bool) -> None:
    language = author.language or "en"
    if event.does == "new":
        if event.view:
            world.mouth.show_form(inbound.tenant, event.view, beginning.form(language), "")
        return
    journey = read(world, inbound.tenant, author.id, event.values[0])
    alone = world.mouth.dm(inbound.tenant, author.id)
    reply = Reply(language, summary_of(world, journey, language), draw=bool(journey.stages))
    reply = replace(with_curve(reply, journey), footer_buttons=lifecycle.buttons(journey, language))
    turn = once(world, inbound.tenant, inbound.key, lambda _: Turn(inbound.key, alone, reply, journey.id))
    posted = deliver(world, inbound.tenant, turn, again)
    link = world.mouth.permalink(inbound.tenant, alone, posted) if posted else None
    told = _words("opened_in_dm", language, title=journey.title, link=link or "")
    home.show(world, inbound.tenant, author.id, Section(told))


def submitted(world: World, inbound: Inbound, event: Submitted, again: bool) -> None:
    if event.form.partition(":")[0] == beginning.NEW:
        beginning.sent(world, inbound, event, again)
    elif workshops.is_ours(event):
        workshops.submitted(world, inbound, event, again)
    elif event.form.partition(":")[0] == moving.FORM:
        moving.sent(world, inbound, event, again)
    elif event.form.partition(":")[0] == pressing.FORM:
        pressing.result(world, inbound, event, again)
    elif event.form.partition(":")[0] == handing.FORM:
        handing.submitted(world, inbound, event, again)
    elif not _allowed(world, inbound.tenant, event, tongue.person(world, inbound.tenant, event.author)):
        return
    elif event.place is not None and in_journey(world, inbound, inbound.conversation):
        take_turn(world, inbound, event.place, event.author, heard_form(inbound, event, world), again)
