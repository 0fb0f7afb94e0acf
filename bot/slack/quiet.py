"""Whether somebody may be disturbed. Where Slack does not tell – no scope, a moment's failure – they may."""

import logging
from datetime import UTC, datetime

from bot.slack.errors import SlackRefused, SlackUnavailable
from bot.slack.web import Web

log = logging.getLogger("bot.slack")


def quiet_until(web: Web, person: str, now: str) -> str:
    """When the do-not-disturb that runs for somebody now is over, "" where none does. Of other people Slack tells the
    hours alone, not a snooze."""
    try:
        told = web.call("dnd.info", user=person)
    except (SlackRefused, SlackUnavailable) as silent:
        log.info("not told of do-not-disturb: %s", silent)
        return ""
    moment = datetime.fromisoformat(now.replace("Z", "+00:00")).timestamp()
    start, end = float(told.get("next_dnd_start_ts") or 0), float(told.get("next_dnd_end_ts") or 0)
    if not told.get("dnd_enabled") or not start <= moment < end:
        return ""
    return datetime.fromtimestamp(end, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def is_away(web: Web, person: str) -> bool:
    try:
        return bool(web.call("users.getPresence", user=person).get("presence") == "away")
    except (SlackRefused, SlackUnavailable) as silent:
        log.info("not told of presence: %s", silent)
        return False
