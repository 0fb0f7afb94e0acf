"""What a person may touch: their channels, and the messages they can see there."""

from bot.playground.channels import Channel
from bot.playground.messages import Message
from bot.playground.people import Person
from bot.playground.standin import StandIn


class NotAllowed(Exception):
    """Something a person cannot do in Slack: not a member, not their message, nothing there to press."""


def member(s: StandIn, person: Person, channel: str) -> Channel:
    found = s.workspace.channels.get(channel)
    if found is None or person.id not in found.members:
        raise NotAllowed("not a member of this channel")
    return found


def visible(s: StandIn, person: Person, channel: str, ts: str) -> Message:
    member(s, person, channel)
    found = s.workspace.message(channel, ts)
    if found is None or found.only_for not in (None, person.id):
        raise NotAllowed("no such message")
    return found
