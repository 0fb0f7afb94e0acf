"""Socket Mode's side of Slack: sockets that bots open, and envelopes that they acknowledge.

Each socket is served by Starlette on the server's event loop; deliveries come from threads and wait for the
ack there (apis/events-api/using-socket-mode, "implementing without a framework").
"""

import asyncio
import json
import secrets
import time
import uuid
from concurrent.futures import CancelledError, Future
from concurrent.futures import TimeoutError as NoAck
from dataclasses import dataclass, field
from threading import Condition
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.playground.envelopes import Answer, Delivery
from bot.playground.people import APP


@dataclass
class Socket:
    web: WebSocket
    loop: asyncio.AbstractEventLoop
    acks: "dict[str, Future[Any]]" = field(default_factory=dict)


class SocketMode:
    """Tickets for `apps.connections.open`, the open sockets, and sending on one of them."""

    def __init__(self, answer_seconds: float) -> None:
        self.answer_seconds = answer_seconds
        self._tickets: set[str] = set()
        self._sockets: list[Socket] = []
        self._lock = Condition()

    @property
    def connected(self) -> int:
        return len(self._sockets)

    def wait_for_one(self, seconds: float) -> bool:
        """Whether a socket is open, at the latest after this many seconds."""
        with self._lock:
            return self._lock.wait_for(lambda: bool(self._sockets), seconds)

    def new_ticket(self) -> str:
        ticket = secrets.token_hex(16)
        self._tickets.add(ticket)
        return ticket

    async def serve(self, web: WebSocket) -> None:
        if web.query_params.get("ticket", "") not in self._tickets:
            await web.close(4001)
            return
        self._tickets.discard(web.query_params["ticket"])
        await web.accept()
        socket = Socket(web, asyncio.get_running_loop())
        await web.send_json(self._hello())
        with self._lock:
            self._sockets.append(socket)
            self._lock.notify_all()
        try:
            await self._listen(socket)
        finally:
            with self._lock:
                self._sockets.remove(socket)
            for ack in list(socket.acks.values()):
                ack.cancel()

    def _hello(self) -> dict[str, Any]:
        return {
            "type": "hello",
            "num_connections": self.connected + 1,
            "connection_info": {"app_id": APP},
            "debug_info": {"host": "playground", "build_number": 1, "approximate_connection_time": 18_060},
        }

    async def _listen(self, socket: Socket) -> None:
        while True:
            try:
                said = json.loads(await socket.web.receive_text())
            except (WebSocketDisconnect, RuntimeError):
                return
            except json.JSONDecodeError:
                continue
            waiting = socket.acks.pop(said.get("envelope_id", ""), None)
            if waiting is not None and not waiting.done():
                waiting.set_result(said.get("payload"))

    def send(self, delivery: Delivery, retry: int, reason: str) -> Answer:
        """Send on the newest socket and wait for its ack; without one in time, `http_timeout`."""
        with self._lock:
            socket = self._sockets[-1] if self._sockets else None
        if socket is None:
            return Answer(failure="connection_failed")
        key = str(uuid.uuid4())
        ack: Future[Any] = Future()
        socket.acks[key] = ack
        envelope = {
            "envelope_id": key,
            "type": delivery.kind,
            "accepts_response_payload": delivery.kind != "events_api",
            "payload": delivery.payload,
        }
        if delivery.kind == "events_api":
            envelope |= {"retry_attempt": retry, "retry_reason": reason}
        started = time.monotonic()
        asyncio.run_coroutine_threadsafe(socket.web.send_text(json.dumps(envelope)), socket.loop)
        try:
            payload = ack.result(self.answer_seconds)
        except (NoAck, CancelledError):
            socket.acks.pop(key, None)
            return Answer(failure="http_timeout", seconds=time.monotonic() - started)
        return Answer(200, payload, seconds=time.monotonic() - started)

    async def disconnect(self, reason: str = "refresh_requested") -> None:
        """Ask every socket to come again, as Slack does when a connection's time is up."""
        for socket in list(self._sockets):
            await socket.web.send_json({"type": "disconnect", "reason": reason, "debug_info": {}})
            await socket.web.close()
