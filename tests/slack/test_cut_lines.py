"""A socket that is cut in ten ways: each is noticed, the connection is back within seconds and events come through."""

import json
import socket as net
import struct
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.error import URLError

import pytest
from slack_bolt import BoltRequest, BoltResponse
from websockets.sync.server import Server, ServerConnection, serve

from bot.slack import socket as line
from bot.slack.errors import SlackUnavailable
from bot.slack.socket import Socket
from tests.durable.conftest import until

HELLO = json.dumps({"type": "hello"})
Act = Callable[[ServerConnection], None]


@dataclass
class Slacks:
    """Slack's end: each new connection is treated by the next act; where there is none left it is a good one."""

    acts: list[Act] = field(default_factory=list)
    faults: list[Exception] = field(default_factory=list)
    lines: list[ServerConnection] = field(default_factory=list)
    acknowledged: list[str] = field(default_factory=list)
    asked: int = 0
    port: int = 0

    def apps_connections_open(self, *, app_token: str) -> dict[str, str]:
        assert app_token
        self.asked += 1
        if self.faults:
            raise self.faults.pop(0)
        return {"url": f"ws://127.0.0.1:{self.port}"}

    def __call__(self, one: ServerConnection) -> None:
        self.lines.append(one)
        (self.acts.pop(0) if self.acts else self.well)(one)

    def well(self, one: ServerConnection) -> None:
        one.send(HELLO)
        for received in one:
            self.acknowledged.append(json.loads(received)["envelope_id"])

    def send(self, id: str) -> None:
        self.lines[-1].send(json.dumps({"envelope_id": id, "type": "events_api", "payload": {"id": id}}))


class Heard:
    """The app's side."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.before: Callable[[], None] = lambda: None

    def dispatch(self, req: BoltRequest) -> BoltResponse:
        self.before()
        self.ids.append(str(req.body["id"]))
        return BoltResponse(status=200)


@pytest.fixture
def slacks(monkeypatch: pytest.MonkeyPatch) -> Iterator[Slacks]:
    monkeypatch.setattr(line, "ALIVE", 0.3)
    monkeypatch.setattr(line, "ANSWERS", 0.3)
    monkeypatch.setattr(line, "OPENS", 0.5)
    made = Slacks()
    server: Server
    with serve(made, "127.0.0.1", 0, max_size=None) as server:
        made.port = server.socket.getsockname()[1]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield made
        server.shutdown()


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def opened(slacks: Slacks, heard: Heard) -> Iterator[Socket]:
    made = Socket(heard, "xapp-1", slacks)  # type: ignore[arg-type]
    yield made
    made.close()


def comes_back(slacks: Slacks, heard: Heard, opened: Socket, lines: int) -> None:
    """A new connection stands, and what is sent on it is heard and acknowledged."""
    until(lambda: len(slacks.lines) >= lines and opened.is_open, 8)
    slacks.send("after")
    until(lambda: heard.ids[-1:] == ["after"] and slacks.acknowledged[-1:] == ["after"], 5)


def _goodbye(one: ServerConnection) -> None:
    one.send(HELLO)
    one.close(1001, "going away")


def _reset(one: ServerConnection) -> None:
    """The line is torn off, with no goodbye of any layer."""
    one.send(HELLO)
    one.socket.setsockopt(net.SOL_SOCKET, net.SO_LINGER, struct.pack("ii", 1, 0))
    one.socket.close()


def _half_closed(one: ServerConnection) -> None:
    one.send(HELLO)
    one.socket.shutdown(net.SHUT_WR)
    time.sleep(0.2)


def _junk(one: ServerConnection) -> None:
    one.send(HELLO)
    one.send("{no json")
    time.sleep(1)


def _too_much(one: ServerConnection) -> None:
    one.send(HELLO)
    one.send(json.dumps({"x": "y" * (line.MOST_BYTES + 10)}))
    time.sleep(1)


def _refresh(one: ServerConnection) -> None:
    one.send(HELLO)
    one.send(json.dumps({"type": "disconnect", "reason": "refresh_requested"}))
    time.sleep(1)


def _broken_frame(one: ServerConnection) -> None:
    one.send(HELLO)
    one.socket.sendall(b"\xff\xff\xff\xff")
    time.sleep(1)


@pytest.mark.parametrize("cut", [_goodbye, _reset, _half_closed, _junk, _too_much, _refresh, _broken_frame])
def test_a_line_that_is_cut_is_replaced(slacks: Slacks, heard: Heard, opened: Socket, cut: Act) -> None:
    slacks.acts = [cut]
    opened.open()
    comes_back(slacks, heard, opened, 2)


def _silent(one: ServerConnection) -> None:
    time.sleep(1.5)


def _another_hello(one: ServerConnection) -> None:
    one.send(json.dumps({"type": "goodbye"}))
    time.sleep(0.5)


@pytest.mark.parametrize("welcome", [_silent, _another_hello])
def test_a_line_without_slacks_hello_is_none(slacks: Slacks, opened: Socket, welcome: Act) -> None:
    slacks.acts = [welcome]
    with pytest.raises(SlackUnavailable):
        opened.open()
    assert not opened.is_open


def test_a_line_without_a_hello_while_it_comes_back_is_tried_again(
    slacks: Slacks, heard: Heard, opened: Socket
) -> None:
    slacks.acts = [_goodbye, _silent, _another_hello]
    opened.open()
    comes_back(slacks, heard, opened, 4)


def test_it_is_closed_as_long_as_slack_is_away_and_back_when_slack_is(
    slacks: Slacks, heard: Heard, opened: Socket
) -> None:
    opened.open()
    slacks.faults = [URLError("away"), URLError("away"), URLError("away")]
    slacks.lines[-1].close()
    until(lambda: not opened.is_open, 5)
    assert slacks.faults, "said at once, not after the third try"
    comes_back(slacks, heard, opened, 2)
    assert slacks.asked == 5


def test_an_event_whose_line_went_while_it_was_worked_on_is_not_acknowledged(
    slacks: Slacks, heard: Heard, opened: Socket
) -> None:
    opened.open()
    heard.before = lambda: slacks.lines[0].close() if len(slacks.lines) == 1 else None
    slacks.send("lost")
    until(lambda: heard.ids == ["lost"], 5)
    heard.before = lambda: None
    comes_back(slacks, heard, opened, 2)
    assert slacks.acknowledged == ["after"], "Slack sends the other again"


def test_it_ends_at_once_while_slack_is_away(slacks: Slacks, heard: Heard) -> None:
    made = Socket(heard, "xapp-1", slacks)  # type: ignore[arg-type]
    made.open()
    slacks.faults = [URLError("away")] * 100
    slacks.lines[-1].close()
    until(lambda: not made.is_open and slacks.asked > 2, 5)
    begin = time.monotonic()
    made.close()
    assert time.monotonic() - begin < 2
