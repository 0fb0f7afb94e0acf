"""Block Kit's blocks, typed where we use them. Texts given to `section` and `context` are mrkdwn already."""

import re
from collections.abc import Sequence
from typing import Any, TypeVar

from bot.slack import limits
from bot.slack.views.pieces import short

Block = dict[str, Any]
Element = dict[str, Any]
T = TypeVar("T")


_CALL = re.compile(r"<!(\w+)[^<>]*>")


def plain(text: str) -> Element:
    """Slack's marks for calling everybody, which a person may have typed, as the words they stand for."""
    return {"type": "plain_text", "text": _CALL.sub(r"@\1", text), "emoji": True}


def mrkdwn(text: str) -> Element:
    """`verbatim`: Slack makes no link or mention of its own out of what a person typed."""
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def section(text: str, accessory: Element | None = None) -> Block:
    made: Block = {"type": "section", "text": mrkdwn(text)}
    return {**made, "accessory": accessory} if accessory else made


def context(text: str) -> Block:
    return {"type": "context", "elements": [mrkdwn(text)]}


def header(text: str) -> Block:
    return {"type": "header", "text": plain(short(text, limits.HEADER_TEXT))}


def actions(elements: list[Element], block_id: str = "") -> Block:
    made: Block = {"type": "actions", "elements": elements}
    return {**made, "block_id": block_id} if block_id else made


def button(action_id: str, label: str, value: str, style: str = "") -> Element:
    made: Element = {
        "type": "button",
        "action_id": action_id,
        "text": plain(short(label, limits.BUTTON_TEXT) or "…"),
        "value": value,
    }
    if len(label) > limits.BUTTON_TEXT:
        made["accessibility_label"] = short(label, limits.BUTTON_TEXT)
    return {**made, "style": style} if style else made


def option(label: str, value: str, note: str = "") -> Element:
    made: Element = {"text": plain(short(label, limits.OPTION_TEXT) or "…"), "value": value}
    return {**made, "description": plain(note)} if note and len(note) <= limits.OPTION_TEXT else made


def checkboxes(action_id: str, options: list[Element], chosen: list[Element]) -> Element:
    made: Element = {"type": "checkboxes", "action_id": action_id, "options": options}
    return {**made, "initial_options": chosen} if chosen else made


def menu(action_id: str, placeholder: str, options: list[Element]) -> Element:
    return {
        "type": "static_select",
        "action_id": action_id,
        "placeholder": plain(short(placeholder, limits.PLACEHOLDER)),
        "options": options[: limits.SELECT_OPTIONS],
    }


def rows(items: Sequence[T], most: int) -> list[list[T]]:
    return [list(items[start : start + most]) for start in range(0, len(items), most)]


def weight(block: Block) -> int:
    """Characters of text in a block and what Slack counts for the block itself."""
    return limits.BLOCK_ALLOWANCE + _characters(block)


def _characters(value: Any) -> int:
    if isinstance(value, list):
        return sum(_characters(item) for item in value)
    if not isinstance(value, dict):
        return 0
    own = len(value["text"]) if isinstance(value.get("text"), str) else 0
    return own + sum(_characters(item) for item in value.values() if isinstance(item, dict | list))
