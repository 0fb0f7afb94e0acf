"""rich_text blocks to HTML (reference/block-kit/blocks/rich-text-block)."""

from typing import Any

from markupsafe import Markup, escape

from bot.playground.emoji import TO_SIGN
from bot.playground.page.mrkdwn import Names, mrkdwn

Json = dict[str, Any]
_STYLES = (("bold", "strong"), ("italic", "em"), ("strike", "s"), ("code", "code"))


def rich_text(block: Json, names: Names) -> Markup:
    return Markup("").join(_part(part, names) for part in block.get("elements", []))


def _part(part: Json, names: Names) -> Markup:
    inside = part.get("elements", [])
    kind = part.get("type")
    if kind == "rich_text_list":
        tag = "ol" if part.get("style") == "ordered" else "ul"
        items = Markup("").join(Markup("<li>{}</li>").format(_part(item, names)) for item in inside)
        return Markup(f"<{tag}>{items}</{tag}>")
    body = Markup("").join(_leaf(leaf, names) for leaf in inside)
    if kind == "rich_text_quote":
        return Markup("<blockquote>{}</blockquote>").format(body)
    if kind == "rich_text_preformatted":
        return Markup("<pre>{}</pre>").format(body)
    return Markup("<span>{}</span>").format(body)


def _leaf(leaf: Json, names: Names) -> Markup:
    kind = leaf.get("type")
    if kind == "emoji":
        name = str(leaf.get("name", ""))
        return escape(TO_SIGN.get(name, f":{name}:"))
    if kind == "link":
        return mrkdwn(f"<{leaf.get('url', '')}|{leaf.get('text') or leaf.get('url', '')}>", names)
    marks = {
        "user": f"<@{leaf.get('user_id')}>",
        "channel": f"<#{leaf.get('channel_id')}>",
        "broadcast": f"<!{leaf.get('range')}>",
    }
    if kind in marks:
        return mrkdwn(marks[str(kind)], names)
    html = Markup(str(escape(leaf.get("text", ""))).replace("\n", "<br>"))
    for style, tag in _STYLES:
        if leaf.get("style", {}).get(style):
            html = Markup(f"<{tag}>{html}</{tag}>")
    return html
