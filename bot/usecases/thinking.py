"""What the model is asked to think about, and when: beside the conversation, once for each message."""

from bot.guide.notes import is_notes
from bot.guide.readers.language import language_of
from bot.guide.session import Session
from bot.journey.model import Language
from bot.usecases.inbound import Inbound, Place, Spoken, Thought
from bot.usecases.interviews import is_words
from bot.usecases.ports import Turn
from bot.usecases.world import World


def follow_up(world: World, inbound: Inbound, place: Place, author: str, turn: Turn) -> None:
    """Hands on the questions that a turn left to be answered in messages of their own."""
    if world.mind is None or turn.reply is None:
        return
    for number, question in enumerate(turn.reply.asks):
        thought = Thought(
            does="answer",
            place=place,
            author=author,
            language=turn.reply.language,
            text=question,
            of=_step(world, inbound),
            only_to=turn.reply.only_to,
        )
        _later(world, inbound, f"ask{number}", thought)
    if turn.reply.summarised and turn.journey:
        told = Thought(does="tell", place=place, author=author, language=turn.reply.language, of=turn.journey)
        _later(world, inbound, "tell", told)


def _step(world: World, inbound: Inbound) -> str:
    session = _session(world, inbound)
    return session.slot if session else ""


def consider(world: World, inbound: Inbound, event: Spoken) -> None:
    """After a turn: what the guide could not place, and long notes, are read by the model."""
    if world.mind is None:
        return
    session = _session(world, inbound)
    if session is None:
        return
    left = "\n".join(kept.text for kept in session.kept if kept.message == event.ts)
    text = event.text if is_notes(event.text) else left
    files = tuple(file for file in event.files if is_words(file.name))
    if not text.strip() and not files:
        return
    language = language_for(session, event)
    thought = Thought(
        does="read",
        place=event.place,
        author=event.author,
        language=language,
        text=text,
        message=event.ts,
        files=files,
    )
    _later(world, inbound, "read", thought)


def language_for(session: Session, event: Spoken) -> Language:
    if session.fixed_language:
        return session.language
    spoken = next((p.language for p in session.people if p.id == event.author), None)
    return language_of(event.text) or spoken or session.language


def _session(world: World, inbound: Inbound) -> Session | None:
    with world.store() as store:
        return store.conversations.session(inbound.tenant, inbound.conversation)


def _later(world: World, inbound: Inbound, name: str, thought: Thought) -> None:
    assert world.mind is not None
    key = f"{inbound.key}:{name}"
    world.mind.later(inbound.model_copy(update={"key": key, "event": thought}))
