"""chat.startStream, chat.appendStream, chat.stopStream."""

from dataclasses import replace
from typing import Any

from bot.playground import limits, posts
from bot.playground.api import lookup
from bot.playground.api.chat import checked_metadata
from bot.playground.api.method import Args, Json, method
from bot.playground.blockkit import check_message
from bot.playground.messages import Message
from bot.playground.people import BOT, BOT_USER
from bot.playground.refusal import Refused
from bot.playground.standin import StandIn
from bot.playground.streams import Mode

_CHUNKS = {"markdown_text": "text", "task_update": "title", "plan_update": "title", "blocks": "blocks"}


def _said(args: Args) -> tuple[str, Mode | None]:
    """The text of a call and the mode it is written in; neither where it says nothing."""
    chunks = args.json("chunks")
    if args.has("markdown_text") and chunks:
        raise Refused("cannot_provide_both_markdown_text_and_chunks")
    if chunks:
        return "".join(_chunk(chunk) for chunk in chunks), "chunks"
    text = args.text("markdown_text")
    if len(text) > limits.MARKDOWN_TEXT:
        raise Refused("msg_too_long")
    return text, "text" if text else None


def _chunk(chunk: Any) -> str:
    kind = chunk.get("type") if isinstance(chunk, dict) else None
    if kind not in _CHUNKS or _CHUNKS[kind] not in chunk:
        raise Refused("invalid_chunks")
    return str(chunk["text"]) if kind == "markdown_text" else ""


def _own(s: StandIn, args: Args) -> Message:
    where = lookup.channel(s, args.needed("channel", "channel_not_found"))
    found = lookup.message(s, where.id, args.needed("ts", "message_not_found"))
    if not found.by_our_bot:
        raise Refused("message_not_owned_by_app")
    return found


@method("chat.startStream", "chat:write", tier=2)
def start(s: StandIn, args: Args) -> Json:
    where = lookup.room(s, args.needed("channel", "channel_not_found"))
    thread = lookup.parent(s, where.id, args.needed("thread_ts"))
    if where.kind != "im":
        reader = args.needed("recipient_user_id", "missing_recipient_user_id")
        team = args.needed("recipient_team_id", "missing_recipient_team_id")
        if lookup.person(s, reader).team != team:
            raise Refused("user_not_found")
    text, mode = _said(args)
    s.rates.spend_post(where.id)
    message = Message(
        where.id, s.workspace.new_ts(), BOT_USER, text, thread.ts, bot_id=BOT, streaming=True, markdown=True
    )
    s.streams.start(where.id, message.ts, mode)
    posts.put(s, message)
    return {"channel": where.id, "ts": message.ts}


@method("chat.appendStream", "chat:write", tier=4)
def append(s: StandIn, args: Args) -> Json:
    message = _own(s, args)
    text, mode = _said(args)
    if mode is None:
        raise Refused("no_text")
    s.streams.go_on(message.channel, message.ts, mode)
    posts.change(s, message, replace(message, text=message.text + text), quietly=True)
    return {"channel": message.channel, "ts": message.ts}


@method("chat.stopStream", "chat:write", tier=2)
def stop(s: StandIn, args: Args) -> Json:
    message = _own(s, args)
    text, mode = _said(args)
    s.streams.go_on(message.channel, message.ts, mode)
    blocks = args.json("blocks", "invalid_blocks_format")
    new = replace(
        message,
        text=message.text + text,
        streaming=False,
        metadata=checked_metadata(args) or None,
        blocks=tuple(check_message(blocks, s.is_picture)) if blocks else (),
    )
    s.streams.stop(message.channel, message.ts)
    posts.change(s, message, new)
    return {"channel": message.channel, "ts": message.ts, "message": s.shown(new, with_metadata=True)}
