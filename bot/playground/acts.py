"""What people write and where they sit; the page and the tests both act through here.

An act changes the workspace, sends what Slack would send, and returns at once with the deliveries.
"""

import uuid
from dataclasses import dataclass, field, replace

from bot.playground import posts
from bot.playground.api.conversations import add_member
from bot.playground.channels import Channel
from bot.playground.envelopes import Delivery
from bot.playground.files import File
from bot.playground.messages import Message
from bot.playground.people import Person
from bot.playground.presence import NotAllowed, member, visible
from bot.playground.standin import StandIn
from bot.playground.typed import as_text, rich_text


@dataclass(frozen=True)
class Done:
    """A message and the deliveries that its writing set off."""

    message: Message
    deliveries: list[Delivery] = field(default_factory=list)


# Writing


def say(
    s: StandIn,
    person: Person,
    channel: str,
    typed: str,
    thread: str | None = None,
    files: tuple[File, ...] = (),
    to_channel: bool = False,
) -> Done:
    """Write a message as a person types it: names after @ become mentions, emoji their names."""
    where = member(s, person, channel)
    text = as_text(typed, s.workspace.people.values(), s.workspace.channels.values())
    message = Message(
        where.id,
        s.workspace.new_ts(),
        person.id,
        text,
        thread,
        (rich_text(text),) if text else (),
        tuple(file.id for file in files),
        _subtype(files, to_channel),
        client_id=str(uuid.uuid4()),
        team=person.team,
        to_channel=to_channel,
        typed=typed,
    )
    return Done(message, posts.put(s, message))


def _subtype(files: tuple[File, ...], to_channel: bool) -> str | None:
    return "thread_broadcast" if to_channel else "file_share" if files else None


def edit(s: StandIn, person: Person, channel: str, ts: str, typed: str) -> Done:
    old = visible(s, person, channel, ts)
    if old.user != person.id:
        raise NotAllowed("not your message")
    text = as_text(typed, s.workspace.people.values(), s.workspace.channels.values())
    new = replace(
        old, text=text, typed=typed, blocks=(rich_text(text),), edited_by=person.id, edited_ts=s.workspace.new_ts()
    )
    return Done(new, posts.change(s, old, new))


def unfurl(s: StandIn, channel: str, ts: str) -> Done:
    """A `message_changed` whose text did not change, as link previews and language detection cause."""
    message = s.workspace.message(channel, ts)
    if message is None:
        raise NotAllowed("no such message")
    return Done(message, posts.change(s, message, message))


def delete(s: StandIn, person: Person, channel: str, ts: str) -> list[Delivery]:
    message = visible(s, person, channel, ts)
    if message.user != person.id:
        raise NotAllowed("not your message")
    return posts.remove(s, message)


def upload(s: StandIn, person: Person, name: str, content: bytes) -> File:
    """Keep a file for the message that will share it."""
    file = File(s.workspace.new_id("F"), name, name, len(content), person.id, int(float(s.workspace.new_ts())))
    return s.workspace.put_file(file, content)


def react(s: StandIn, person: Person, channel: str, ts: str, name: str) -> list[Delivery]:
    message = visible(s, person, channel, ts)
    if person.id in dict(message.reactions).get(name, ()):
        return []
    posts.react(s, message, name, person.id)
    where = s.workspace.channels[channel]
    item = {"type": "message", "channel": channel, "ts": ts}
    event = {
        "type": "reaction_added",
        "user": person.id,
        "reaction": name,
        "item_user": message.user,
        "item": item,
        "event_ts": s.workspace.new_ts(),
    }
    return s.emit(event, where) if where.has_bot else []


# Channels


def new_channel(s: StandIn, person: Person, name: str, private: bool, members: tuple[str, ...] = ()) -> Channel:
    """Make a channel with these members beside the maker. Raises `NotAllowed` for a name that is taken."""
    if any(one.name == name for one in s.workspace.channels.values()):
        raise NotAllowed("name taken")
    return s.workspace.new_channel(name, "group" if private else "channel", (person.id, *members))


def invite(s: StandIn, person: Person, channel: str, guest: str) -> Channel:
    where = member(s, person, channel)
    return where if guest in where.members else add_member(s, where, guest, person.id)


def join(s: StandIn, person: Person, channel: str) -> Channel:
    where = s.workspace.channels[channel]
    if where.kind != "channel":
        raise NotAllowed("private")
    return where if person.id in where.members else add_member(s, where, person.id, "")


def leave(s: StandIn, person: Person, channel: str) -> Channel:
    where = member(s, person, channel)
    now = s.workspace.put_channel(replace(where, members=tuple(one for one in where.members if one != person.id)))
    if now.has_bot:
        s.emit(
            {
                "type": "member_left_channel",
                "user": person.id,
                "channel": channel,
                "channel_type": "G" if where.kind == "group" else "C",
                "team": person.team,
                "event_ts": s.workspace.new_ts(),
            },
            now,
        )
    return now
