"""The placeholder modal: a trigger_id lives three seconds, so it is opened before anything else is done."""

import logging
from typing import Any

from bot.slack.doors import Doors
from bot.slack.errors import SlackRefused, SlackUnavailable
from bot.slack.views.modals import Handle, placeholder
from bot.usecases.inbound import Place

log = logging.getLogger("bot.slack")


def open_placeholder(body: dict[str, Any], where: Place | None, doors: Doors) -> Handle | None:
    """None where Slack would not open one: the answer then comes as a message."""
    in_a_modal = (body.get("view") or {}).get("type") == "modal"
    method = "views.push" if in_a_modal else "views.open"
    try:
        said = doors.hasty.call(method, trigger_id=body["trigger_id"], view=placeholder())
    except (SlackRefused, SlackUnavailable) as refused:
        log.warning("no modal: %s", refused)
        return None
    return Handle(str(said["view"]["id"]), str(said["view"].get("hash", "")), where)
