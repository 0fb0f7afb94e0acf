"""What Slack accepts as blocks: the layout blocks, the total, and the rules across blocks."""

import ipaddress
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from bot.playground import elements, limits
from bot.playground.newer import across, newer
from bot.playground.refusal import Fault, Refused
from bot.playground.rules import Anything, Bool, Enum, Items, Json, OneOf, Shape, Str, Text, Whole

_HERE = {"localhost", "testserver"}


def _unreachable(url: str) -> bool:
    """Whether Slack's servers could not fetch this address: it is local to one machine or network."""
    host = urlsplit(url).hostname or ""
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return host in _HERE or "." not in host


def _one_picture(block: Json, at: str, faults: list[Fault]) -> None:
    if ("image_url" in block) == ("slack_file" in block):
        faults.append(Fault("must define either `image_url` or `slack_file`", at))
    url = block.get("image_url")
    if isinstance(url, str) and (not url.startswith(("http://", "https://")) or _unreachable(url)):
        faults.append(Fault("downloading image failed", f"{at}/image_url"))


def _text_or_fields(block: Json, at: str, faults: list[Fault]) -> None:
    if "text" not in block and "fields" not in block:
        faults.append(Fault("must define either `text` or `fields`", f"{at}/type"))


def _even_columns(block: Json, at: str, faults: list[Fault]) -> None:
    for index, row in enumerate(block.get("rows") or []):
        if isinstance(row, list) and len(row) > limits.TABLE_COLUMNS:
            faults.append(Fault(f"no more than {limits.TABLE_COLUMNS} items allowed", f"{at}/rows/{index}"))


_IMAGE = Shape(
    {"alt_text": Str(limits.IMAGE_ALT, 1)},
    {
        "image_url": Str(limits.IMAGE_URL),
        "slack_file": Shape({}, {"id": Str(255), "url": Str(limits.IMAGE_URL)}),
        "title": Text(limits.IMAGE_TITLE),
        "block_id": Str(limits.BLOCK_ID),
    },
    (_one_picture,),
)
_BLOCK_ID = {"block_id": Str(limits.BLOCK_ID)}
_CONTEXT_TEXT = {
    kind: Shape({"text": Str(limits.SECTION_TEXT, 1)}, {"emoji": Bool(), "verbatim": Bool()})
    for kind in ("mrkdwn", "plain_text")
}

BLOCKS: Mapping[str, Shape] = {
    "section": Shape(
        {},
        {
            "text": Text(limits.SECTION_TEXT, mrkdwn=True),
            "fields": Items(Text(limits.SECTION_FIELD, mrkdwn=True), limits.SECTION_FIELDS),
            "accessory": elements.element(elements.IN_SECTION, image=_IMAGE),
            "expand": Bool(),
            **_BLOCK_ID,
        },
        (_text_or_fields,),
    ),
    "header": Shape({"text": Text(limits.HEADER_TEXT)}, {**_BLOCK_ID, "level": Whole(1, 6)}),
    "divider": Shape({}, _BLOCK_ID),
    "context": Shape(
        {
            "elements": Items(
                OneOf({**_CONTEXT_TEXT, "image": _IMAGE}, frozenset({"mrkdwn", "plain_text", "image"})),
                limits.CONTEXT_ELEMENTS,
            )
        },
        _BLOCK_ID,
    ),
    "actions": Shape({"elements": Items(elements.element(elements.IN_ACTIONS), limits.ACTIONS_ELEMENTS)}, _BLOCK_ID),
    "context_actions": Shape(
        {
            "elements": Items(
                elements.element(frozenset({"feedback_buttons", "icon_button"})), limits.CONTEXT_ACTIONS_ELEMENTS
            )
        },
        _BLOCK_ID,
    ),
    "input": Shape(
        {"label": Text(limits.INPUT_LABEL), "element": elements.element(elements.IN_INPUT)},
        {"hint": Text(limits.INPUT_HINT), "optional": Bool(), "dispatch_action": Bool(), **_BLOCK_ID},
    ),
    "image": _IMAGE,
    "markdown": Shape({"text": Str(limits.MARKDOWN_TEXT, 1)}, _BLOCK_ID),
    "rich_text": Shape({"elements": Items(Anything(), 1000)}, _BLOCK_ID),
    "table": Shape(
        {"rows": Items(Items(Anything(), 1000), limits.TABLE_ROWS)},
        {"column_settings": Anything(), **_BLOCK_ID},
        (_even_columns,),
    ),
    **newer(_IMAGE),
    "file": Shape({"external_id": Str(255), "source": Enum(frozenset({"remote"}))}, _BLOCK_ID),
}
_EVERYWHERE = frozenset({"section", "header", "divider", "context", "actions", "input", "image", "rich_text"})
_NEWER = {"plan", "task_card", "card", "carousel", "data_table", "data_visualization"}
ON_MESSAGE = _EVERYWHERE | {"markdown", "table", "context_actions", "file"} | _NEWER
ON_VIEW = _EVERYWHERE
ON_MODAL = _EVERYWHERE | {"alert"}


