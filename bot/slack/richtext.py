"""Rich text blocks, as Slack's clients send them → plain text: no formatting marks, lists as lines."""

from collections.abc import Callable, Iterator
from typing import Any

from bot.slack import emoji

Json = dict[str, Any]
Names = Callable[[str], str | None]


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
    return "".join(_element(each, bot, names) for each in _list(part.get("elements"))).rstrip("\n")


def _items(part: Json, bot: str, names: Names) -> Iterator[str]:
    first = int(part.get("offset") or 0) + 1
    for number, item in enumerate(_list(part.get("elements")), first):
        mark = f"{number}." if part.get("style") == "ordered" else "•"
        yield f"{mark} {_part(item, bot, names)}"


def _element(each: Json, bot: str, names: Names) -> str:
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
            return f"#{each.get('channel_id')}"
        case "broadcast":
            return f"@{each.get('range')}"
        case "usergroup":
            return f"@{each.get('usergroup_id')}"
        case "date":
            return str(each.get("fallback") or each.get("timestamp", ""))
        case "color":
            return str(each.get("value", ""))
    return ""


def person(id: str, label: str, bot: str, names: Names) -> str:
    if id == bot:
        return ""
    return f"@{label or names(id) or id}"


def link(url: str, label: str) -> str:
    bare = url.removeprefix("mailto:").removeprefix("tel:")
    if not label or label in (bare, url) or url.removeprefix("https://").removeprefix("http://").rstrip("/") == label:
        return label or bare
    return f"{label} ({bare})"
