"""Feedback that comes as a file, or as a message that somebody saves."""

import re

from bot.guide.readers.language import language_of
from bot.guide.reply import Reply, Section
from bot.guide.said import Author, Quoted, Text
from bot.material.pieces import Quotation
from bot.material.script import simplified
from bot.usecases import library, tongue
from bot.usecases.handing import incoming
from bot.usecases.inbound import Inbound, MessageSaved, Place, Reacted, Spoken
from bot.usecases.ports import Turn
from bot.usecases.reading import may_see
from bot.usecases.requests.evidencing import with_places
from bot.usecases.requests.inquiry import audiences, inquiry
from bot.usecases.requests.request import Request
from bot.usecases.take_turn import take_turn
from bot.usecases.turns import deliver, once, today
from bot.usecases.world import World
from prompts import render

NEWEST = 20  # maps of the channel, among which the newest with a talk is taken
_QUOTED = re.compile(r"“[^”]+”|\"[^\"]+\"|「[^」]+」|『[^』]+』|^\s*>.*$", re.MULTILINE)


def handed_in(world: World, inbound: Inbound, event: Spoken, again: bool) -> bool:
    """Whether the message brought material, and it is dealt with: what it asks to be put into the knowledge base goes
    there, everything else is understood and offered."""
    author = tongue.person(world, inbound.tenant, event.author)
    language = language_of(event.text) or author.language or "en"
    if event.files and library.asked_for(simplified(event.text)):
        library.take_in(world, inbound, event.place, language, event.text, event.files, again)
        return True
    return incoming.handed_in(world, inbound, event, language, again)


def message_saved(world: World, inbound: Inbound, event: MessageSaved, again: bool) -> None:
    """The shortcut: somebody's message becomes evidence of the journey in whose thread it stands, else of the
    channel's newest."""
    author = tongue.person(world, inbound.tenant, event.author)
    if event.ours:
        _whisper(world, inbound, event, author, "not_our_own")
        return
    conversation = _conversation(world, inbound, event)
    if conversation is None:
        _whisper(world, inbound, event, author, "nowhere_to_save")
        return
    if title := _saved_before(world, inbound, event, conversation):
        _whisper(world, inbound, event, author, "saved_before", title=title)
        return
    quotes = _of_message(world, inbound.tenant, event)
    there = inbound.model_copy(update={"conversation": conversation})
    place = _place(world, inbound.tenant, conversation) or event.place
    take_turn(world, there, place, event.author, lambda a: Text(a, "", today(world), None, quotes), again)
    _ask_where(world, inbound, event, author, conversation)


def reacted(world: World, inbound: Inbound, event: Reacted, again: bool) -> None:
    """The same as the shortcut, by an emoji; of a message that cannot be had nothing is said."""
    if world.past is None or not may_see(world, inbound.tenant, event.author, event.place.channel):
        return
    kind = world.directory.channel(inbound.tenant, event.place.channel).kind
    where = event.place.model_copy(update={"kind": kind})
    saved = world.past.saved(inbound.tenant, where, event.ts, event.author)
    if saved is not None and not saved.ours:
        there = f"{saved.place.channel}:{saved.place.thread}"
        message_saved(world, inbound.model_copy(update={"conversation": there}), saved, again)


def _ask_where(world: World, inbound: Inbound, event: MessageSaved, author: Author, conversation: str) -> None:
    """Where on the map it may belong, to whoever saved it alone."""
    link = world.mouth.permalink(inbound.tenant, event.place, event.ts)
    may = audiences(world, inbound.tenant, author.id, None)
    with world.store() as store:
        session = store.conversations.session(inbound.tenant, conversation)
        journey = store.journeys.get(inbound.tenant, session.journey) if session else None
        made = next((e for e in reversed(journey.evidence) if e.permalink == link), None) if journey and link else None
        if journey is None or made is None:
            return
        language = author.language or "en"
        asked = inquiry(world, store, inbound.tenant, event.place, author, language, Request("evidence"), may)
        reply = with_places(asked, journey, made.id, made.text, Reply(language))
    if reply.sections:
        world.mouth.whisper(inbound.tenant, event.place, author.id, reply)


def _of_message(world: World, tenant: str, event: MessageSaved) -> tuple[Quoted, ...]:
    """What a colleague says is the team's, unless it is nearly all quotation; what they forward is somebody else's."""
    said_by = world.directory.person(tenant, event.said_by).name
    link = world.mouth.permalink(tenant, event.place, event.ts)
    forwarded = tuple(
        Quoted(piece.text, source=piece.by or said_by, permalink=piece.link or link, kind="message")
        for piece in event.material
        if isinstance(piece, Quotation)
    )
    if not event.text.strip():
        return forwarded
    ours = world.directory.is_full_member(tenant, event.said_by) and not _is_quotation(event.text)
    origin = "team" if ours else "customer"
    return (Quoted(event.text, source=said_by, permalink=link, kind="message", origin=origin), *forwarded)


def _is_quotation(text: str) -> bool:
    inside = sum(len(found[0]) for found in _QUOTED.finditer(text))
    return inside > 0.6 * len(text)


def _conversation(world: World, inbound: Inbound, event: MessageSaved) -> str | None:
    with world.store() as store:
        if store.conversations.session(inbound.tenant, inbound.conversation):
            return inbound.conversation
        newest = store.journeys.listing(inbound.tenant, channels=(event.place.channel,), limit=NEWEST)
        talks = (store.conversations.of_journey(inbound.tenant, one.id) for one in newest)
        return next((places[0][0] for places in talks if places), None)


def _place(world: World, tenant: str, conversation: str) -> Place | None:
    with world.store() as store:
        session = store.conversations.session(tenant, conversation)
        places = store.conversations.of_journey(tenant, session.journey) if session else ()
        return next((place for key, place in places if key == conversation), None)


def _saved_before(world: World, inbound: Inbound, event: MessageSaved, conversation: str) -> str:
    """The title of the map that has this very message as evidence already; "" where it has not."""
    link = world.mouth.permalink(inbound.tenant, event.place, event.ts)
    with world.store() as store:
        turn = store.turns.get(inbound.tenant, inbound.key)
        session = store.conversations.session(inbound.tenant, conversation)
        journey = store.journeys.get(inbound.tenant, session.journey) if session else None
    if turn is not None or link is None or journey is None:
        return ""  # a turn that is there already is this very saving, repeated
    return journey.title if any(one.permalink == link for one in journey.evidence) else ""


def _whisper(world: World, inbound: Inbound, event: MessageSaved, author: Author, entry: str, **values: object) -> None:
    language = author.language or "en"
    text = render(f"usecases/talk.{entry}", language, **values)
    reply = Reply(language, (Section(text),), only_to=author.id)
    turn = once(world, inbound.tenant, inbound.key, lambda _: Turn(inbound.key, event.place, reply))
    deliver(world, inbound.tenant, turn, again=True)
