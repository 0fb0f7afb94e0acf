"""Take a turn in a journey's conversation: load, advance, save, answer."""

from collections.abc import Callable

from bot.guide.advance import advance
from bot.guide.reply import Reply
from bot.guide.said import Author, Corrected, Filled, Pressed, Quoted, Said, Text, Withdrawn
from bot.guide.turn import Outcome, State
from bot.usecases import announcing, departing, script, standing, tongue
from bot.usecases.curving import with_curve
from bot.usecases.inbound import Clicked, Deleted, Edited, Inbound, Place, Spoken, Submitted
from bot.usecases.ports import Store, Turn
from bot.usecases.thinking import follow_up
from bot.usecases.turns import deliver, once, saved, today, with_summary
from bot.usecases.world import World

Heard = Callable[[Author], Said]


def in_journey(world: World, inbound: Inbound, conversation: str) -> bool:
    with world.store() as store:
        return store.conversations.session(inbound.tenant, conversation) is not None


def take_turn(world: World, inbound: Inbound, place: Place, author_id: str, heard: Heard, again: bool) -> None:
    """One message, click or form of a conversation that is about a journey."""
    author = tongue.person(world, inbound.tenant, author_id)
    said = heard(author)

    def work_out(store: Store) -> Turn:
        return _worked_out(world, store, inbound, place, author, said)

    turn = once(world, inbound.tenant, inbound.key, work_out)
    deliver(world, inbound.tenant, turn, again)
    standing.settle(world, inbound.tenant, turn)
    announcing.announce(world, inbound.tenant, turn, again)
    follow_up(world, inbound, place, author_id, turn)


def _worked_out(world: World, store: Store, inbound: Inbound, place: Place, author: Author, said: Said) -> Turn:
    tenant, conversation = inbound.tenant, inbound.conversation
    session = store.conversations.session(tenant, conversation)
    if session is None:
        return Turn(inbound.key, None, None)
    journey = store.journeys.get(tenant, session.journey)
    if leaving := departing.told_if_leaving(store, tenant, journey, author.language or session.language):
        return Turn(inbound.key, place, leaving)
    craft = world.craft(tenant, place)
    state = State(
        journey,
        session,
        craft,
        lambda: store.journeys.revisions(tenant, journey.id),
        world.reader,
        defers=world.mind is not None,
    )
    plain, typed = script.heard(said)
    outcome = advance(state, plain)
    spoken = script.script_for(session, author, getattr(said, "text", ""))
    outcome = script.settled(outcome, journey, typed, author, spoken)
    outcome = announcing.marked(outcome, journey)
    outcome = standing.settling(outcome, session, inbound.key, author)
    message = getattr(said, "message", None) if not isinstance(said, Pressed) else None
    saved(world, store, tenant, journey, outcome, author.id, message)
    store.conversations.store(tenant, conversation, outcome.session, place)
    return Turn(inbound.key, place, _reply(world, outcome), journey.id)


def _reply(world: World, outcome: Outcome) -> Reply:
    reply = with_curve(outcome.reply, outcome.journey)
    return with_summary(world, reply, outcome.journey) if outcome.summarise else reply


def spoken(event: Spoken, world: World, quotes: tuple[Quoted, ...] = ()) -> Heard:
    return lambda author: Text(author, event.text, today(world), event.ts, quotes)


def edited(event: Edited, world: World) -> Heard:
    return lambda author: Corrected(author, event.ts, event.text, today(world))


def deleted(event: Deleted, world: World) -> Heard:
    return lambda author: Withdrawn(author, event.ts, today(world))


def clicked(event: Clicked, world: World) -> Heard:
    return lambda author: Pressed(author, event.does, event.values, today(world), event.message)


def submitted(inbound: Inbound, event: Submitted, world: World) -> Heard:
    kind, _, of = event.form.partition(":")
    fields = tuple((name, _named(world, inbound, name, value)) for name, value in event.fields)
    return lambda author: Filled(author, kind, of or None, fields, today(world), event.seen)


def _named(world: World, inbound: Inbound, field: str, value: str) -> str:
    """A colleague who was chosen is on the map by name, never by id."""
    return world.directory.person(inbound.tenant, value).name if value and field.endswith("_person") else value
