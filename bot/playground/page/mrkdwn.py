"""Slack's mrkdwn, and the Markdown of markdown blocks and streams, to HTML that cannot do harm.

Everything a message holds is escaped first and only then given tags, so no message can bring its own.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from bot.playground.emoji import TO_SIGN
from bot.playground.typed import unescape

_FENCE = re.compile(r"```\n?(.*?)```", re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")
_TOKEN = re.compile(r"<([^<>\n]+)>")
_EMOJI = re.compile(r":([a-z0-9_+'-]+):")
_SAFE = {"http", "https", "mailto"}


@dataclass(frozen=True)
class Names:
    """How ids are said here: a person, a channel (empty where the reader may not know it)."""

    person: Callable[[str], str]
    channel: Callable[[str], str]
    me: str = ""


def plain(text: str) -> Markup:
    """plain_text: emoji, and line breaks."""
    return Markup(_emoji(str(escape(unescape(text)))).replace("\n", "<br>"))


def _emoji(html: str) -> str:
    return _EMOJI.sub(lambda found: TO_SIGN.get(found.group(1), found.group()), html)


def _is_safe(url: str) -> bool:
    try:
        return urlsplit(url).scheme in _SAFE
    except ValueError:
        return False


def _link(url: str, label: str) -> str:
    if not _is_safe(url):
        return str(escape(label))
    return f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer">{escape(label)}</a>'


def _angle(inside: str, names: Names) -> str:
    """What stands in angle brackets: a mention, a channel, a broadcast, a date or a link."""
    target, _, label = inside.partition("|")
    if target.startswith("@"):
        mine = " me" if target[1:] == names.me else ""
        return f'<span class="mention{mine}">@{escape(names.person(target[1:]))}</span>'
    if target.startswith("#"):
        return f'<span class="mention">#{escape(label or names.channel(target[1:]))}</span>'
    if target.startswith("!date"):
        return str(escape(label))
    if target.startswith("!"):
        return f'<span class="mention broadcast">@{escape(target[1:].split("^")[0])}</span>'
    return _link(unescape(target), unescape(label or target).removeprefix("mailto:"))


class _Kept:
    """Finished HTML put aside while the rest is formatted."""

    def __init__(self) -> None:
        self._parts: list[str] = []

    def keep(self, html: str) -> str:
        self._parts.append(html)
        return f"\x00{len(self._parts) - 1}\x00"

    def back(self, text: str) -> str:
        while "\x00" in text:
            text = re.sub(r"\x00(\d+)\x00", lambda found: self._parts[int(found.group(1))], text)
        return text


def mrkdwn(text: str, names: Names) -> Markup:
    kept = _Kept()
    text = text.replace("\x00", "")
    text = _FENCE.sub(lambda found: kept.keep(f"<pre>{escape(unescape(found.group(1)))}</pre>"), text)
    text = _CODE.sub(lambda found: kept.keep(f"<code>{escape(unescape(found.group(1)))}</code>"), text)
    text = _TOKEN.sub(lambda found: kept.keep(_angle(found.group(1), names)), text)
    html = _emoji(str(escape(unescape(text))))
    for mark, tag in (("*", "strong"), ("_", "em"), ("~", "s")):
        html = _pair(html, mark, tag)
    return Markup(kept.back(_lines(html)))


def _pair(html: str, mark: str, tag: str) -> str:
    """Marks count at the edge of a word, as in Slack; CJK text has no spaces, so its signs count as edges."""
    sign = re.escape(mark)
    found = rf"(?<![A-Za-z0-9{sign}]){sign}(?=\S)([^{sign}\n]+?)(?<=\S){sign}(?![A-Za-z0-9{sign}])"
    return re.sub(found, rf"<{tag}>\1</{tag}>", html)


def _lines(html: str) -> str:
    """Quotes, bullets and line breaks."""
    shown: list[str] = []
    for line in html.split("\n"):
        if line.startswith("&gt;"):
            shown.append(f"<blockquote>{line[4:].strip()}</blockquote>")
        elif found := re.match(r"\s*([•◦\-]|\d+\.)\s+(.*)", line):
            sign = "•" if found.group(1) == "-" else found.group(1)
            shown.append(f'<div class="item"><span>{sign}</span><div>{found.group(2)}</div></div>')
        else:
            shown.append(f"{line}<br>")
    joined = "".join(shown).removesuffix("<br>")
    return joined.replace("</blockquote><blockquote>", "<br>").replace("<br><pre>", "<pre>")


_MD_LINK = re.compile(r"\[([^\]\n]+)\]\(([^)\s]+)\)")


def markdown(text: str, names: Names) -> Markup:
    """The Markdown that Slack takes in markdown blocks and streams, by turning it into mrkdwn first."""
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        kept.append(found.group())
        return f"\x01{len(kept) - 1}\x01"

    text = _CODE.sub(keep, _FENCE.sub(keep, text.replace("\x01", "")))
    text = _MD_LINK.sub(lambda found: f"<{found.group(2)}|{found.group(1)}>", text)
    text = re.sub(r"(?<!\*)\*(?!\*|\s)([^*\n]+?)\*(?!\*)", r"_\1_", text)
    text = re.sub(r"\*\*(.+?)\*\*|__(.+?)__", lambda f: f"*{f.group(1) or f.group(2)}*", text)
    text = re.sub(r"~~(.+?)~~", r"~\1~", text)
    text = re.sub(r"^#{1,6} +(.+)$", r"*\1*", text, flags=re.MULTILINE)
    text = re.sub(r"^(\s*)[*+] ", r"\1- ", text, flags=re.MULTILINE)
    text = re.sub(r"\x01(\d+)\x01", lambda found: kept[int(found.group(1))], text)
    return mrkdwn(text, names)
