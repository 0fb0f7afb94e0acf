"""What people say, change and delete: the beginning of a journey, or a turn in one."""

from bot.guide.said import Quoted
from bot.usecases import drafting, evidence, exporting, lifecycle, thinking
from bot.usecases.inbound import Deleted, Edited, Inbound, Spoken
from bot.usecases.openings import asks_for_a_map, opens
from bot.usecases.start_journey import start_journey
from bot.usecases.take_turn import Heard, in_journey, take_turn
from bot.usecases.take_turn import deleted as heard_deleted
from bot.usecases.take_turn import edited as heard_edited
from bot.usecases.take_turn import spoken as heard_spoken
from bot.usecases.talk import talk
from bot.usecases.wishes import spoken_in, wish
from bot.usecases.workshops import entry as workshops
from bot.usecases.world import World


def spoken(world: World, inbound: Inbound, event: Spoken, again: bool) -> None:
    if event.to_others:
        return
    if _in_workshop(world, inbound, event, again):
        return
    if in_journey(world, inbound, inbound.conversation):
        if _begins_another(event):
            start_journey(world, inbound.tenant, inbound.key, event.place, event.author, event.text, again, event.ts)
        elif not (
            exporting.asked_for(world, inbound, event, again)
            or lifecycle.asked_for(world, inbound, event, again)
            or drafting.asked_for(world, inbound, event, again)
        ):
            _heard(world, inbound, event, again)
    elif event.to_bot:
        _addressed(world, inbound, event, again)


COMMANDS = frozenset({"help", "list", "show", "status", "check", "export", "hurts", "documents"})


def _in_workshop(world: World, inbound: Inbound, event: Spoken, again: bool) -> bool:
    """Said in a workshop's thread, in answer to its prompt, or to begin one."""
    if workshop := workshops.under(world, inbound, event):
        workshops.spoken(world, inbound, event, workshop, False, again)
        return True
    asked = workshops.asked_in_dm(world, inbound, event)
    if asked and (event.place.thread or wish(event.text).does not in COMMANDS):
        workshops.spoken(world, inbound, event, *asked, again)
        return True
    wished = wish(event.text) if event.to_bot and event.place.kind != "dm" else None
    if wished and wished.does == "workshop":
        spoken_by = world.directory.person(inbound.tenant, event.author)
        language = spoken_in(event.text, wished, spoken_by)
        question = workshops.question_of(event.text, wished.about)
        workshops.begun_by_words(world, inbound, event, question, language, again)
    return wished is not None and wished.does == "workshop"


def _heard(world: World, inbound: Inbound, event: Spoken, again: bool) -> None:
    if not evidence.handed_in(world, inbound, event, again):
        _turn(world, inbound, event, (), again)
    thinking.consider(world, inbound, event)


def _turn(world: World, inbound: Inbound, event: Spoken, quotes: tuple[Quoted, ...], again: bool) -> None:
    take_turn(world, inbound, event.place, event.author, heard_spoken(event, world, quotes), again)


def _begins_another(event: Spoken) -> bool:
    """In a DM, where one thread goes on for ever, a new journey can be asked for."""
    return event.place.kind == "dm" and asks_for_a_map(event.text)


def _addressed(world: World, inbound: Inbound, event: Spoken, again: bool) -> None:
    """The bot is spoken to where there is no journey yet: a title begins one; anything else is talk."""
    if asks_for_a_map(event.text) if event.files else opens(world, event.text):
        start_journey(world, inbound.tenant, inbound.key, event.place, event.author, event.text, again, event.ts)
        _brought_along(world, inbound, event, again)
    else:
        talk(world, inbound, event.place, event.author, event.text, again, files=event.files)


def _brought_along(world: World, inbound: Inbound, event: Spoken, again: bool) -> None:
    """What came with the words that began a journey is handed in to it."""
    if event.files or event.material:
        there = inbound.model_copy(update={"key": f"{inbound.key}:brought"})
        brought = event.model_copy(update={"text": "", "laid_out": ""})
        evidence.handed_in(world, there, brought, again)


def edited(world: World, inbound: Inbound, event: Edited, again: bool) -> None:
    workshop = workshops.under(world, inbound, event)
    asked = workshops.asked_in_dm(world, inbound, event) if workshop is None else None
    if workshop or asked:
        workshops.edited(world, inbound, event, workshop or asked[0], again)  # type: ignore[index]
        return
    _if_in_journey(world, inbound, event, heard_edited(event, world), again)


def deleted(world: World, inbound: Inbound, event: Deleted, again: bool) -> None:
    _if_in_journey(world, inbound, event, heard_deleted(event, world), again)


def _if_in_journey(world: World, inbound: Inbound, event: Edited | Deleted, heard: Heard, again: bool) -> None:
    if in_journey(world, inbound, inbound.conversation):
        take_turn(world, inbound, event.place, event.author, heard, again)
