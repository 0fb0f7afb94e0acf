"""The log of Web API calls, for tests and for the page's inspector. It holds no tokens."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from typing import Any


@dataclass(frozen=True)
class Call:
    """One call: its arguments, the error it was refused with (None: done), and Slack's lines about it."""

    method: str
    args: dict[str, Any]
    error: str | None
    messages: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    at: float = field(default_factory=time.time)


class Calls:
    def __init__(self, added: Callable[[], None] = lambda: None, most: int = 20_000) -> None:
        self._added = added
        self._most = most
        self._calls: list[Call] = []
        self._lock = Lock()

    def add(self, call: Call) -> None:
        with self._lock:
            self._calls.append(call)
            del self._calls[: -self._most]
        self._added()

    def all(self, method: str | None = None) -> list[Call]:
        with self._lock:
            return [call for call in self._calls if method in (None, call.method)]

    def refused(self) -> list[Call]:
        return [call for call in self.all() if call.error]

    def clear(self) -> None:
        with self._lock:
            self._calls.clear()
