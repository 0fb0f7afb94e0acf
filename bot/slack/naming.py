"""Names for the ids that a text still carries.

Before the acknowledgement only names already known are put in; when the event is worked on there is time to ask.
"""

import re

from bot.slack.directory import Directory
from bot.slack.errors import SlackRefused
from bot.usecases.inbound import Commanded, Edited, Inbound, MessageSaved, Spoken

_PERSON = re.compile(r"(?<!\w)@([UW][A-Z0-9]{6,})\b")
_CHANNEL = re.compile(r"(?<!\w)#([CG][A-Z0-9]{6,})\b")


def named(inbound: Inbound, directory: Directory) -> Inbound:
    """`@U0TOM00001` → `@Tom`, `#C0LAB00001` → `#journey-lab`. Raises `SlackUnavailable`."""
    event = inbound.event
    if not isinstance(event, Spoken | Edited | MessageSaved | Commanded):
        return inbound
    text = _PERSON.sub(lambda found: "@" + directory.person(inbound.tenant, found[1]).name, event.text)
    text = _CHANNEL.sub(lambda found: "#" + _channel(inbound.tenant, found[1], directory), text)
    return inbound.model_copy(update={"event": event.model_copy(update={"text": text})})


def _channel(tenant: str, id: str, directory: Directory) -> str:
    """A channel that the bot cannot see keeps its id."""
    try:
        return directory.channel(tenant, id).name or id
    except SlackRefused:
        return id
