"""Shortcuts: "Save as evidence" on a message, "New journey" from anywhere."""

from typing import Any

from slack_bolt import Ack, App

from bot.slack import carried
from bot.slack.doors import Doors, NotSaved
from bot.slack.listeners import apologies
from bot.slack.listeners.opening import open_placeholder
from bot.slack.places import conversation, place
from bot.slack.plain import plain
from bot.slack.rates import TooFast
from bot.usecases.inbound import Commanded, MessageSaved, Place

Json = dict[str, Any]
SAVE = "save_evidence"
NEW = "new_journey"


def register(app: App, doors: Doors) -> None:
    @app.shortcut({"type": "message_action", "callback_id": SAVE})
    def save(ack: Ack, body: Json) -> None:
        keep(body, doors)
        ack()

    @app.shortcut({"type": "shortcut", "callback_id": NEW})
    def new(ack: Ack, body: Json) -> None:
        begin(body, doors)
        ack()


def keep(body: Json, doors: Doors) -> None:
    saved = _saved(body, doors)
    try:
        doors.take(f"shortcut:{body['trigger_id']}", conversation(saved.place), saved)
    except NotSaved:
        apologies.not_saved(body, None, doors)
        raise


def _saved(body: Json, doors: Doors) -> MessageSaved:
    message, channel = body["message"], body["channel"]
    kind = doors.kinds.of_name(str(channel["id"]), str(channel.get("name", "")))
    return MessageSaved(
        place=place(str(channel["id"]), kind, str(message["ts"]), message.get("thread_ts")),
        author=str(body["user"]["id"]),
        said_by=str(message.get("user") or message.get("bot_id") or ""),
        text=plain(message, "", doors.names),
        material=carried.pieces(message, "", doors.names),
        ts=str(message["ts"]),
        response_url=body.get("response_url"),
        ours=_is_ours(message, doors),
    )


def _is_ours(message: Json, doors: Doors) -> bool:
    """An app's message carries its user's id, or that of its bot alone."""
    me = doors.identity.get()
    return message.get("user") == me.user or (bool(me.bot) and message.get("bot_id") == me.bot)


def begin(body: Json, doors: Doors) -> None:
    """The same as `/journey new`, said nowhere in particular."""
    nowhere = Place(channel="", kind="dm")
    view = open_placeholder(body, None, doors)
    person = str(body["user"]["id"])
    command = Commanded(place=nowhere, author=person, text="new", response_url="", view=str(view) if view else None)
    try:
        doors.take(f"shortcut:{body['trigger_id']}", f"home:{person}", command)
    except NotSaved:
        apologies.not_saved(body, view, doors)
        raise
    except TooFast as fast:
        if view is None:
            raise
        apologies.too_fast(body, view, fast.limit, doors)
