"""What a person is told at once when something could not be stored, or broke, before the inbox had it."""

import logging
from typing import Any

from bot.guide.reply import Reply, Section
from bot.journey.model import Language
from bot.slack import errors
from bot.slack.doors import Doors
from bot.slack.errors import SlackRefused, SlackUnavailable
from bot.slack.hooks import say
from bot.slack.views import modals
from bot.slack.views.modals import Handle

log = logging.getLogger("bot.slack")


def words(body: dict[str, Any], doors: Doors) -> str:
    return errors.not_saved(language(body, doors))


def language(body: dict[str, Any], doors: Doors) -> Language | None:
    person = body.get("user_id") or (body.get("user") or {}).get("id")
    try:
        return doors.speaks(doors.identity.get().team, str(person)) if person else None
    except (SlackRefused, SlackUnavailable):
        return None


def no_window(body: dict[str, Any], doors: Doors) -> None:
    """Nothing is lost by a form that did not open: it can be asked for again."""
    _try_to_say(body, errors.in_words("no_window", language(body, doors)), doors)


def not_saved(body: dict[str, Any], view: Handle | None, doors: Doors) -> None:
    """Into the modal that was just opened, else beside the message that was pressed."""
    said = words(body, doors)
    if view is None:
        _try_to_say(body, said, doors)
    else:
        _fill(view, said, body, doors)


def too_fast(body: dict[str, Any], view: Handle, limit: str, doors: Doors) -> None:
    """Into the modal that was just opened and waits for what was not taken."""
    log.warning("not taken: too much of one %s", limit)
    _fill(view, errors.too_fast(limit, language(body, doors)), body, doors)


def _fill(view: Handle, said: str, body: dict[str, Any], doors: Doors) -> None:
    shown = modals.text("Journey", Reply(language(body, doors) or "en", (Section(said),)), "error")
    try:
        doors.hasty.call("views.update", view_id=view.id, view=shown)
    except (SlackRefused, SlackUnavailable) as refused:
        log.warning("could not say that it was not taken: %s", refused)


def _try_to_say(body: dict[str, Any], said: str, doors: Doors) -> None:
    """Beside what was pressed, or where that was in App Home, in the person's DM."""
    try:
        if body.get("response_url"):
            say(str(body["response_url"]), doors.hasty.client.base_url, text=said)
        else:
            doors.hasty.call("chat.postMessage", channel=body["user"]["id"], text=said)
    except (SlackRefused, SlackUnavailable) as refused:
        log.warning("could not tell: %s", refused)
