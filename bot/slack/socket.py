"""Socket Mode: the same app over Slack's socket, for where no public address is to be had.

Bolt's handler acknowledges an envelope only on status 200, so that a failed commit is sent again.
"""

import logging

from slack_bolt import App
from slack_bolt.adapter.socket_mode.builtin import SocketModeHandler
from slack_sdk import WebClient

log = logging.getLogger("bot.slack.socket")


class Socket:
    """`open` connects in the background and reconnects by itself; raises where the first connection fails."""

    def __init__(self, app: App, app_token: str, web: WebClient) -> None:
        log.setLevel(logging.WARNING)  # below, the SDK writes whole envelopes
        self._handler = SocketModeHandler(app, app_token, logger=log, web_client=web)

    def open(self) -> None:
        self._handler.client.connect()

    @property
    def is_open(self) -> bool:
        return bool(self._handler.client.is_connected())

    def close(self) -> None:
        self._handler.client.close()
