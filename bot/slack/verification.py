"""Slack's signature on every HTTP request, checked without writing what was sent to the log."""

import logging
from collections.abc import Callable

from slack_bolt import BoltRequest, BoltResponse
from slack_bolt.middleware.request_verification import RequestVerification

log = logging.getLogger("bot.slack")
STAMP = "x-slack-request-timestamp"


class Verification(RequestVerification):
    """A wrong signature, or a timestamp that is no number or five minutes off → 401."""

    def process(self, *, req: BoltRequest, resp: BoltResponse, next: Callable[[], BoltResponse]) -> BoltResponse:
        stamp = req.headers.get(STAMP, ["0"])[0]
        if req.mode == "http" and not (stamp.isascii() and stamp.isdigit()):
            self._debug_log_error("", stamp, req.raw_body)
            return self._build_error_response()
        return super().process(req=req, resp=resp, next=next)

    def _debug_log_error(self, signature: str, timestamp: str, body: str) -> None:
        log.warning("401: wrong signature or timestamp %.20r; %d characters", timestamp, len(body))
