"""Interaction payloads and slash commands (reference/interaction-payloads, interactivity/slash-commands)."""

from typing import Any

from bot.playground.channels import Channel
from bot.playground.inputs import Values
from bot.playground.messages import Message
from bot.playground.people import APP, TEAM, TEAM_DOMAIN, Person
from bot.playground.standin import StandIn
from bot.playground.views import View

Json = dict[str, Any]


def _about(s: StandIn, kind: str, person: Person, view: View | None = None) -> Json:
    return {
        "type": kind,
        "team": {"id": TEAM, "domain": TEAM_DOMAIN},
        "user": {"id": person.id, "username": person.name, "name": person.name, "team_id": person.team},
        "api_app_id": APP,
        "token": "playground-verification-token",
        "trigger_id": s.tickets.new_trigger(person.id, view.id if view else None),
        "enterprise": None,
        "is_enterprise_install": False,
    }


def _place(channel: Channel) -> Json:
    names = {"channel": channel.name, "group": "privategroup", "im": "directmessage"}
    return {"id": channel.id, "name": names[channel.kind]}


def _response_url(
    s: StandIn, person: Person, channel: str, message: str | None = None, thread: str | None = None
) -> str:
    return f"{s.base_url}/response/{s.tickets.new_response(person.id, channel, message, thread)}"


def on_message(s: StandIn, person: Person, message: Message, action: Json, state: Values) -> Json:
    """block_actions of an element in a message."""
    channel = s.workspace.channels[message.channel]
    container: Json = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": channel.id,
        "is_ephemeral": bool(message.only_for),
    }
    if message.thread:
        container["thread_ts"] = message.thread
    payload = {
        **_about(s, "block_actions", person),
        "container": container,
        "channel": _place(channel),
        "state": {"values": state},
        "response_url": _response_url(s, person, channel.id, message.ts, message.thread if message.only_for else None),
        "actions": [action],
    }
    # Slack leaves the message out when only one person could see it.
    return payload if message.only_for else {**payload, "message": s.shown(message)}


def on_view(s: StandIn, person: Person, view: View, action: Json) -> Json:
    """block_actions of an element in a modal or the App Home."""
    return {
        **_about(s, "block_actions", person, view if view.body["type"] == "modal" else None),
        "container": {"type": "view", "view_id": view.id},
        "view": view.as_slack(),
        "actions": [action],
    }


def submission(s: StandIn, person: Person, view: View) -> Json:
    return {**_about(s, "view_submission", person, view), "view": view.as_slack(), "response_urls": []}


def closing(s: StandIn, person: Person, view: View, cleared: bool) -> Json:
    payload = {**_about(s, "view_closed", person), "view": view.as_slack(), "is_cleared": cleared}
    del payload["trigger_id"]
    return payload


def message_shortcut(s: StandIn, person: Person, message: Message, callback_id: str) -> Json:
    channel = s.workspace.channels[message.channel]
    return {
        **_about(s, "message_action", person),
        "callback_id": callback_id,
        "action_ts": s.workspace.new_ts(),
        "message_ts": message.ts,
        "channel": _place(channel),
        "message": s.shown(message),
        "response_url": _response_url(s, person, channel.id, None),
    }


def global_shortcut(s: StandIn, person: Person, callback_id: str) -> Json:
    return {**_about(s, "shortcut", person), "callback_id": callback_id, "action_ts": s.workspace.new_ts()}


def command(s: StandIn, person: Person, channel: Channel, name: str, text: str) -> Json:
    return {
        "token": "playground-verification-token",
        "team_id": TEAM,
        "team_domain": TEAM_DOMAIN,
        "channel_id": channel.id,
        "channel_name": _place(channel)["name"],
        "user_id": person.id,
        "user_name": person.name,
        "command": name,
        "text": text,
        "api_app_id": APP,
        "is_enterprise_install": "false",
        "response_url": _response_url(s, person, channel.id),
        "trigger_id": s.tickets.new_trigger(person.id),
    }
