"""What goes to the bot, whichever way it travels: an event, an interaction, or a slash command."""

import json
from concurrent.futures import Future
from dataclasses import dataclass, field
from threading import Event
from typing import Any, Literal
from urllib.parse import urlencode

Json = dict[str, Any]
Kind = Literal["events_api", "interactive", "slash_commands"]


@dataclass(frozen=True)
class Answer:
    """What came back: an HTTP status (200 for a Socket Mode ack), the body's JSON or text; `failure` is
    Slack's retry reason (`http_timeout`, `connection_failed`, `http_error`) or empty."""

    status: int = 0
    body: Any = None
    failure: str = ""
    seconds: float = 0.0
    no_retry: bool = False

    @property
    def ok(self) -> bool:
        return not self.failure


@dataclass(frozen=True)
class Attempt:
    retry: int
    reason: str
    answer: Answer


@dataclass
class Delivery:
    """One thing on its way to the bot, with every attempt made so far.

    `answered` is set once the first attempt came back either way; `answer` resolves with the last attempt.
    """

    kind: Kind
    payload: Json
    attempts: list[Attempt] = field(default_factory=list)
    answered: Event = field(default_factory=Event)
    answer: "Future[Answer]" = field(default_factory=Future)

    @property
    def event_type(self) -> str:
        if self.kind == "slash_commands":
            return str(self.payload["command"])
        inner = self.payload["event"] if self.kind == "events_api" else self.payload
        return str(inner.get("subtype") or inner["type"])

    def body(self) -> tuple[bytes, str]:
        """The HTTP body and its content type: JSON for events, a form for the rest."""
        if self.kind == "events_api":
            return json.dumps(self.payload, ensure_ascii=False).encode(), "application/json"
        form = self.payload
        if self.kind == "interactive":
            form = {"payload": json.dumps(self.payload, ensure_ascii=False)}
        return urlencode(form).encode(), "application/x-www-form-urlencoded"
