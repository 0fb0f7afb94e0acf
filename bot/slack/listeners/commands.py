"""`/journey …`: the text goes to the use case as it is, which knows the sub-commands."""

import logging
from typing import Any

from slack_bolt import Ack, App

from bot.slack.doors import Doors, NotSaved
from bot.slack.errors import trace
from bot.slack.listeners import apologies
from bot.slack.listeners.opening import open_placeholder
from bot.slack.plain import plain
from bot.slack.rates import TooFast
from bot.usecases.inbound import Commanded, Place

Json = dict[str, Any]
log = logging.getLogger("bot.slack")
COMMAND = "/journey"
ASKS_FOR_A_FORM = frozenset({"new", "新建"})
ASKS_WITH_A_QUESTION = ("workshop", "工作坊")


def register(app: App, doors: Doors) -> None:
    @app.command(COMMAND)
    def journey(ack: Ack, body: Json) -> None:
        try:
            take(body, doors)
            ack()
        except NotSaved as fault:
            log.error("command not saved\n%s", trace(fault))
            ack(apologies.words(body, doors))  # Slack does not send it again: the person has to


def take(body: Json, doors: Doors) -> None:
    channel = str(body["channel_id"])
    where = Place(channel=channel, kind=doors.kinds.of_name(channel, str(body.get("channel_name", ""))))
    text = plain({"text": body.get("text")}, doors.identity.get().user, doors.names)
    view = open_placeholder(body, where, doors) if _asks_for_a_form(text) else None
    command = Commanded(
        place=where,
        author=str(body["user_id"]),
        text=text,
        response_url=str(body["response_url"]),
        view=str(view) if view else None,
    )
    try:
        doors.take(f"command:{body['trigger_id']}", _conversation(where, body), command)
    except NotSaved:
        if view:
            apologies.not_saved(body, view, doors)
        raise
    except TooFast as fast:
        if view is None:
            raise
        apologies.too_fast(body, view, fast.limit, doors)


def _asks_for_a_form(text: str) -> bool:
    return text.casefold() in ASKS_FOR_A_FORM or text.casefold().startswith(ASKS_WITH_A_QUESTION)


def _conversation(where: Place, body: Json) -> str:
    """In a DM a command keeps its order with the talk there; in a channel it belongs to nobody's thread."""
    return where.channel if where.kind == "dm" else f"command:{where.channel}:{body['user_id']}"
