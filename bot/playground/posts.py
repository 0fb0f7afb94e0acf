"""Putting, changing and removing messages, and the events that follow for a channel with the bot in it."""

import re
from dataclasses import replace
from typing import Any

from bot.playground import events
from bot.playground.channels import Channel
from bot.playground.envelopes import Delivery
from bot.playground.messages import Message
from bot.playground.people import BOT_USER
from bot.playground.standin import StandIn

Json = dict[str, Any]


_ADDRESS = re.compile(r"https?://[^\s<>|]+")


def _heard(channel: Channel, message: Message) -> bool:
    return channel.has_bot and not message.only_for


def put(s: StandIn, message: Message) -> list[Delivery]:
    """Post a message: `message` for it, and `app_mention` beside it where a channel's member named the bot."""
    s.workspace.put_message(message)
    for key in message.files:
        s.workspace.share_file(s.workspace.files[key], message)
    if message.by_our_bot and message.thread:
        s.threads.bot_spoke(message.channel, message.thread)
    channel = s.workspace.channels[message.channel]
    if not _heard(channel, message):
        return []
    shown = s.shown(message, with_metadata=True)
    sent = s.emit(events.message(shown, channel), channel)
    if channel.kind != "im" and not message.by_our_bot and f"<@{BOT_USER}>" in message.text:
        sent += s.emit(events.app_mention(shown, channel), channel)
    sent += _links(s, message, channel)
    return sent


def _links(s: StandIn, message: Message, channel: Channel) -> list[Delivery]:
    """`link_shared` for addresses of the app's domains, but not for those in its own messages."""
    person = s.workspace.people.get(message.user)
    found = [url for url in _ADDRESS.findall(message.text) if url.split("/")[2] in s.config.manifest.domains]
    if not found or person is None or message.by_our_bot:
        return []
    return s.emit(events.link_shared(person, channel, message.ts, found, message.thread), channel)


def change(s: StandIn, old: Message, new: Message, quietly: bool = False) -> list[Delivery]:
    """Replace a message; `quietly` for the growth of a stream, which Slack does not announce."""
    before = s.shown(old, with_metadata=True)
    s.workspace.put_message(new)
    channel = s.workspace.channels[new.channel]
    if quietly or not _heard(channel, new):
        return []
    after = s.shown(new, with_metadata=True)
    return s.emit(events.message_changed(after, before, channel, s.workspace.new_ts()), channel)


def remove(s: StandIn, message: Message) -> list[Delivery]:
    """Delete a message. A parent with replies stays as a tombstone, which Slack announces as a change."""
    channel = s.workspace.channels[message.channel]
    if s.workspace.replies(message.channel, message.ts):
        stone = Message(
            message.channel, message.ts, "USLACKBOT", "This message was deleted.", message.thread, subtype="tombstone"
        )
        return change(s, message, stone)
    shown = s.shown(message)
    s.workspace.drop_message(message)
    if not _heard(channel, message):
        return []
    return s.emit(events.message_deleted(shown, channel, s.workspace.new_ts()), channel)


def react(s: StandIn, message: Message, name: str, person: str) -> Message:
    """Add a reaction; the caller checked that it is new."""
    kept = dict(message.reactions)
    kept[name] = (*kept.get(name, ()), person)
    return s.workspace.put_message(replace(message, reactions=tuple(kept.items())))
