"""Slack's message text → what the person typed. Pure; reads `blocks` where the client sent rich text, else `text`."""

import html
import re
from collections.abc import Callable, Mapping
from typing import Any

from bot.slack import emoji, richtext
from bot.slack.letters import whole
from bot.slack.richtext import link, person, reference

Names = Callable[[str], str | None]
"""The name of a user id where it is already known; None leaves the id, to be resolved when there is time."""

WORDED = frozenset({"section", "header", "context"})
_MARKUP = re.compile(r"<([^<>\n]*)>")
_LABELLED = re.compile(r"<(?:!subteam\^|#)([A-Z0-9]+)\|@?([^>|]*)>")
_STRUCK = re.compile(r"(?<![\w~])~(?=[^\s~])[^~\n]*(?<=[^\s~])~(?![\w~])[,，、]?")
_SHORTCODE = re.compile(r":([a-z0-9_+\-]+)(?:::skin-tone-\d)?:")
# C0 and C1 controls but for newline and tab; zero-width marks that our own messages may have put into a copied
# text; and the marks that turn the direction of everything after them.
_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]")


def nobody(_: str) -> str | None:
    return None


def plain(message: Mapping[str, Any], bot: str, names: Names = nobody) -> str:
    """The text of a message event without markup; the bot's own mention is taken out."""
    return clean(laid_out(message, bot, names))


def laid_out(message: Mapping[str, Any], bot: str, names: Names = nobody) -> str:
    """The same with the blanks that lines begin with: they say what stands below what."""
    text = str(message.get("text") or "")
    known = labelled(text, names)
    rich = richtext.text_of(message.get("blocks"), bot, known)
    said = rich if rich is not None else of_mrkdwn(text, bot, known) or shown(message.get("blocks"), bot, known)
    return _INVISIBLE.sub("", said.replace("\r\n", "\n").replace("\r", "\n"))


def labelled(text: str, names: Names) -> Names:
    """Names that the message's text tells beside the ids: of channels and of groups of people."""
    told = {found[1]: found[2] for found in _LABELLED.finditer(text) if found[2]}
    return lambda id: told.get(id) or names(id)


def clean(text: str) -> str:
    """Without control characters and direction marks; lines kept, blanks at the ends taken off."""
    text = _INVISIBLE.sub("", whole(text).replace("\r\n", "\n").replace("\r", "\n"))
    return "\n".join(line.strip() for line in text.split("\n")).strip()


def mentions(message: Mapping[str, Any]) -> frozenset[str]:
    """User ids that the message addresses. Both forms are read: a client may send either."""
    in_text = re.findall(r"<@([UW][A-Z0-9]+)(?:\|[^>]*)?>", str(message.get("text") or ""))
    return frozenset(in_text) | richtext.users_in(message.get("blocks"))


def of_mrkdwn(text: str, bot: str, names: Names) -> str:
    """Struck text is taken back by its writer."""
    text = _STRUCK.sub("", text)
    text = _MARKUP.sub(lambda found: _undo(found[1], bot, names), text)
    return html.unescape(_SHORTCODE.sub(lambda found: emoji.character(found[1]) or found[0], text))


def shown(blocks: Any, bot: str, names: Names, kinds: frozenset[str] = WORDED) -> str:
    """The words of blocks that are no rich text: sections with their fields, headers, contexts."""
    found = [block for block in blocks if isinstance(block, dict)] if isinstance(blocks, list) else []
    return "\n".join(filter(None, (_words(b, bot, names) for b in found if b.get("type") in kinds)))


def _words(block: Mapping[str, Any], bot: str, names: Names) -> str:
    listed = [each for name in ("fields", "elements") for each in block.get(name) or () if isinstance(each, dict)]
    texts = (each.get("text") if isinstance(each, dict) else each for each in (block.get("text"), *listed))
    return "\n".join(of_mrkdwn(text, bot, names) for text in texts if isinstance(text, str) and text)


def _undo(inside: str, bot: str, names: Names) -> str:
    target, _, label = inside.partition("|")
    if target.startswith("@"):
        return person(target[1:], label, bot, names)
    if target.startswith("#"):
        return f"#{label}" if label else reference("#", target[1:], names)
    if target.startswith("!subteam^"):
        id = target.removeprefix("!subteam^")
        name = label.removeprefix("@")
        return f"@{name}" if name else reference("@", id, names)
    if target.startswith("!"):
        return label or "@" + target[1:].partition("^")[0]
    return link(target, label)
