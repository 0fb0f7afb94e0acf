"""Notes that the model could not read go back to the guide, which hears them as if there were no model."""

from bot.guide.advance import advance
from bot.guide.notes import is_notes
from bot.guide.said import Text
from bot.guide.turn import State
from bot.usecases import tongue
from bot.usecases.inbound import Inbound, Proposed, Thought
from bot.usecases.ports import Store, Turn
from bot.usecases.turns import deliver, once, saved, today
from bot.usecases.world import World


def hand_back(world: World, inbound: Inbound, thought: Thought) -> None:
    """Short texts stay as the guide kept them: it has said so."""
    if world.mind is None or not is_notes(thought.text):
        return
    event = Proposed(
        place=thought.place,
        author=thought.author,
        language=thought.language,
        changes=(),
        seen=0,
        message=thought.message,
        unread=True,
    )
    world.mind.later(inbound.model_copy(update={"key": f"{inbound.key}:back", "event": event}))


def heard_after_all(world: World, inbound: Inbound, event: Proposed, again: bool) -> None:
    author = tongue.person(world, inbound.tenant, event.author)

    def work_out(store: Store) -> Turn:
        tenant, conversation = inbound.tenant, inbound.conversation
        session = store.conversations.session(tenant, conversation)
        held = [k for k in session.kept if k.message == event.message and is_notes(k.text)] if session else []
        if session is None or not held:
            return Turn(inbound.key, None, None)
        journey = store.journeys.get(tenant, session.journey)
        freed = session.model_copy(update={"kept": tuple(k for k in session.kept if k not in held)})
        craft = world.craft(tenant, event.place)
        state = State(journey, freed, craft, lambda: store.journeys.revisions(tenant, journey.id), world.reader)
        text = "\n".join(kept.text for kept in held)
        outcome = advance(state, Text(author, text, today(world), event.message, notes=True))
        saved(world, store, tenant, journey, outcome, author.id, event.message)
        store.conversations.store(tenant, conversation, outcome.session, event.place)
        return Turn(inbound.key, event.place, outcome.reply, journey.id)

    turn = once(world, inbound.tenant, inbound.key, work_out)
    deliver(world, inbound.tenant, turn, again)
