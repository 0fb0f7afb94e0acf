"""`/journey …`: the same wishes as by mention. A new journey is posted for all to see; everything else to the asker."""

from dataclasses import replace

from bot.guide.readers.language import language_of
from bot.material.script import script_of
from bot.usecases import beginning, tongue
from bot.usecases.inbound import Commanded, Inbound
from bot.usecases.lifecycle import CHANGES
from bot.usecases.private import privately
from bot.usecases.requests.answer import answer_request
from bot.usecases.talk import Asked, changed
from bot.usecases.wanting import remember, wanted
from bot.usecases.wishes import spoken_in
from bot.usecases.workshops import entry as workshops
from bot.usecases.world import World


def commanded(world: World, inbound: Inbound, event: Commanded, again: bool) -> None:
    author = tongue.person(world, inbound.tenant, event.author)
    spoken = language_of(event.text) or author.language or "en"
    wished = wanted(world, inbound.tenant, event.place, event.author, event.text, spoken, command=True)
    language = spoken_in(event.text, wished, author)
    if wished.does == "new" and wished.about:
        beginning.commanded(world, inbound, event, wished.about, language, again)
        return
    if wished.does == "new" and event.view:
        world.mouth.show_form(inbound.tenant, event.view, beginning.form(language, event.place), "")
        return
    if wished.does == "workshop":
        question = workshops.question_of(event.text, wished.about)
        workshops.commanded(world, inbound, event, question, language)
        return
    script = script_of(event.text) or "hans"
    if request := wished.request:
        remember(world, inbound.tenant, event.place, event.author, request)
        answer_request(
            world, inbound.tenant, inbound.key, event.place, author, request,
            language=language, script=script, private=True, again=again,
        )  # fmt: skip
        return
    asked = Asked(world, inbound.tenant, event.place, author, language, wished, script)
    if wished.does in CHANGES:
        speaks = beginning.speaks(world, inbound.tenant, event.place)
        there = event.place if speaks else world.mouth.dm(inbound.tenant, author.id)
        if changed(replace(asked, place=there), inbound, again):
            return
    privately(asked, inbound, again)
