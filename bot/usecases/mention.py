"""What people say, change and delete: the beginning of a journey, or a turn in one."""

from bot.guide.readers.language import language_of
from bot.guide.said import Quoted
from bot.usecases import drafting, evidence, exporting, lifecycle, thinking, tongue
from bot.usecases.asked_inside import asked_inside
from bot.usecases.inbound import Deleted, Edited, Inbound, Spoken
from bot.usecases.openings import asks_for_a_map, opens
from bot.usecases.sending import thread as sending
from bot.usecases.start_journey import start_journey
from bot.usecases.take_turn import Heard, in_journey, take_turn
from bot.usecases.take_turn import deleted as heard_deleted
from bot.usecases.take_turn import edited as heard_edited
from bot.usecases.take_turn import spoken as heard_spoken
from bot.usecases.talk import talk
from bot.usecases.wanting import LIKELY, wanted
from bot.usecases.wishes import Wish, named, spoken_in
from bot.usecases.workshops import entry as workshops
from bot.usecases.world import World


def spoken(world: World, inbound: Inbound, event: Spoken, again: bool) -> None:
    if event.to_others:
        return
    if _in_workshop(world, inbound, event, again):
        return
    if in_journey(world, inbound, inbound.conversation):
        if not (
            sending.asked_for(world, inbound, event, again)  # names a tracker: no request across maps does
            or asked_inside(world, inbound, event, again)
            or exporting.asked_for(world, inbound, event, again)
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
    if asked and (event.place.thread or not _is_command(event.text)):
        workshops.spoken(world, inbound, event, *asked, again)
        return True
    return _begins_workshop(world, inbound, event, again)


def _is_command(text: str) -> bool:
    known = named(text)
    return known is not None and known.does in COMMANDS


def _begins_workshop(world: World, inbound: Inbound, event: Spoken, again: bool) -> bool:
    """By the command's name; a sentence that asks for one is heard with all other requests."""
    wished = named(event.text) if event.to_bot and event.place.kind != "dm" else None
    if wished is None or wished.does != "workshop":
        return False
    spoken_by = tongue.person(world, inbound.tenant, event.author)
    language = spoken_in(event.text, wished, spoken_by)
    question = workshops.question_of(event.text, wished.about)
    workshops.begun_by_words(world, inbound, event, question, language, again)
    return True


def _heard(world: World, inbound: Inbound, event: Spoken, again: bool) -> None:
    if not evidence.handed_in(world, inbound, event, again):
        _turn(world, inbound, event, (), again)
    thinking.consider(world, inbound, event)


def _turn(world: World, inbound: Inbound, event: Spoken, quotes: tuple[Quoted, ...], again: bool) -> None:
    take_turn(world, inbound, event.place, event.author, heard_spoken(event, world, quotes), again)


def _addressed(world: World, inbound: Inbound, event: Spoken, again: bool) -> None:
    """The bot is spoken to where there is no journey yet: a title begins one; anything else is talk."""
    if event.files:
        starts, wished = asks_for_a_map(event.text), Wish("unknown", event.text)
    else:
        spoken_by = tongue.person(world, inbound.tenant, event.author)
        language = language_of(event.text) or spoken_by.language or "en"
        wished = wanted(world, inbound.tenant, event.place, event.author, event.text, language)
        starts = _starts(world, inbound, event, wished)
    if starts:
        start_journey(world, inbound.tenant, inbound.key, event.place, event.author, event.text, again, event.ts)
        _brought_along(world, inbound, event, again)
    else:
        talk(world, inbound, event.place, event.author, event.text, wished, again, files=event.files)


def _starts(world: World, inbound: Inbound, event: Spoken, wished: Wish) -> bool:
    """It was asked for, or told of without any other request."""
    if wished.does == "new":
        return bool(wished.about)
    if wished.does not in ("unknown", "ask", "chat") or not opens(world, event.text):
        return False
    return wished.does != "ask" or world.craft(inbound.tenant, event.place).seeks(event.text) < LIKELY


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
