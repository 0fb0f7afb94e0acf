"""Finding what a call names, and refusing as Slack does where the bot may not see it."""

from bot.playground.channels import Channel
from bot.playground.messages import Message
from bot.playground.people import Person
from bot.playground.refusal import Refused
from bot.playground.standin import StandIn


def person(s: StandIn, key: str, error: str = "user_not_found") -> Person:
    found = s.workspace.people.get(key)
    if found is None:
        raise Refused(error)
    return found


def channel(s: StandIn, key: str) -> Channel:
    """A channel that the bot can see: public, or one it is in. Anything else is `channel_not_found`."""
    found = s.workspace.channels.get(key)
    if found is None or (found.kind != "channel" and not found.has_bot):
        raise Refused("channel_not_found")
    return found


def room(s: StandIn, key: str) -> Channel:
    """A channel that the bot is in and that is not archived."""
    found = channel(s, key)
    if not found.has_bot:
        raise Refused("not_in_channel")
    if found.is_archived:
        raise Refused("is_archived")
    return found


def message(s: StandIn, channel_id: str, ts: str, error: str = "message_not_found") -> Message:
    found = s.workspace.message(channel_id, ts)
    if found is None or found.only_for:
        raise Refused(error)
    return found


def parent(s: StandIn, channel_id: str, ts: str) -> Message:
    """The first message of a thread. Raises `thread_not_found`, or `cannot_reply_to_message` for a reply's ts."""
    found = message(s, channel_id, ts, "thread_not_found")
    if found.is_reply:
        raise Refused("cannot_reply_to_message")
    return found
