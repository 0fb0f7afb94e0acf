"""files.*: the upload in three steps, and what a file is."""

import secrets
import time
from dataclasses import replace
from typing import Any

from bot.playground import limits, posts
from bot.playground.api import lookup
from bot.playground.api.chat import destination
from bot.playground.api.method import Args, Json, method
from bot.playground.blockkit import check_message
from bot.playground.files import File
from bot.playground.messages import Message
from bot.playground.people import BOT, BOT_USER
from bot.playground.refusal import Refused
from bot.playground.standin import StandIn


@method("files.getUploadURLExternal", "files:write", tier=4)
def get_upload_url(s: StandIn, args: Args) -> Json:
    name = args.needed("filename")
    size = args.number("length", 0, most=2**40) if args.text("length") != "0" else 0
    if size < 1:
        raise Refused("invalid_arguments")
    if size > limits.FILE_BYTES:
        raise Refused("file_upload_size_restricted")
    if len(args.text("alt_txt")) > limits.ALT_TEXT:
        raise Refused("alt_txt_too_large")
    file = File(s.workspace.new_id("F"), name, name, size, BOT_USER, int(time.time()), args.text("alt_txt"))
    ticket = secrets.token_urlsafe(24)
    s.uploads[ticket] = file.id
    s.pending_files[file.id] = file
    return {"upload_url": f"{s.base_url}/upload/v1/{ticket}", "file_id": file.id}


@method("files.completeUploadExternal", "files:write", tier=4)
def complete_upload(s: StandIn, args: Args) -> Json:
    """Share uploaded files in one message. Like Slack, the answer does not tell that message's ts."""
    wanted = args.json("files")
    if not isinstance(wanted, list) or not wanted:
        raise Refused("invalid_arguments")
    key = args.text("channel_id") or args.text("channels").split(",")[0]
    where = destination(s, Args({"channel": key})) if key else None
    thread = args.text("thread_ts") or None
    if where and thread:
        lookup.parent(s, where, thread)
    if where:
        s.rates.spend_post(where)  # before anything is taken: what was refused can be asked again
    files = tuple(_uploaded(s, each) for each in wanted)
    if where:
        _share(s, args, files, where, thread)
    return {"files": [{**file.as_slack(s.base_url), "shares": {}} for file in files]}


def _uploaded(s: StandIn, wanted: Any) -> File:
    key = wanted.get("id", "") if isinstance(wanted, dict) else ""
    file = s.pending_files.get(key)
    if file is None or key not in s.uploaded_bytes:
        raise Refused("file_not_found")
    del s.pending_files[key]
    file = replace(file, title=wanted.get("title") or file.title, size=len(s.uploaded_bytes[key]))
    return s.workspace.put_file(file, s.uploaded_bytes.pop(key))


def _share(s: StandIn, args: Args, files: tuple[File, ...], where: str, thread: str | None) -> None:
    text = args.text("initial_comment")
    blocks = () if text else tuple(check_message(args.json("blocks") or [], s.is_picture))
    posts.put(
        s,
        Message(
            where,
            s.workspace.new_ts(),
            BOT_USER,
            text,
            thread,
            blocks,
            tuple(file.id for file in files),
            "file_share",
            BOT,
        ),
    )


@method("files.info", "files:read", tier=4)
def info(s: StandIn, args: Args) -> Json:
    return {"file": _seen(s, args).as_slack(s.base_url), "comments": [], "response_metadata": {"next_cursor": ""}}


@method("files.delete", "files:write", tier=3)
def delete(s: StandIn, args: Args) -> Json:
    file = _seen(s, args)
    if file.user != BOT_USER:
        raise Refused("cant_delete_file")
    s.workspace.drop_file(file)
    return {}


def _seen(s: StandIn, args: Args) -> File:
    """A file the bot can see: its own, or one shared where it is."""
    file = s.workspace.files.get(args.needed("file", "file_not_found"))
    if file is None or not (file.user == BOT_USER or in_reach(s, file, BOT_USER)):
        raise Refused("file_not_found")
    return file


def in_reach(s: StandIn, file: File, person: str) -> bool:
    """Whether this person sits in a channel the file was shared in."""
    return any(person in s.workspace.channels[share.channel].members for share in file.shares)
