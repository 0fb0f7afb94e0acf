"""Tells a person that something went wrong with what they sent, with the reference under which the log has it."""

import logging

from bot.guide.reply import Reply
from bot.journey.model import Language
from bot.slack.directory import Directory
from bot.slack.errors import SlackRefused, SlackUnavailable, reason, record
from bot.slack.letters import written_in
from bot.slack.mouth import Mouth
from bot.usecases.inbound import (
    Clicked,
    Commanded,
    Departed,
    Edited,
    Emptied,
    Forgetting,
    Inbound,
    ListLooked,
    MessageSaved,
    Rang,
    Renumbered,
    Spoken,
    TicketsMoved,
    Tidied,
)

log = logging.getLogger("bot.slack")


class Apologies:
    """Satisfies the inbox's `on_fault`. Nothing is raised from here: who cannot be told is noted in the log."""

    def __init__(self, mouth: Mouth, directory: Directory) -> None:
        self._mouth, self._directory = mouth, directory

    def __call__(self, inbound: Inbound, fault: BaseException) -> None:
        reference = record(fault)
        if isinstance(inbound.event, Rang | Emptied | Departed | ListLooked | TicketsMoved | Renumbered | Tidied):
            return  # nobody has said anything
        try:
            self._tell(inbound, reason(fault, self._language(inbound), reference))
        except (SlackRefused, SlackUnavailable) as refused:
            log.error("nobody could be told of %s: %s", reference, refused)

    def _tell(self, inbound: Inbound, reply: Reply) -> None:
        """Where they look for an answer; where that cannot be reached, in their DM."""
        for way in (self._in_the_modal, self._beside, self._in_place):
            try:
                if way(inbound, reply):
                    return
            except SlackRefused as refused:
                log.info("apologising elsewhere: %s", refused)
        event = inbound.event
        person = event.person if isinstance(event, Forgetting) else getattr(event, "author", "")
        self._mouth.post(inbound.tenant, self._mouth.dm(inbound.tenant, person), reply, _turn(inbound), again=True)

    def _in_the_modal(self, inbound: Inbound, reply: Reply) -> bool:
        event = inbound.event
        if not isinstance(event, Clicked | Commanded) or not event.view:
            return False
        self._mouth.show_text(inbound.tenant, event.view, "Journey", reply, "error")
        return True

    def _beside(self, inbound: Inbound, reply: Reply) -> bool:
        event = inbound.event
        if not isinstance(event, Clicked | Commanded | MessageSaved) or not event.response_url:
            return False
        self._mouth.respond(event.response_url, reply)
        return True

    def _in_place(self, inbound: Inbound, reply: Reply) -> bool:
        event = inbound.event
        if not isinstance(event, Spoken | Edited):
            return False
        self._mouth.post(inbound.tenant, event.place, reply, _turn(inbound), again=True)
        return True

    def _language(self, inbound: Inbound) -> Language:
        """Somebody whose locale is neither of ours is answered in what they wrote."""
        known = self._directory.language(inbound.tenant, getattr(inbound.event, "author", ""))
        return known or written_in(getattr(inbound.event, "text", ""))


def _turn(inbound: Inbound) -> str:
    return f"{inbound.key} apology"
