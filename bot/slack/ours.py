"""Nothing crosses a workspace: what another installation of the same app received is not taken."""

import logging
from collections.abc import Callable
from typing import Any

from slack_bolt import BoltRequest, BoltResponse
from slack_bolt.middleware import Middleware

from bot.slack.identity import Identity, Me

log = logging.getLogger("bot.slack")


class OnlyOurs(Middleware):
    def __init__(self, identity: Identity) -> None:
        self._identity = identity

    def process(self, *, req: BoltRequest, resp: BoltResponse, next: Callable[[], BoltResponse]) -> BoltResponse | None:
        if is_for(self._identity.get(), req.body):
            return next()
        log.warning("ignored: meant for workspace %s, not ours", workspace_of(req.body))
        return BoltResponse(status=200, body="")


def is_for(me: Me, body: dict[str, Any]) -> bool:
    """By the installations that an event names, else by the workspace of the interaction. Somebody of another one
    (Slack Connect) comes with theirs, so that a press under a message of ours, or in our view, counts as ours."""
    installed = [each.get("team_id") for each in body.get("authorizations") or ()]
    if installed:
        return me.team in installed
    return _is_under_our_words(me, body) or workspace_of(body) in (me.team, None)


def _is_under_our_words(me: Me, body: dict[str, Any]) -> bool:
    """Of an ephemeral message Slack sends no more than that it was one: only its app can have posted it."""
    if (body.get("container") or {}).get("is_ephemeral"):
        return True
    return bool(me.bot) and (body.get("message") or {}).get("bot_id") == me.bot


def workspace_of(body: dict[str, Any]) -> str | None:
    view = body.get("view") or {}
    found = view.get("app_installed_team_id") or (body.get("team") or {}).get("id") or body.get("team_id")
    return str(found) if found else None
