"""From what a person types to the text Slack stores and sends.

Slack escapes `&`, `<` and `>`, turns mentions, channels, broadcasts and links into angle brackets, and writes
emoji as names between colons (messaging/formatting-message-text; the emoji names are emoji-data's).
"""

import re
from collections.abc import Iterable

from bot.playground.channels import Channel
from bot.playground.emoji import TO_NAME, TO_SIGN
from bot.playground.people import Person

_BROADCASTS = ("channel", "here", "everyone")
_LINK = re.compile(r"https?://[^\s<>|]+")
_EMOJI = re.compile("|".join(re.escape(sign) for sign in sorted(TO_NAME, key=len, reverse=True)))


def escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unescape(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _names(people: Iterable[Person]) -> list[tuple[str, str]]:
    """Spoken names and handles with the id each means, longest first so that none hides another."""
    pairs = {(name, one.id) for one in people for name in (one.name, one.real_name) if name}
    return sorted(pairs, key=lambda pair: -len(pair[0]))


def as_text(typed: str, people: Iterable[Person], channels: Iterable[Channel]) -> str:
    """The `text` of a message that a person typed. Raw `<@U…>` is left as it is, for whoever pastes an id."""
    text = escape(typed)
    text = re.sub(r"&lt;([@#][A-Z0-9]+)&gt;", r"<\1>", text)
    for name, key in _names(people):
        text = re.sub(rf"(?<![A-Za-z0-9_.<])@{re.escape(name)}(?![A-Za-z0-9_])", f"<@{key}>", text, flags=re.IGNORECASE)
    for word in _BROADCASTS:
        text = re.sub(rf"(?<![A-Za-z0-9_.<!])@{word}(?![A-Za-z0-9_])", f"<!{word}>", text)
    for channel in channels:
        if channel.name:
            name = rf"(?<![A-Za-z0-9_<&/])#{re.escape(channel.name)}(?![A-Za-z0-9_-])"
            text = re.sub(name, f"<#{channel.id}|>", text)
    text = _LINK.sub(lambda found: f"<{found.group()}>", text)
    return _EMOJI.sub(lambda found: f":{TO_NAME[found.group()]}:", text)


def as_command_text(typed: str, people: Iterable[Person], channels: Iterable[Channel]) -> str:
    """The `text` of a command that escapes: ids with their names (interactivity/slash-commands)."""
    known, rooms = list(people), list(channels)
    named = {one.id: one.name for one in known} | {one.id: one.name for one in rooms}
    text = as_text(typed, known, rooms)
    return re.sub(r"<([@#])([A-Z0-9]+)\|?>", lambda found: f"<{found[1]}{found[2]}|{named.get(found[2], '')}>", text)


_TOKEN = re.compile(r"<(@[A-Z0-9]+|#[A-Z0-9]+\|?|![a-z]+|https?://[^>|]+)>|:([a-z0-9_+-]+):")


def rich_text(text: str) -> dict[str, object]:
    """The `rich_text` block that Slack's client sends beside the text of a person's message."""
    elements: list[dict[str, object]] = []
    end = 0
    for found in _TOKEN.finditer(text):
        if found.start() > end:
            elements.append({"type": "text", "text": unescape(text[end : found.start()])})
        elements.append(_element(found))
        end = found.end()
    if end < len(text):
        elements.append({"type": "text", "text": unescape(text[end:])})
    return {"type": "rich_text", "block_id": "rich", "elements": [{"type": "rich_text_section", "elements": elements}]}


def _element(found: re.Match[str]) -> dict[str, object]:
    token = found.group(1)
    if token is None:
        known = found.group(2) in TO_SIGN
        return {"type": "emoji", "name": found.group(2)} if known else {"type": "text", "text": found.group()}
    if token.startswith("@"):
        return {"type": "user", "user_id": token[1:]}
    if token.startswith("#"):
        return {"type": "channel", "channel_id": token[1:].rstrip("|")}
    if token.startswith("!"):
        return {"type": "broadcast", "range": token[1:]}
    return {"type": "link", "url": unescape(token)}
