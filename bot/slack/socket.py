"""Socket Mode: the same app over Slack's socket, for where no public address is to be had.

An envelope is acknowledged only after Bolt answered 200, so that a failed commit is sent again. The connection is
asked every few seconds whether it lives: cut without a goodbye it is noticed within `ALIVE` + `ANSWERS`, where the
SDK's own client took a minute and read the dead socket in a tight loop meanwhile.
"""

import json
import logging
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Protocol

from slack_bolt import BoltRequest, BoltResponse
from slack_sdk import WebClient
from websockets.exceptions import ConnectionClosed, InvalidHandshake
from websockets.sync.client import ClientConnection, connect

from bot.slack.errors import SlackRefused, SlackUnavailable, trace
from bot.slack.web import is_local, translated

log = logging.getLogger("bot.slack.socket")
quiet = logging.getLogger("bot.slack.socket.frames")
quiet.setLevel(logging.WARNING)  # below, whole envelopes are written
Json = dict[str, Any]

ALIVE = 4.0  # seconds between two questions whether the other end is there
ANSWERS = 4.0  # … and for its answer
OPENS = 5.0  # seconds for a connection, its handshake and Slack's hello
AGAIN = (0.1, 0.5, 1.0, 2.0, 5.0)  # seconds before a new connection is tried; the last one from then on
AT_ONCE = 10  # envelopes worked on together
MOST_BYTES = 4_000_000


class Dispatching(Protocol):
    """What answers a request of Slack's: a Bolt app, or several behind one door."""

    def dispatch(self, req: BoltRequest) -> BoltResponse: ...


class Socket:
    """`open` returns with a connection, and keeps one from then on. Raises SlackUnavailable, or SlackRefused for a
    wrong app token."""

    def __init__(self, app: Dispatching, app_token: str, web: WebClient) -> None:
        self._app, self._token, self._web = app, app_token, web
        self._line: ClientConnection | None = None
        self._closed = threading.Event()
        self._workers = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="socket")
        self._speaking = threading.Lock()

    def open(self) -> None:
        self._line = self._connected()
        threading.Thread(target=self._live, name="socket", daemon=True).start()

    @property
    def is_open(self) -> bool:
        return self._line is not None

    def close(self) -> None:
        self._closed.set()
        line, self._line = self._line, None
        if line is not None:
            line.close()
        self._workers.shutdown(wait=True)

    def _connected(self) -> ClientConnection:
        """A connection on which Slack has said hello."""
        with translated("apps.connections.open"):
            url = str(self._web.apps_connections_open(app_token=self._token)["url"])
        try:
            line = connect(
                url, proxy=None if is_local(url) else True, open_timeout=OPENS, close_timeout=1.0,
                ping_interval=ALIVE, ping_timeout=ANSWERS, max_size=MOST_BYTES, logger=quiet,
            )  # fmt: skip
            hello = json.loads(line.recv(timeout=OPENS))
        except (OSError, TimeoutError, ConnectionClosed, InvalidHandshake, ValueError) as fault:
            raise SlackUnavailable("socket", type(fault).__name__) from None
        if hello.get("type") != "hello":
            line.close()
            raise SlackUnavailable("socket", "no hello")
        return line

    def _live(self) -> None:
        while not self._closed.is_set():
            if self._line is not None:
                self._listen(self._line)
            if not self._closed.is_set():
                self._line = None
                self._line = self._reconnected()

    def _reconnected(self) -> ClientConnection | None:
        for attempt in range(1_000_000):
            if self._closed.wait(AGAIN[min(attempt, len(AGAIN) - 1)]):
                return None
            try:
                return self._connected()
            except (SlackUnavailable, SlackRefused) as fault:
                log.warning("no socket yet: %s", fault)
        return None

    def _listen(self, line: ClientConnection) -> None:
        """Until the connection ends, or Slack asks for a new one."""
        try:
            for received in line:
                said = json.loads(received)
                if said.get("type") == "disconnect":
                    log.info("Slack asks for a new connection: %s", said.get("reason"))
                    break
                if said.get("envelope_id"):
                    self._workers.submit(self._work, line, said)
        except (ConnectionClosed, ValueError) as end:
            log.warning("the socket is gone: %s", type(end).__name__)
        line.close()

    def _work(self, line: ClientConnection, envelope: Json) -> None:
        try:
            answer = self._app.dispatch(
                BoltRequest(mode="socket_mode", body=envelope["payload"], headers=_retries(envelope))
            )
            if answer.status == 200:
                self._acknowledge(line, envelope, answer)
        except ConnectionClosed:
            log.warning("the socket went before an acknowledgement; Slack sends the event again")
        except Exception as fault:
            log.error("not acknowledged\n%s", trace(fault))

    def _acknowledge(self, line: ClientConnection, envelope: Json, answer: BoltResponse) -> None:
        said: Json = {"envelope_id": envelope["envelope_id"]}
        if answer.body:
            is_json = answer.headers.get("content-type", [""])[0].startswith("application/json")
            said["payload"] = json.loads(answer.body) if is_json else {"text": answer.body}
        with self._speaking:
            line.send(json.dumps(said))


def _retries(envelope: Json) -> dict[str, str | Sequence[str]]:
    names = {"retry_attempt": "x-slack-retry-num", "retry_reason": "x-slack-retry-reason"}
    return {header: str(envelope[name]) for name, header in names.items() if envelope.get(name)}
