"""chat.*: posting, updating, deleting, ephemeral messages, permalinks."""

from dataclasses import replace
from typing import Any

from bot.playground import limits, posts
from bot.playground.api import lookup
from bot.playground.api.method import Args, Json, method
from bot.playground.blockkit import check_message
from bot.playground.messages import Message
from bot.playground.people import BOT, BOT_USER
from bot.playground.refusal import Refused
from bot.playground.standin import StandIn


def checked_metadata(args: Args) -> Json | None:
    """Metadata as messaging/message-metadata asks. Raises `invalid_metadata_format`, `invalid_metadata_schema`."""
    metadata = args.json("metadata", "invalid_metadata_format")
    if metadata in (None, {}):
        return metadata  # type: ignore[no-any-return]
    if not isinstance(metadata, dict):
        raise Refused("invalid_metadata_format")
    if not isinstance(metadata.get("event_type"), str) or not isinstance(metadata.get("event_payload"), dict):
        raise Refused("invalid_metadata_schema")
    return metadata


def content(s: StandIn, args: Args, most: int) -> tuple[str, tuple[Json, ...] | None]:
    """Text and blocks of a call. Blocks are None where the call does not name them.

    Raises `no_text`, `msg_too_long`, `markdown_text_conflict` and what `check_message` raises.
    """
    blocks = args.json("blocks", "invalid_blocks_format")
    if args.has("markdown_text"):
        return _markdown(args, blocks)
    text = args.text("text")
    if not text and not blocks:
        raise Refused("no_text")
    if blocks and not text:
        args.warnings.append("missing_text_in_message")
    if len(text) > most:
        if most < limits.POST_TEXT:
            raise Refused("msg_too_long")
        text = text[:most]
        args.warnings.append("message_truncated")
    return text, None if blocks is None else tuple(check_message(blocks, s.is_picture))


def _markdown(args: Args, blocks: Any) -> tuple[str, tuple[Json, ...]]:
    if args.has("text") or blocks:
        raise Refused("markdown_text_conflict")
    text = args.text("markdown_text")
    if len(text) > limits.MARKDOWN_TEXT:
        raise Refused("msg_too_long")
    return text, ({"type": "markdown", "text": text, "block_id": "b0000"},)


def destination(s: StandIn, args: Args) -> str:
    """The channel's id; a person's id means the direct message with them."""
    key = args.needed("channel", "channel_not_found")
    if key in s.workspace.people:
        return s.workspace.dm_with(key).id
    return lookup.room(s, key).id


@method("chat.postMessage", "chat:write", tier=None)
def post_message(s: StandIn, args: Args) -> Json:
    where = destination(s, args)
    text, blocks = content(s, args, limits.POST_TEXT)
    thread = args.text("thread_ts") or None
    if thread:
        lookup.parent(s, where, thread)
    broadcast = bool(thread) and args.flag("reply_broadcast")
    metadata = checked_metadata(args)
    s.rates.spend_post(where)
    message = Message(
        where,
        s.workspace.new_ts(),
        BOT_USER,
        text,
        thread,
        blocks or (),
        bot_id=BOT,
        metadata=metadata or None,
        to_channel=broadcast,
        subtype="thread_broadcast" if broadcast else None,
    )
    posts.put(s, message)
    return {"channel": where, "ts": message.ts, "message": s.shown(message, with_metadata=True)}


@method("chat.update", "chat:write", tier=3)
def update(s: StandIn, args: Args) -> Json:
    where = lookup.channel(s, args.needed("channel", "channel_not_found"))
    old = lookup.message(s, where.id, args.needed("ts", "message_not_found"))
    if not old.by_our_bot:
        raise Refused("cant_update_message")
    if s.streams.is_open(where.id, old.ts):
        raise Refused("streaming_state_conflict")
    text, blocks = content(s, args, limits.UPDATE_TEXT)
    metadata = checked_metadata(args)
    new = replace(
        old,
        text=text,
        blocks=old.blocks if blocks is None else blocks,
        streaming=False,
        markdown=False,
        metadata=old.metadata if metadata is None else metadata or None,
        edited_by=BOT_USER,
        edited_ts=s.workspace.new_ts(),
    )
    posts.change(s, old, new)
    return {"channel": where.id, "ts": new.ts, "text": text, "message": s.shown(new, with_metadata=True)}


@method("chat.delete", "chat:write", tier=3)
def delete(s: StandIn, args: Args) -> Json:
    where = lookup.channel(s, args.needed("channel", "channel_not_found"))
    message = lookup.message(s, where.id, args.needed("ts", "message_not_found"))
    if not message.by_our_bot:
        raise Refused("cant_delete_message")
    s.streams.stop(where.id, message.ts)
    posts.remove(s, message)
    return {"channel": where.id, "ts": message.ts}


@method("chat.postEphemeral", "chat:write", tier=4)
def post_ephemeral(s: StandIn, args: Args) -> Json:
    where = lookup.room(s, args.needed("channel", "channel_not_found"))
    reader = lookup.person(s, args.needed("user", "user_not_found"))
    if reader.id not in where.members:
        raise Refused("user_not_in_channel")
    text, blocks = content(s, args, limits.UPDATE_TEXT)
    message = Message(
        where.id,
        s.workspace.new_ts(),
        BOT_USER,
        text,
        args.text("thread_ts") or None,
        blocks or (),
        bot_id=BOT,
        only_for=reader.id,
    )
    posts.put(s, message)
    return {"message_ts": message.ts}


@method("chat.unfurl", "links:write", tier=3)
def unfurl(s: StandIn, args: Args) -> Json:
    """Named by channel and ts, or by unfurl_id and source; only addresses that the message holds."""
    if not (args.has("unfurl_id") and args.has("source")) and not (args.has("channel") and args.has("ts")):
        raise Refused("invalid_arguments")
    named = args.text("unfurl_id") or f"{args.text('channel')}.{args.text('ts')}"
    channel, seconds, micros = (*named.split("."), "", "")[:3]
    message = lookup.message(s, channel, f"{seconds}.{micros}", "cannot_unfurl_message")
    unfurls = args.json("unfurls")
    if not isinstance(unfurls, dict) or not unfurls:
        raise Refused("missing_unfurls")
    for url, shown in unfurls.items():
        if url not in message.text:
            raise Refused("cannot_unfurl_url")
        check_message(shown.get("blocks"), s.is_picture)
    s.unfurls[message.channel, message.ts] = unfurls
    return {}


@method("chat.getPermalink", tier=None)
def permalink(s: StandIn, args: Args) -> Json:
    where = lookup.channel(s, args.needed("channel", "channel_not_found"))
    message = lookup.message(s, where.id, args.needed("message_ts", "message_not_found"))
    link = f"{s.base_url}/archives/{where.id}/p{message.ts.replace('.', '')}"
    if message.is_reply:
        link += f"?thread_ts={message.thread}&cid={where.id}"
    return {"channel": where.id, "permalink": link}
