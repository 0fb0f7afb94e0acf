"""Buttons, menus and boxes: in messages, in modals, in App Home."""

import re
from typing import Any, get_args

from slack_bolt import Ack, App

from bot.guide.reply import Does
from bot.slack.doors import Doors, NotSaved
from bot.slack.listeners import apologies
from bot.slack.listeners.opening import open_placeholder
from bot.slack.places import EACH_ALONE, conversation, place
from bot.slack.rates import TooFast
from bot.slack.views import press
from bot.slack.views.modals import Handle
from bot.usecases.inbound import Clicked, Place

Json = dict[str, Any]
MEANT = frozenset(get_args(Does))
NEEDS_A_MODAL = frozenset(
    {"edit", "new", "columns", "workshop", "contribute", "vote", "arrange", "take", "result", "move"}
)
BY_MESSAGE_TOO = frozenset({"contribute"})  # where no window opens, it is answered by message
OPENS_A_MODAL = NEEDS_A_MODAL | {"more"}  # a source can be whispered where no modal would open


def register(app: App, doors: Doors) -> None:
    @app.action(re.compile(".*"))
    def pressed(ack: Ack, body: Json) -> None:
        for action in body["actions"]:
            take(action, body, doors)
        ack()


def take(action: Json, body: Json, doors: Doors) -> None:
    state, message = body.get("state") or {}, body.get("message") or {}
    does, values = press.read(action, state.get("values") or {}, message.get("blocks") or ())
    if does not in MEANT:
        return  # a box was ticked, a link followed: nothing is meant until it is sent
    where = _place(body, doors)
    view = open_placeholder(body, where, doors) if does in OPENS_A_MODAL else None
    if does in NEEDS_A_MODAL - BY_MESSAGE_TOO and view is None:
        apologies.no_window(body, doors)
        return
    clicked = _clicked(does, values, where, view, body)
    try:
        key = f"act:{body['trigger_id']}:{action.get('action_ts', '')}"
        doors.take(key, _conversation(where, body, does), clicked)
    except NotSaved:
        apologies.not_saved(body, view, doors)
        raise
    except TooFast as fast:
        if view is None:
            raise
        apologies.too_fast(body, view, fast.limit, doors)


def _clicked(does: str, values: tuple[str, ...], where: Place, view: Handle | None, body: Json) -> Clicked:
    container = body.get("container") or {}
    return Clicked(
        place=where,
        author=str(body["user"]["id"]),
        does=does,
        values=values,
        message=container.get("message_ts"),
        response_url=body.get("response_url"),
        view=str(view) if view else None,
    )


def _place(body: Json, doors: Doors) -> Place:
    """Under a message: where it stands. In App Home and in modals: nowhere."""
    container = body.get("container") or {}
    if container.get("type") != "message":
        return Place(channel="", kind="dm")
    channel = body.get("channel") or {}
    id = str(container.get("channel_id") or channel.get("id", ""))
    thread = container.get("thread_ts") or (body.get("message") or {}).get("thread_ts")
    if container.get("is_ephemeral") and not thread:  # no thread can begin under what one person sees
        return Place(channel=id, kind=doors.kinds.of_name(id, str(channel.get("name", ""))))
    return place(id, doors.kinds.of_name(id, str(channel.get("name", ""))), str(container.get("message_ts")), thread)


def _conversation(where: Place, body: Json, does: str) -> str:
    """A thousand people who answer one prompt do not wait for each other."""
    return conversation(where) if where.channel and does not in EACH_ALONE else f"home:{body['user']['id']}"