def parts(block: Json) -> Iterator[Json]:
    """The interactive elements of one block, in reading order."""
    for name in ("accessory", "element"):
        if isinstance(block.get(name), dict):
            yield block[name]
    if block.get("type") == "carousel":
        yield from (part for each in block.get("elements") or [] if isinstance(each, dict) for part in parts(each))
    if block.get("type") == "card":
        yield from (part for part in block.get("actions") or [] if isinstance(part, dict))
    if block.get("type") in ("actions", "context_actions"):
        yield from (part for part in block.get("elements") or [] if isinstance(part, dict))


def _repeats(blocks: list[Json], at: str, faults: list[Fault]) -> None:
    seen: set[str] = set()
    for index, block in enumerate(blocks):
        name = block.get("block_id")
        if name and name in seen:
            faults.append(Fault(f"`block_id` already exists: {name}", f"{at}/{index}/block_id"))
        seen.add(name or "")
        ids = [part["action_id"] for part in parts(block) if part.get("action_id")]
        for action in {each for each in ids if ids.count(each) > 1}:
            faults.append(Fault(f"`action_id` {action} already exists", f"{at}/{index}"))


def faults_in(blocks: Any, at: str, allowed: frozenset[str], most: int) -> list[Fault]:
    """Everything Slack would object to in `blocks`; `at` is their JSON pointer (`/blocks`, `/view/blocks`)."""
    faults: list[Fault] = []
    Items(OneOf(BLOCKS, allowed), most, 0).check(blocks, at, faults)
    if not faults:
        _repeats(blocks, at, faults)
        across(blocks, at, faults)
    return faults


def weight(value: Any) -> int:
    """Characters of text in blocks plus the allowance for containers, as `limits.BLOCKS_TOTAL` counts."""
    if isinstance(value, list):
        return sum(weight(item) for item in value)
    if not isinstance(value, dict):
        return 0
    own = limits.CONTAINER_ALLOWANCE if value.get("type") in BLOCKS or "elements" in value else 0
    text = value.get("text")
    return (
        own
        + (len(text) if isinstance(text, str) else 0)
        + sum(weight(item) for name, item in value.items() if isinstance(item, dict | list) and name != "confirm")
    )


def check_message(blocks: Any, is_picture: Callable[[str], bool]) -> list[Json]:
    """Blocks of a message, with ids filled in as Slack fills them.

    Raises `Refused`: `invalid_blocks_format` (not an array of objects), `invalid_blocks`, `msg_blocks_too_long`.
    """
    if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
        raise Refused("invalid_blocks_format")
    faults = faults_in(blocks, "/blocks", ON_MESSAGE, limits.MESSAGE_BLOCKS)
    if wrong := faults or picture_faults(blocks, "/blocks", is_picture):
        raise Refused("invalid_blocks", *wrong)
    if weight(blocks) > limits.BLOCKS_TOTAL:
        raise Refused("msg_blocks_too_long")
    return with_ids(blocks)


def picture_faults(blocks: list[Json], at: str, is_picture: Callable[[str], bool]) -> list[Fault]:
    """Image blocks that name a Slack file which is not there, or is no picture."""
    return [
        Fault("invalid slack file", f"{at}/{index}/slack_file")
        for index, block in enumerate(blocks)
        for picture in (block, block.get("accessory") or {})
        if isinstance(picture.get("slack_file"), dict)
        and not is_picture(picture["slack_file"].get("id") or picture["slack_file"].get("url", ""))
    ]


def with_ids(blocks: list[Json]) -> list[Json]:
    """The same blocks with a `block_id` on each and an `action_id` on each element, as Slack assigns them."""
    filled = []
    for index, block in enumerate(blocks):
        block = {**block, "block_id": block.get("block_id") or f"b{index:04d}"}
        for number, part in enumerate(parts(block)):
            part.setdefault("action_id", f"a{index:03d}{number:02d}")
        filled.append(block)
    return filled
