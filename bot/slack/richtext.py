"""Rich text blocks, as Slack's clients send them → plain text: no formatting marks, lists as lines."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from bot.slack import emoji

Json = dict[str, Any]
Names = Callable[[str], str | None]
POINTER = "\u2063"  # invisible, and nothing that a keyboard writes
_COUNTED = re.compile(r"\s*(\d{1,3})(?:\s{2,}|\t)\s*(\S.*)")


def text_of(blocks: Any, bot: str, names: Names) -> str | None:
    """The text of all rich text blocks; None where the message has none."""
    rich = _rich(blocks)
    if not rich:
        return None
    return "\n".join(_part(part, bot, names) for block in rich for part in _list(block.get("elements")))


def users_in(blocks: Any) -> frozenset[str]:
    return frozenset(_users(_rich(blocks)))


def _users(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _users(item)
    elif isinstance(value, dict):
        if value.get("type") == "user":
            yield str(value.get("user_id"))
        yield from _users(value.get("elements"))


def _rich(blocks: Any) -> list[Json]:
    return [block for block in _list(blocks) if isinstance(block, dict) and block.get("type") == "rich_text"]


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _part(part: Json, bot: str, names: Names) -> str:
    if part.get("type") == "rich_text_list":
        return "\n".join(_items(part, bot, names))
    text = "".join(_element(each, bot, names) for each in _list(part.get("elements"))).rstrip("\n")
    return _numbered(text) if part.get("type") == "rich_text_preformatted" else text


def _numbered(text: str) -> str:
    """Lines that a code block counts in a column of their own are a numbered list."""
    lines = [line for line in text.split("\n") if line.strip()]
    counted = [_COUNTED.fullmatch(line) for line in lines]
    if len(lines) < 2 or not all(counted):
        return text
    numbers = [int(found[1]) for found in counted if found]
    if numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return text
    return "\n".join(f"{found[1]}. {found[2]}" for found in counted if found)


def _items(part: Json, bot: str, names: Names) -> Iterator[str]:
    first = int(part.get("offset") or 0) + 1
    for number, text in enumerate(items_of(part, bot, names), first):
        mark = f"{number}." if part.get("style") == "ordered" else "•"
        if text:
            yield f"{mark} {text}"


def items_of(part: Json, bot: str, names: Names) -> list[str]:
    """The items of a list; an item that is struck out is empty."""
    return [_part(item, bot, names).strip(" ,，、") for item in _list(part.get("elements"))]


def _element(each: Json, bot: str, names: Names) -> str:
    """Struck text is taken back by its writer."""
    style = each.get("style")
    if isinstance(style, dict) and style.get("strike"):
        return ""
    match each.get("type"):
        case "text":
            return str(each.get("text", ""))
        case "user":
            return person(str(each.get("user_id")), "", bot, names)
        case "emoji":
            return emoji.from_code_points(str(each.get("unicode", ""))) or emoji.named(str(each.get("name")))
        case "link":
            return link(str(each.get("url", "")), str(each.get("text") or ""))
        case "channel":
            return reference("#", str(each.get("channel_id")), names)
        case "broadcast":
            return f"@{each.get('range')}"
        case "usergroup":
            return reference("@", str(each.get("usergroup_id")), names)
        case "date":
            return str(each.get("fallback") or each.get("timestamp", ""))
        case "color":
            return str(each.get("value", ""))
    return ""


def person(id: str, label: str, bot: str, names: Names) -> str:
    if id == bot:
        return ""
    return f"@{label}" if label else reference("@", id, names)


def reference(mark: str, id: str, names: Names) -> str:
    """By its name; an id whose name is still to be asked for is set apart from letters that somebody typed."""
    return mark + (names(id) or POINTER + id)


def link(url: str, label: str) -> str:
    bare = url.removeprefix("mailto:").removeprefix("tel:")
    if not label or label in (bare, url) or url.removeprefix("https://").removeprefix("http://").rstrip("/") == label:
        return label or bare
    return f"{label} ({bare})"
