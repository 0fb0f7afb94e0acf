"""A webhook of one's own: an action is posted as JSON, signed, under a key that makes a repetition recognisable.

The receiver answers 2xx, with `{"ref": …, "url": …}` where it has something to name; GET on the same address with
`?ref=` may tell `{"status": …}`.
"""

import hashlib
import hmac
import json
from typing import Any, get_args

import httpx

from bot.journey.model import ActionStatus
from bot.usecases.tracking import Sent, Ticket, TrackerRefused

SECONDS = 20.0


class Webhook:
    """Implements `bot.usecases.tracking.Tracker`."""

    def __init__(self, url: str, secret: str) -> None:
        self.name = f"webhook:{url}"
        self._url, self._secret = url, secret.encode()
        self._http = httpx.Client(timeout=SECONDS, follow_redirects=False)

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
        try:
            answer = self._http.request(method, self._url, **more)
        except httpx.HTTPError as error:
            raise TrackerRefused(self.name, type(error).__name__) from None
        if answer.status_code >= 300:
            raise TrackerRefused(self.name, f"http_{answer.status_code}")
        try:
            told = answer.json()
        except ValueError:
            return {}
        return told if isinstance(told, dict) else {}
