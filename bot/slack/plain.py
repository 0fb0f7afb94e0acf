"""Slack's message text → what the person typed. Pure; reads `blocks` where the client sent rich text, else `text`."""

import html
import re
from collections.abc import Callable, Mapping
from typing import Any

from bot.slack import emoji, richtext
from bot.slack.letters import whole
from bot.slack.richtext import link, person

Names = Callable[[str], str | None]
"""The name of a user id where it is already known; None leaves the id, to be resolved when there is time."""

_MARKUP = re.compile(r"<([^<>\n]*)>")
_SHORTCODE = re.compile(r":([a-z0-9_+\-]+)(?:::skin-tone-\d)?:")
# C0 and C1 controls but for newline and tab; zero-width marks that our own messages may have put into a copied
# text; and the marks that turn the direction of everything after them.
_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]")


def nobody(_: str) -> str | None:
    return None


def plain(message: Mapping[str, Any], bot: str, names: Names = nobody) -> str:
    """The text of a message event without markup; the bot's own mention is taken out."""
    rich = richtext.text_of(message.get("blocks"), bot, names)
    said = rich if rich is not None else _from_text(str(message.get("text") or ""), bot, names)
    return clean(said)


def clean(text: str) -> str:
    """Without control characters and direction marks; lines kept, blanks at the ends taken off."""
    text = _INVISIBLE.sub("", whole(text).replace("\r\n", "\n").replace("\r", "\n"))
    return "\n".join(line.strip() for line in text.split("\n")).strip()


def mentions(message: Mapping[str, Any]) -> frozenset[str]:
    """User ids that the message addresses. Both forms are read: a client may send either."""
    in_text = re.findall(r"<@([UW][A-Z0-9]+)(?:\|[^>]*)?>", str(message.get("text") or ""))
    return frozenset(in_text) | richtext.users_in(message.get("blocks"))


def _from_text(text: str, bot: str, names: Names) -> str:
    text = _MARKUP.sub(lambda found: _undo(found[1], bot, names), text)
    return html.unescape(_SHORTCODE.sub(lambda found: emoji.character(found[1]) or found[0], text))


def _undo(inside: str, bot: str, names: Names) -> str:
    target, _, label = inside.partition("|")
    if target.startswith("@"):
        return person(target[1:], label, bot, names)
    if target.startswith("#"):
        return f"#{label or target[1:]}"
    if target.startswith("!"):
        return label or "@" + target[1:].partition("^")[0]
    return link(target, label)
