"""What a listener is given: the inbox, who we are, and the few things it may ask before it acknowledges."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.journey.model import Language
from bot.slack.identity import Identity
from bot.slack.places import Kinds
from bot.slack.plain import Names, nobody
from bot.slack.rates import Rates
from bot.slack.web import Web
from bot.telemetry.meters import ACCEPT_SECONDS, ACCEPTS, timed
from bot.telemetry.trail import following
from bot.usecases.inbound import Event, Inbound

log = logging.getLogger("bot.slack")
Accept = Callable[[Inbound], bool]
"""Stores an event under its key, durably, before it returns: True the first time. Raises when it could not."""

Concerns = Callable[[str, str], bool]
"""Whether a conversation of a tenant is a journey's, so that what is said there without a mention matters."""

Begins = Callable[[str, str], bool]
"""Whether a journey is being begun in a channel of a tenant whose thread is not known yet."""

Validate = Callable[[str, tuple[tuple[str, str], ...], Language], tuple[tuple[str, str], ...]]
"""(form, fields, language) → (field, what is wrong with it), without asking anything of anybody."""

Speaks = Callable[[str, str], Language | None]
"""The language of a person of a tenant, as far as it can be found out."""


def everything_concerns(_tenant: str, _conversation: str) -> bool:
    return True


def nothing_begins(_tenant: str, _channel: str) -> bool:
    return False


def nothing_wrong(_form: str, _fields: tuple[tuple[str, str], ...], _language: Language) -> tuple[tuple[str, str], ...]:
    return ()


def unknown_language(_tenant: str, _person: str) -> Language | None:
    return None


@dataclass(frozen=True)
class Doors:
    accept: Accept
    identity: Identity
    hasty: Web
    concerns: Concerns = everything_concerns
    begins: Begins = nothing_begins
    validate: Validate = nothing_wrong
    speaks: Speaks = unknown_language
    names: Names = nobody
    reaction: str = ""  # the emoji that saves a message as evidence; "": none does
    kinds: Kinds = field(default_factory=Kinds)
    rates: Rates = field(default_factory=lambda: Rates(0, 0))

    def take(self, key: str, conversation: str, event: Event) -> bool:
        """Raises `NotSaved` where the inbox could not keep it, and `TooFast`."""
        tenant = self.identity.get().team
        inbound = Inbound(key=key, tenant=tenant, conversation=conversation, event=event)
        self.rates.check(inbound)
        with following(tenant, key, "accept"), timed(ACCEPT_SECONDS):
            try:
                new = self.accept(inbound)
            except Exception as fault:
                ACCEPTS.labels("failed").inc()
                raise NotSaved(key) from fault
            if new:
                self.rates.count(inbound)
            ACCEPTS.labels("new" if new else "known").inc()
            log.info("accepted" if new else "known already")
            return new


class NotSaved(Exception):
    """The inbox could not keep an event; Slack must not be told that we have it."""
