"""`/journey …`: the same wishes as by mention. A new journey is posted for all to see; everything else to the asker."""

from dataclasses import replace

from bot.guide.form import Form, FormField
from bot.guide.said import Author
from bot.journey.model import Language
from bot.material.script import script_of
from bot.usecases.inbound import Commanded, Inbound, Place
from bot.usecases.lifecycle import CHANGES
from bot.usecases.ports import Turn
from bot.usecases.requests.answer import answer_request
from bot.usecases.requests.commands import request_of
from bot.usecases.script import told
from bot.usecases.start_journey import start_journey
from bot.usecases.talk import Asked, answered, changed
from bot.usecases.turns import deliver, once
from bot.usecases.wishes import spoken_in, wish
from bot.usecases.workshops import entry as workshops
from bot.usecases.world import World
from prompts import render

NEW = "new"


def commanded(world: World, inbound: Inbound, event: Commanded, again: bool) -> None:
    wished = wish(event.text)
    if wished.does == "new" and wished.about:
        start_journey(world, inbound.tenant, inbound.key, event.place, event.author, wished.about, again)
        return
    author = world.directory.person(inbound.tenant, event.author)
    language = spoken_in(event.text, wished, author)
    if wished.does == "new" and event.view:
        world.mouth.show_form(inbound.tenant, event.view, new_form(language), "")
        return
    if wished.does == "workshop":
        question = workshops.question_of(event.text, wished.about)
        workshops.commanded(world, inbound, event, question, language)
        return
    script = script_of(event.text) or "hans"
    if request := request_of(wished.does, wished.about):
        answer_request(
            world, inbound.tenant, inbound.key, event.place, author, request,
            language=language, script=script, private=True, again=again,
        )  # fmt: skip
        return
    asked = Asked(world, inbound.tenant, event.place, author, language, wished, script)
    if wished.does in CHANGES and changed(asked, inbound, again):
        return
    turn = once(world, inbound.tenant, inbound.key, lambda _: _private(inbound.key, event.place, author, asked))
    deliver(world, inbound.tenant, turn, again)


def _private(key: str, place: Place, author: Author, asked: Asked) -> Turn:
    """Only the asker reads it. A picture or file cannot be whispered: it goes to their DM."""
    reply, journey = answered(asked)
    reply = told(reply, asked.script, journey)
    if reply.draw or reply.file:
        alone = asked.world.mouth.dm(asked.tenant, author.id)
        return Turn(key, alone, reply, journey.id if journey else None)
    return Turn(key, place, replace(reply, only_to=author.id), None)


def new_form(language: Language) -> Form:
    """Asks for a title, where `/journey new` or App Home gave none."""

    def label(name: str) -> str:
        return render(f"guide/labels.{name}", language)

    title = FormField("title", label("fields.title_of_new"), hint=label("fields.title_hint"), optional=False)
    return Form(NEW, "", label("forms.new"), label("forms.start"), label("forms.cancel"), (title,), language)
