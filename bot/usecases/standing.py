"""Buttons know their time: when a question is answered, the messages before lose theirs to one line of what was
chosen and by whom. What is still waited for keeps its buttons."""

import logging
from dataclasses import replace

from bot.guide.reply import Reply
from bot.guide.said import Author
from bot.guide.saying import clipped
from bot.guide.session import Session
from bot.guide.turn import Outcome
from bot.usecases.ports import Turn
from bot.usecases.world import World
from prompts import render

log = logging.getLogger("bot.turns")
MOST = 6  # messages whose buttons are remembered


def stands(reply: Reply, key: str, session: Session) -> Session:
    """The session that knows of the buttons under the reply of this turn."""
    if not reply.asks_something or reply.only_to:
        return session
    return session.model_copy(update={"standing": (*session.standing, key)[-MOST:]})


def settling(outcome: Outcome, before: Session, key: str, author: Author) -> Outcome:
    """The outcome with the earlier messages that are over with it; none while the same thing is still waited for."""
    waits = before.waiting is not None and outcome.session.waiting == before.waiting
    if waits or not outcome.reply.asks_something:
        return replace(outcome, session=stands(outcome.reply, key, outcome.session))
    reply = replace(outcome.reply, settles=before.standing, note=_note(outcome, before, author))
    session = outcome.session.model_copy(update={"standing": ()})
    return replace(outcome, reply=reply, session=stands(reply, key, session))


def _note(outcome: Outcome, before: Session, author: Author) -> str:
    language = outcome.reply.language
    if outcome.summary:
        return render("guide/say.settled", language, name=author.name, what=clipped(outcome.summary))
    skipped = set(outcome.session.skipped) - set(before.skipped)
    return render("guide/say.settled_skipped", language, name=author.name) if skipped else ""


def settle(world: World, tenant: str, turn: Turn) -> None:
    """After the answer was said. A courtesy: a button left standing says that it is old when it is pressed."""
    if turn.place is None or turn.reply is None or turn.reply.only_to:
        return
    for key in turn.reply.settles:
        with world.store() as store:
            earlier = store.turns.get(tenant, key)
        if earlier is not None and earlier.posted and earlier.place is not None:
            world.mouth.settle(tenant, earlier.place, earlier.posted, turn.reply.note)
