"""The HTTP server's settings: whoever is slow or says nothing gives way, so that Slack is always let in."""

import asyncio
from typing import Any

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from bot.telemetry.meters import LIMITED

MOST_CONNECTIONS = 500  # half of what a process may usually have open
HEAD_SECONDS = 10.0  # for a request's line and headers, and for a connection that says nothing


class Bounded(HttpToolsProtocol):
    """Ends a connection whose request's head is not whole in time, and the idlest one where there are too many."""

    waiting_since: float | None = None
    _look: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self._wait()
        if len(self.connections) > MOST_CONNECTIONS:
            LIMITED.labels("connections").inc()
            _idlest(self.connections).end()

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._wait()

    def on_headers_complete(self) -> None:
        self.waiting_since = None
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        if self._look is not None:
            self._look.cancel()
        super().connection_lost(exc)

    @property
    def idle(self) -> bool:
        return self.waiting_since is not None or self.cycle is None or bool(self.cycle.response_complete)

    def end(self) -> None:
        """At once: what is still to be written is of nobody who reads."""
        self.connections.discard(self)
        self.transport.abort()

    def _wait(self) -> None:
        self.waiting_since = self.loop.time()
        if self._look is None:
            self._look = self.loop.call_later(HEAD_SECONDS, self._check)

    def _check(self) -> None:
        self._look = None
        if self.waiting_since is None:
            return
        left = self.waiting_since + HEAD_SECONDS - self.loop.time()
        if left > 0.001:
            self._look = self.loop.call_later(left, self._check)
            return
        LIMITED.labels("slow").inc()
        self.end()


def _idlest(connections: Any) -> Bounded:
    """The one that has waited longest without a request; there is one, as a new one has not asked for anything."""
    idle = [each for each in connections if isinstance(each, Bounded) and each.idle]
    return min(idle, key=lambda each: each.waiting_since or 0.0)


def config(asgi: Any) -> uvicorn.Config:
    return uvicorn.Config(
        asgi,
        http=Bounded,
        log_config=None,
        access_log=False,
        lifespan="off",
        ws="websockets-sansio",
        timeout_graceful_shutdown=5,
    )
