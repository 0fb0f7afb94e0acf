"""conversations.*: channels, their members and their messages."""

import time
from dataclasses import replace

from bot.playground import events
from bot.playground.api import lookup
from bot.playground.api.method import Args, Json, method
from bot.playground.api.paging import page
from bot.playground.channels import Channel, Kind
from bot.playground.messages import Message
from bot.playground.people import BOT_USER
from bot.playground.refusal import Refused
from bot.playground.standin import StandIn

_TYPES: dict[str, Kind] = {"public_channel": "channel", "private_channel": "group", "im": "im"}
_READ = ("channels:read", "groups:read", "im:read")
_HISTORY = ("channels:history", "groups:history", "im:history")


@method("conversations.info", *_READ, tier=3)
def info(s: StandIn, args: Args) -> Json:
    found = lookup.channel(s, args.needed("channel", "channel_not_found"))
    shown = found.as_slack(args.flag("include_num_members"))
    if args.flag("include_locale"):
        shown["locale"] = "en-US"
    return {"channel": shown}


def _wanted(args: Args) -> set[Kind]:
    names = [name.strip() for name in (args.text("types") or "public_channel").split(",")]
    if any(name not in (*_TYPES, "mpim") for name in names):
        raise Refused("invalid_types")
    return {_TYPES[name] for name in names if name in _TYPES}


def _listed(s: StandIn, args: Args, person: str | None) -> Json:
    kinds, no_archived = _wanted(args), args.flag("exclude_archived")
    found = [
        one
        for one in s.workspace.channels.values()
        if one.kind in kinds
        and (one.kind == "channel" or one.has_bot)
        and not (no_archived and one.is_archived)
        and (person is None or person in one.members)
    ]
    items, cursor = page(args, found)
    return {"channels": [one.as_slack(include_members=one.kind != "im") for one in items], **cursor}


@method("conversations.list", *_READ, tier=2)
def list_(s: StandIn, args: Args) -> Json:
    return _listed(s, args, None)


@method("users.conversations", *_READ, tier=3)
def of_person(s: StandIn, args: Args) -> Json:
    person = lookup.person(s, args.text("user") or BOT_USER)
    return _listed(s, args, person.id)


@method("conversations.members", *_READ, tier=4)
def members(s: StandIn, args: Args) -> Json:
    found = lookup.channel(s, args.needed("channel", "channel_not_found"))
    items, cursor = page(args, found.members)
    return {"members": items, **cursor}


def _between(args: Args, messages: list[Message]) -> list[Message]:
    oldest, latest = args.text("oldest") or "0", args.text("latest") or "9" * 17
    if args.flag("inclusive"):
        return [one for one in messages if float(oldest) <= float(one.ts) <= float(latest)]
    return [one for one in messages if float(oldest) < float(one.ts) < float(latest)]


@method("conversations.history", *_HISTORY, tier=3)
def history(s: StandIn, args: Args) -> Json:
    """The newest messages first, without replies (those that were also sent to the channel stay)."""
    where = lookup.room(s, args.needed("channel", "channel_not_found"))
    seen = [one for one in s.workspace.messages(where.id) if not one.only_for and (not one.is_reply or one.to_channel)]
    items, cursor = page(args, list(reversed(_between(args, seen))))
    all_metadata = args.flag("include_all_metadata")
    return {
        "messages": [s.shown(one, all_metadata) for one in items],
        "has_more": bool(cursor["response_metadata"]["next_cursor"]),
        "pin_count": 0,
        **cursor,
    }


@method("conversations.replies", *_HISTORY, tier=3)
def replies(s: StandIn, args: Args) -> Json:
    """A thread's parent and its replies, oldest first."""
    where = lookup.room(s, args.needed("channel", "channel_not_found"))
    first = lookup.message(s, where.id, args.needed("ts", "thread_not_found"), "thread_not_found")
    first = first if not first.is_reply else lookup.message(s, where.id, first.thread or "", "thread_not_found")
    following = _between(args, s.workspace.replies(where.id, first.ts))
    items, cursor = page(args, [first, *following], default=1000)
    all_metadata = args.flag("include_all_metadata")
    return {
        "messages": [s.shown(one, all_metadata) for one in items],
        "has_more": bool(cursor["response_metadata"]["next_cursor"]),
        **cursor,
    }


@method("conversations.open", "im:write", tier=3)
def open_(s: StandIn, args: Args) -> Json:
    if args.has("channel"):
        return {"channel": lookup.room(s, args.text("channel")).as_slack()}
    people = [key.strip() for key in args.needed("users", "users_list_not_supplied").split(",")]
    if len(people) > 1:
        raise Refused("method_not_supported_for_channel_type")
    dm = s.workspace.dm_with(lookup.person(s, people[0]).id)
    return {"channel": dm.as_slack() if args.flag("return_im") else {"id": dm.id}}


@method("conversations.create", "channels:manage", "groups:write", tier=2)
def create(s: StandIn, args: Args) -> Json:
    name = args.needed("name", "invalid_name_required")
    if len(name) > 80 or name != name.lower() or any(sign in name for sign in " .,"):
        raise Refused("invalid_name")
    if any(one.name == name for one in s.workspace.channels.values()):
        raise Refused("name_taken")
    kind: Kind = "group" if args.flag("is_private") else "channel"
    made = Channel(s.workspace.new_id("C"), name, kind, (BOT_USER,), BOT_USER, int(time.time()))
    return {"channel": s.workspace.put_channel(made).as_slack()}


@method("conversations.join", "channels:join", tier=3)
def join(s: StandIn, args: Args) -> Json:
    found = lookup.channel(s, args.needed("channel", "channel_not_found"))
    if found.kind != "channel":
        raise Refused("method_not_supported_for_channel_type")
    if found.has_bot:
        args.warnings.append("already_in_channel")
        return {"channel": found.as_slack()}
    return {"channel": add_member(s, found, BOT_USER, "").as_slack()}


def add_member(s: StandIn, channel: Channel, person: str, inviter: str) -> Channel:
    """Put somebody in a channel; the bot hears of it when it is, or becomes, a member."""
    now = s.workspace.put_channel(replace(channel, members=(*channel.members, person)))
    if now.has_bot:
        s.emit(events.member_joined(s.workspace.people[person], now, inviter, s.workspace.new_ts()), now)
    return now
