"""What a message carries beside its words – tables, nested lists, forwarded messages, blocks of attachments – → pieces
of material. A link's preview is Slack's own, and nothing that the person said."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from bot.material import typed
from bot.material.pieces import Code, Item, Outline, Piece, Quotation, Table, squared
from bot.slack import richtext
from bot.slack.plain import WORDED, Names, nobody, of_mrkdwn, shown

Json = Mapping[str, Any]
_UNREAD = {"image": "image", "video": "video", "file": "file", "call": "call", "data_visualization": "chart"}
_WITHOUT_WORDS = frozenset({"divider", "actions", "context_actions", "input"})
_READ = WORDED | _WITHOUT_WORDS | {"rich_text", "table", "data_table", "markdown"}


def pieces(message: Json, bot: str, names: Names = nobody) -> tuple[Piece, ...]:
    """In the order of the message; the plain words of its own rich text are its text and not among them."""
    own = [piece for block in _list(message.get("blocks")) for piece in _of_own(block, bot, names)]
    carried = [piece for each in _list(message.get("attachments")) for piece in _attachment(each, bot, names)]
    return (*own, *carried)


def unread(message: Json) -> tuple[str, ...]:
    """What stands in it that cannot be read, by name; what Slack has come up with since is `other`."""
    blocks = [*_list(message.get("blocks"))]
    for each in _list(message.get("attachments")):
        if not _is_preview(each):
            blocks += _list(each.get("blocks"))
    kinds = [str(block.get("type")) for block in blocks if isinstance(block, dict)]
    return tuple(dict.fromkeys(_UNREAD.get(kind, "other") for kind in kinds if kind not in _READ))


def files(message: Json) -> tuple[Json, ...]:
    """Its own and those of the messages that it forwards, each once."""
    shared = [each for each in _list(message.get("attachments")) if not _is_preview(each)]
    found = [file for one in (message, *shared) for file in _list(one.get("files")) if file.get("id")]
    return tuple({str(file["id"]): file for file in found}.values())


def _list(value: Any) -> list[Any]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _of_own(block: Json, bot: str, names: Names) -> Iterator[Piece]:
    match block.get("type"):
        case "table" | "data_table":
            yield from _table(block, bot, names)
        case "rich_text":
            yield from _outline(block, bot, names)
        case "markdown":
            yield from typed.pieces(str(block.get("text") or ""))


def _table(block: Json, bot: str, names: Names) -> Iterator[Table]:
    rows = [[_cell(cell, bot, names) for cell in _cells(row)] for row in block.get("rows") or ()]
    heads = [str(column.get("name") or column.get("label") or "") for column in _list(block.get("columns"))]
    if any(heads):
        rows.insert(0, heads)
    made = squared(rows)
    if made:
        yield Table(made)


def _cells(row: Any) -> list[Any]:
    if isinstance(row, dict):
        row = row.get("cells") or row.get("elements") or ()
    return list(row) if isinstance(row, list | tuple) else []


def _cell(cell: Any, bot: str, names: Names) -> str:
    if not isinstance(cell, dict):
        return str(cell)
    if cell.get("type") == "rich_text":
        return (richtext.text_of([cell], bot, names) or "").strip()
    text = cell.get("text", cell.get("value", ""))
    return str(text.get("text", "") if isinstance(text, dict) else text).strip()


def _outline(block: Json, bot: str, names: Names) -> Iterator[Piece]:
    """Only where it has levels: a flat list is the message's own text."""
    items: list[Item] = []
    for part in _list(block.get("elements")):
        if part.get("type") == "rich_text_list":
            depth = int(part.get("indent") or 0)
            items += [Item(depth, text, "bullet") for text in richtext.items_of(part, bot, names) if text]
        elif part.get("type") == "rich_text_preformatted":
            yield Code("", richtext.text_of([{"type": "rich_text", "elements": [part]}], bot, names) or "")
        elif text := (richtext.text_of([{"type": "rich_text", "elements": [part]}], bot, names) or "").strip():
            items += [Item(0, line.strip()) for line in text.split("\n") if line.strip()]
    if any(item.depth for item in items):
        below = [item for item in items if item.mark == "bullet"]
        yield Outline(tuple(below))


def _attachment(each: Json, bot: str, names: Names) -> Iterator[Piece]:
    if _is_preview(each):
        return
    blocks = [*_list(each.get("blocks"))]
    forwarded = _list(each.get("message_blocks"))
    for inner in forwarded:
        message = inner.get("message")
        blocks += _list(message.get("blocks")) if isinstance(message, dict) else []
    tables = [
        piece for block in blocks if block.get("type") in ("table", "data_table") for piece in _table(block, bot, names)
    ]
    yield from tables
    text = _text(each, blocks, bot, names)
    if text:
        yield Quotation(text, by=_author(each, names), date=_day(each), link=str(each.get("from_url") or ""))
    for inner in _list(each.get("attachments")):
        yield from _attachment(inner, bot, names)


def _is_preview(each: Json) -> bool:
    """A web page's card has the address that it was made from, and nobody of the workspace as author."""
    shared = each.get("is_share") or each.get("is_msg_unfurl") or each.get("message_blocks") or each.get("author_id")
    return bool(each.get("original_url") or each.get("service_name") or each.get("title_link")) and not shared


def _text(each: Json, blocks: list[Any], bot: str, names: Names) -> str:
    said = richtext.text_of(blocks, bot, names)
    if said is None:
        said = shown(blocks, bot, names, WORDED | {"markdown"})
    if not said and not blocks:
        parts = (each.get("pretext"), each.get("title"), each.get("text"), *_fields(each))
        said = "\n".join(of_mrkdwn(str(part), bot, names) for part in parts if part)
    return said.strip()


def _fields(each: Json) -> list[str]:
    return [f"{field.get('title', '')}: {field.get('value', '')}".strip(": ") for field in _list(each.get("fields"))]


def _author(each: Json, names: Names) -> str:
    known = names(str(each.get("author_id"))) if each.get("author_id") else None
    return known or str(each.get("author_name") or each.get("author_subname") or "")


def _day(each: Json) -> str:
    found = re.match(r"\d{9,10}", str(each.get("ts") or ""))
    return datetime.fromtimestamp(int(found[0]), UTC).date().isoformat() if found else ""
