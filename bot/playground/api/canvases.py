"""canvases.*: a page of Markdown, alone or as the canvas of a channel. Its text is kept as a file's bytes."""

import time
from dataclasses import replace
from typing import Any

from bot.playground import limits
from bot.playground.api import lookup
from bot.playground.api.method import Args, Json, method
from bot.playground.files import File
from bot.playground.people import BOT_USER
from bot.playground.refusal import Fault, Refused
from bot.playground.standin import StandIn

_OPERATIONS = frozenset({"insert_at_start", "insert_at_end", "replace"})


def _markdown(content: Any, error: str) -> str:
    if not isinstance(content, dict) or content.get("type") != "markdown" or not content.get("markdown"):
        raise Refused("invalid_arguments", Fault("document_content must be markdown"))
    text = str(content["markdown"])
    if len(text) > limits.CANVAS_TEXT:
        raise Refused(error)
    return text


def _put(s: StandIn, args: Args) -> str:
    text = _markdown(args.json("document_content"), "canvas_creation_failed")
    title, id = args.text("title") or "Untitled", s.workspace.new_id("F")
    body = text.encode()
    s.workspace.put_file(File(id, f"{id}.md", title, len(body), BOT_USER, int(time.time())), body)
    return id


@method("canvases.create", "canvases:write", tier=2)
def create(s: StandIn, args: Args) -> Json:
    """With `channel_id` it stands among the tabs of that channel."""
    if args.has("channel_id"):
        lookup.room(s, args.text("channel_id"))
    return {"canvas_id": _put(s, args)}


@method("conversations.canvases.create", "canvases:write", tier=2)
def of_channel(s: StandIn, args: Args) -> Json:
    where = lookup.room(s, args.needed("channel_id", "channel_not_found"))
    if where.id in s.canvases:
        raise Refused("channel_canvas_already_exists")
    s.canvases[where.id] = _put(s, args)
    return {"canvas_id": s.canvases[where.id]}


@method("canvases.edit", "canvases:write", tier=3)
def edit(s: StandIn, args: Args) -> Json:
    """Of the operations those on the whole page; Slack takes one a call."""
    file = s.workspace.files.get(args.needed("canvas_id", "canvas_not_found"))
    if file is None:
        raise Refused("canvas_not_found")
    changes = args.json("changes")
    if not isinstance(changes, list) or len(changes) != 1 or changes[0].get("operation") not in _OPERATIONS:
        raise Refused("invalid_arguments", Fault("changes must hold one operation"))
    new = _markdown(changes[0].get("document_content"), "canvas_editing_failed")
    old = s.workspace.file_bytes(file.id).decode()
    told = {"replace": new, "insert_at_start": f"{new}\n{old}", "insert_at_end": f"{old}\n{new}"}
    body = told[changes[0]["operation"]].encode()
    s.workspace.put_file(replace(file, size=len(body)), body)
    return {}
