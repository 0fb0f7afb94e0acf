"""A map's page as a Slack canvas: the channel's own where it has none yet, else one among its tabs.

A canvas that the bot did not make is never written to: `replace` takes all that stands there.
"""

import logging

from bot.slack import limits
from bot.slack.errors import SlackRefused
from bot.slack.identity import Identity
from bot.slack.web import Web
from bot.usecases.elsewhere import CanvasRefused, Sent

log = logging.getLogger("bot.slack")
_GONE = frozenset({"canvas_not_found", "canvas_deleted", "file_not_found"})


class SlackCanvases:
    """Implements `bot.usecases.elsewhere.Canvases`. Raises `CanvasRefused`, and `SlackUnavailable` to try again."""

    def __init__(self, web: Web, identity: Identity) -> None:
        self._web, self._identity = web, identity

    def write(self, tenant: str, channel: str, known: Sent | None, title: str, markdown: str) -> Sent:
        if tenant != self._identity.get().team:
            raise CanvasRefused("not_our_workspace")
        content = {"type": "markdown", "markdown": markdown[: limits.CANVAS_TEXT]}
        try:
            if known and self._edited(known.ref, content):
                return known
            id = self._made(channel, title, content)
            return Sent(id, self._address(id))
        except SlackRefused as refused:
            log.info("no canvas: %s", refused)
            raise CanvasRefused(refused.code) from refused

    def _edited(self, id: str, content: dict[str, str]) -> bool:
        """False where somebody deleted it."""
        try:
            change = {"operation": "replace", "document_content": content}
            self._web.call("canvases.edit", canvas_id=id, changes=[change])
        except SlackRefused as refused:
            if refused.code in _GONE:
                return False
            raise
        return True

    def _made(self, channel: str, title: str, content: dict[str, str]) -> str:
        arguments = {"channel_id": channel, "title": title, "document_content": content}
        try:
            return str(self._web.call("conversations.canvases.create", **arguments)["canvas_id"])
        except SlackRefused as refused:
            if refused.code != "channel_canvas_already_exists":
                raise
        return str(self._web.call("canvases.create", **arguments)["canvas_id"])

    def _address(self, id: str) -> str:
        try:
            return str(self._web.call("files.info", file=id)["file"].get("permalink") or "")
        except SlackRefused:
            return ""
