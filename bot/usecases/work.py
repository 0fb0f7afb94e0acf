"""Work on one inbound event: whoever addresses the bot gets an answer, and everything else is left in peace."""

import logging
from collections.abc import Callable
from typing import Any

from bot.usecases import (
    clicks,
    command,
    departing,
    evidence,
    home,
    listed,
    mention,
    privacy,
    proposals,
    think,
    tidying,
    unfurling,
)
from bot.usecases.inbound import (
    AssistantOpened,
    CameDue,
    Clicked,
    Commanded,
    Deleted,
    Departed,
    Edited,
    Emptied,
    Event,
    Forgetting,
    HomeOpened,
    Inbound,
    LinkShared,
    ListLooked,
    MessageSaved,
    Proposed,
    Rang,
    Reacted,
    Renumbered,
    Spoken,
    Submitted,
    Thought,
    TicketsMoved,
    Tidied,
)
from bot.usecases.ports import CannotTell
from bot.usecases.requests import pressing
from bot.usecases.rooting import find_root
from bot.usecases.sending import moved
from bot.usecases.unsure import unsure
from bot.usecases.workshops import moving
from bot.usecases.world import World

log = logging.getLogger("bot.turns")
Worked = Callable[[World, Inbound, Any, bool], None]


def _nothing(_world: World, _inbound: Inbound, _event: Any, _again: bool) -> None:
    """It was an anonymous answer, was taken, and has been emptied since."""


_WORK: dict[type, Worked] = {
    Spoken: mention.spoken,
    Edited: mention.edited,
    Deleted: mention.deleted,
    Clicked: clicks.clicked,
    Submitted: clicks.submitted,
    Commanded: command.commanded,
    HomeOpened: home.opened,
    AssistantOpened: home.assistant,
    MessageSaved: evidence.message_saved,
    Reacted: evidence.reacted,
    Thought: think.thought,
    Proposed: proposals.proposed,
    Rang: moving.rang,
    CameDue: pressing.came_due,
    Departed: departing.departed,
    Renumbered: tidying.renumbered,
    Tidied: tidying.tidied,
    Forgetting: privacy.forgotten,
    LinkShared: unfurling.shared,
    ListLooked: listed.looked,
    TicketsMoved: moved.moved,
    Emptied: _nothing,
}


def work(world: World, inbound: Inbound, again: bool) -> None:
    """`again`: this may be a repeat after a crash; nothing is saved or said twice."""
    event: Event = inbound.event
    try:
        if isinstance(event, Spoken | Edited | Deleted | Clicked | Submitted):
            find_root(world, inbound, event.place)
        _WORK[type(event)](world, inbound, event, again)
    except CannotTell as silent:
        if isinstance(event, CameDue):
            raise  # nobody waits for it now: tried again until it can be told
        log.warning("nobody let in, and told so: %s", silent)
        unsure(world, inbound, event)


def work_alone(world: World, inbound: Inbound, again: bool) -> bool:
    """For a workspace that the app has left: what is done to what is kept of it is done all the same, and nobody is
    told. False where the event was for somebody there."""
    event = inbound.event
    if isinstance(event, Forgetting):
        inbound = inbound.model_copy(update={"event": event.model_copy(update={"quietly": True})})
    elif not isinstance(event, Tidied | Departed | Renumbered | Emptied):
        return False
    work(world, inbound, again)
    return True
