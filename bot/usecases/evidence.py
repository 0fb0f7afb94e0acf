"""Feedback that comes as a file, or as a message that somebody saves."""

from bot.guide.readers.language import language_of
from bot.guide.reply import Reply, Section
from bot.guide.said import Author, Quoted, Text
from bot.journey.model import Language
from bot.usecases import library
from bot.usecases.feedback import MOST_ROWS, quotations
from bot.usecases.inbound import Inbound, MessageSaved, Place, Spoken, UploadedFile
from bot.usecases.interviews import Unreadable
from bot.usecases.ports import FileRefused, Turn
from bot.usecases.take_turn import Heard, take_turn
from bot.usecases.turns import deliver, once, today
from bot.usecases.world import World
from prompts import entries, render


def handed_in(world: World, inbound: Inbound, event: Spoken, again: bool) -> bool:
    """Whether the message brought files, and they are dealt with: rows of feedback become evidence, and what the
    message asks to be put into the knowledge base goes there."""
    if not event.files:
        return False
    author = world.directory.person(inbound.tenant, event.author)
    language = language_of(event.text) or author.language or "en"
    if library.asked_for(event.text):
        library.take_in(world, inbound, event.place, language, event.text, event.files, again)
        return True
    quotes: list[Quoted] = []
    problems: list[str] = []
    for file in event.files:
        _read(world, inbound.tenant, file, language, quotes, problems)
    if problems:
        world.mouth.whisper(
            inbound.tenant, event.place, author.id, Reply(language, tuple(Section(p) for p in problems))
        )
    if quotes or event.text.strip():
        take_turn(world, inbound, event.place, event.author, _with(event, world, tuple(quotes)), again)
    return True


def _with(event: Spoken, world: World, quotes: tuple[Quoted, ...]) -> Heard:
    return lambda author: Text(author, event.text, today(world), event.ts, quotes)


def _read(
    world: World, tenant: str, file: UploadedFile, language: Language, quotes: list[Quoted], problems: list[str]
) -> None:
    try:
        found = quotations(file.name, world.files.fetch(tenant, file))
    except (FileRefused, Unreadable) as refused:
        problems.append(refusal(file.name, refused.reason, language))
        return
    quotes.extend(found[:MOST_ROWS])
    if len(found) > MOST_ROWS:
        values = {"name": file.name, "n": len(found), "most": MOST_ROWS}
        problems.append(render("usecases/talk.too_many_rows", language, **values))


def refusal(name: str, reason: str, language: Language) -> str:
    known = reason if reason in entries("usecases/talk")["file_reasons"] else "failed"
    why = render(f"usecases/talk.file_reasons.{known}", language)
    return render("usecases/talk.file_refused", language, name=name, reason=why)


def message_saved(world: World, inbound: Inbound, event: MessageSaved, again: bool) -> None:
    """The shortcut: somebody's message becomes evidence of the journey in whose thread it stands, else of the
    channel's newest."""
    author = world.directory.person(inbound.tenant, event.author)
    conversation = _conversation(world, inbound, event)
    if conversation is None:
        _nowhere(world, inbound, event, author)
        return
    said_by = world.directory.person(inbound.tenant, event.said_by)
    link = world.mouth.permalink(inbound.tenant, event.place, event.ts)
    quoted = Quoted(event.text, source=said_by.name, permalink=link, kind="message")
    there = inbound.model_copy(update={"conversation": conversation})
    place = _place(world, inbound.tenant, conversation) or event.place
    take_turn(world, there, place, event.author, lambda a: Text(a, "", today(world), None, (quoted,)), again)


def _conversation(world: World, inbound: Inbound, event: MessageSaved) -> str | None:
    with world.store() as store:
        if store.conversations.session(inbound.tenant, inbound.conversation):
            return inbound.conversation
        newest = store.journeys.listing(inbound.tenant, channels=(event.place.channel,), limit=1)
        if not newest:
            return None
        places = store.conversations.of_journey(inbound.tenant, newest[0].id)
        return places[0][0] if places else None


def _place(world: World, tenant: str, conversation: str) -> Place | None:
    with world.store() as store:
        session = store.conversations.session(tenant, conversation)
        places = store.conversations.of_journey(tenant, session.journey) if session else ()
        return next((place for key, place in places if key == conversation), None)


def _nowhere(world: World, inbound: Inbound, event: MessageSaved, author: Author) -> None:
    language = author.language or "en"
    text = render("usecases/talk.nowhere_to_save", language)
    reply = Reply(language, (Section(text),), only_to=author.id)
    turn = once(world, inbound.tenant, inbound.key, lambda _: Turn(inbound.key, event.place, reply))
    deliver(world, inbound.tenant, turn, again=True)
