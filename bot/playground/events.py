"""Event payloads: the outer envelope and each inner event (reference/events)."""

import time
from typing import Any

from bot.playground.channels import Channel
from bot.playground.people import APP, BOT_USER, TEAM, Person

Json = dict[str, Any]


def callback(event: Json, event_id: str, shared: bool = False) -> Json:
    """The `event_callback` around an inner event."""
    return {
        "token": "playground-verification-token",
        "team_id": TEAM,
        "context_team_id": TEAM,
        "context_enterprise_id": None,
        "api_app_id": APP,
        "event": event,
        "type": "event_callback",
        "event_id": event_id,
        "event_time": int(time.time()),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": TEAM,
                "user_id": BOT_USER,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": shared,
        "event_context": f"4-{event_id}",
    }


def message(shown: Json, channel: Channel) -> Json:
    return {**shown, "channel": channel.id, "event_ts": shown["ts"], "channel_type": channel.kind}


def app_mention(shown: Json, channel: Channel) -> Json:
    kept = {name: value for name, value in shown.items() if name not in ("subtype", "parent_user_id")}
    return {**kept, "type": "app_mention", "channel": channel.id, "event_ts": shown["ts"]}


def message_changed(new: Json, old: Json, channel: Channel, ts: str) -> Json:
    return {
        "type": "message",
        "subtype": "message_changed",
        "message": new,
        "previous_message": old,
        "channel": channel.id,
        "hidden": True,
        "ts": ts,
        "event_ts": ts,
        "channel_type": channel.kind,
    }


def message_deleted(old: Json, channel: Channel, ts: str) -> Json:
    return {
        "type": "message",
        "subtype": "message_deleted",
        "previous_message": old,
        "channel": channel.id,
        "hidden": True,
        "deleted_ts": old["ts"],
        "ts": ts,
        "event_ts": ts,
        "channel_type": channel.kind,
    }


def member_joined(person: Person, channel: Channel, inviter: str, ts: str) -> Json:
    return {
        "type": "member_joined_channel",
        "user": person.id,
        "channel": channel.id,
        "channel_type": "G" if channel.kind == "group" else "C",
        "team": person.team,
        "inviter": inviter,
        "event_ts": ts,
    }


def link_shared(person: Person, channel: Channel, ts: str, urls: list[str], thread: str | None) -> Json:
    links = [{"domain": url.split("/")[2], "url": url} for url in urls]
    event: Json = {
        "type": "link_shared",
        "user": person.id,
        "channel": channel.id,
        "message_ts": ts,
        "unfurl_id": f"{channel.id}.{ts}.{len(urls)}",
        "source": "conversations_history",
        "links": links,
        "is_bot_user_member": channel.has_bot,
        "event_ts": ts,
    }
    return {**event, "thread_ts": thread} if thread else event


def home_opened(person: Person, dm: Channel, tab: str, view: Json | None, ts: str) -> Json:
    event: Json = {"type": "app_home_opened", "user": person.id, "channel": dm.id, "tab": tab, "event_ts": ts}
    return {**event, "view": view} if view and tab == "home" else event


def assistant_thread(kind: str, person: Person, dm: Channel, thread: str, looking_at: str | None, ts: str) -> Json:
    """`assistant_thread_started` or `assistant_thread_context_changed`; `looking_at` is the channel beside it."""
    context = {"channel_id": looking_at, "team_id": TEAM, "enterprise_id": None} if looking_at else {}
    return {
        "type": kind,
        "assistant_thread": {
            "user_id": person.id,
            "context": context,
            "channel_id": dm.id,
            "thread_ts": thread,
        },
        "event_ts": ts,
    }
