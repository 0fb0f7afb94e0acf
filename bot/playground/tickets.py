"""Short-lived permissions that come with an interaction: trigger ids and response URLs."""

import secrets
import time
from dataclasses import dataclass
from threading import Lock

from bot.playground import limits
from bot.playground.refusal import Refused


@dataclass
class Trigger:
    person: str
    made: float
    view: str | None
    used: bool = False


@dataclass
class Response:
    """Where a response URL leads: the channel and person it came from, and the message it may replace."""

    person: str
    channel: str
    message: str | None
    thread: str | None
    made: float
    uses: int = 0


class Tickets:
    def __init__(self, trigger_seconds: float) -> None:
        self.trigger_seconds = trigger_seconds
        self._triggers: dict[str, Trigger] = {}
        self._responses: dict[str, Response] = {}
        self._lock = Lock()

    def new_trigger(self, person: str, view: str | None = None) -> str:
        key = f"{time.time_ns() // 1_000_000}.{secrets.randbelow(10**12)}.{secrets.token_hex(16)}"
        self._triggers[key] = Trigger(person, time.monotonic(), view)
        return key

    def exchange(self, key: str) -> Trigger:
        """Use up a trigger. Raises `invalid_trigger_id`, `expired_trigger_id` or `exchanged_trigger_id`."""
        with self._lock:
            trigger = self._triggers.get(key)
            if trigger is None:
                raise Refused("invalid_trigger_id")
            if trigger.used:
                raise Refused("exchanged_trigger_id")
            if time.monotonic() - trigger.made > self.trigger_seconds:
                raise Refused("expired_trigger_id")
            trigger.used = True
            return trigger

    def new_response(self, person: str, channel: str, message: str | None = None, thread: str | None = None) -> str:
        key = secrets.token_urlsafe(18)
        self._responses[key] = Response(person, channel, message, thread, time.monotonic())
        return key

    def respond(self, key: str) -> Response:
        """Count one use. Raises `expired_url` (unknown or older than 30 minutes) or `used_url` (after five)."""
        with self._lock:
            found = self._responses.get(key)
            if found is None or time.monotonic() - found.made > limits.RESPONSE_URL_SECONDS:
                raise Refused("expired_url")
            if found.uses >= limits.RESPONSE_URL_USES:
                raise Refused("used_url")
            found.uses += 1
            return found
