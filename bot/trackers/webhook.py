"""A webhook of one's own: an action is posted as JSON, signed, under a key that makes a repetition recognisable.

The receiver answers 2xx, with `{"ref": …, "url": …}` where it has something to name; GET on the same address with
`?ref=` may tell `{"status": …}`.
"""

import hashlib
import hmac
import json
from typing import Any, get_args

from bot.journey.model import ActionStatus
from bot.trackers.calling import Line
from bot.usecases.tracking import Sent, Ticket


class Webhook:
    """Implements `bot.usecases.tracking.Tracker`."""

    def __init__(self, url: str, secret: str) -> None:
        self.name = f"webhook:{url}"
        self._secret = secret.encode()
        self._url, self._line = url, Line(self.name, "")

    def find(self, key: str) -> Sent | None:
        """The receiver knows a repetition by its `Idempotency-Key`."""
        return None

    def send(self, ticket: Ticket) -> Sent:
        body = json.dumps({"key": ticket.key, "title": ticket.title, "body": ticket.body, **ticket.fields}).encode()
        signature = hmac.new(self._secret, body, hashlib.sha256).hexdigest()
        headers = {
            "Content-Type": "application/json",
            "Idempotency-Key": ticket.key,
            "X-Journey-Signature": f"sha256={signature}",
        }
        told = self._call("POST", content=body, headers=headers)
        return Sent(str(told.get("ref") or ticket.key), str(told.get("url") or ""))

    def status(self, ref: str) -> ActionStatus | None:
        told = self._call("GET", params={"ref": ref}).get("status")
        return told if told in get_args(ActionStatus) else None

    def _call(self, method: str, **more: Any) -> dict[str, Any]:
        told = self._line.call(method, self._url, **more)
        return told if isinstance(told, dict) else {}
