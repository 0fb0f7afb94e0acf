"""Slow, endless and silent callers, over real sockets."""

import contextlib
import json
import socket
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from slack_bolt import App
from slack_sdk.signature import SignatureVerifier
from starlette.applications import Starlette

from bot.cli import listening
from bot.slack import http
from tests.slackworld import free_port

SECRET = "signed"
Address = tuple[str, int]


@pytest.fixture
def address(monkeypatch: pytest.MonkeyPatch) -> Iterator[Address]:
    monkeypatch.setattr(listening, "MOST_CONNECTIONS", 30)
    monkeypatch.setattr(listening, "HEAD_SECONDS", 1.0)
    monkeypatch.setattr(http, "BODY_SECONDS", 1.0)
    bolt = App(signing_secret=SECRET, token="xoxb-1", token_verification_enabled=False)
    config = listening.config(Starlette(routes=[http.slack_route(bolt)]))
    config.port = free_port()
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield "127.0.0.1", config.port
    server.should_exit = True
    thread.join(10)


def head(length: int, *more: str) -> bytes:
    lines = ["POST /slack/events HTTP/1.1", "Host: bot", f"Content-Length: {length}", *more]
    return "\r\n".join([*lines, "", ""]).encode()


def challenge() -> bytes:
    body = json.dumps({"type": "url_verification", "challenge": "abc", "token": "x"})
    at = str(int(time.time()))
    signature = SignatureVerifier(SECRET).generate_signature(timestamp=at, body=body)
    signed = (f"X-Slack-Request-Timestamp: {at}", f"X-Slack-Signature: {signature}", "Content-Type: application/json")
    return head(len(body), *signed) + body.encode()


def told(address: Address, sent: bytes, patience: float = 5.0) -> tuple[str, float]:
    """The first bytes of the answer ("" where the connection was ended) and the seconds it took."""
    began = time.monotonic()
    with socket.create_connection(address, timeout=patience) as caller:
        caller.sendall(sent)
        try:
            answer = caller.recv(4096)
        except ConnectionResetError:
            answer = b""
    return answer.decode(), time.monotonic() - began


def test_slack_is_answered(address: Address) -> None:
    assert "200 OK" in told(address, challenge())[0]


def test_a_hundred_megabytes_are_refused_by_their_announcement(address: Address) -> None:
    answer, seconds = told(address, head(100_000_000))
    assert "413" in answer
    assert "connection: close" in answer
    assert seconds < 0.9


def test_an_endless_body_without_a_length_is_refused(address: Address) -> None:
    sent = b"POST /slack/events HTTP/1.1\r\nHost: bot\r\nTransfer-Encoding: chunked\r\n\r\n"
    with socket.create_connection(address, timeout=5) as caller:
        caller.sendall(sent)
        piece = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
        refused = 0
        for refused in range(200):  # noqa: B007
            try:
                caller.sendall(piece)
            except (ConnectionResetError, BrokenPipeError):
                break
    assert refused < 150  # of 65 kB; the kernel's own buffers take some


def test_a_body_that_does_not_come_is_not_waited_for(address: Address) -> None:
    answer, seconds = told(address, head(1000) + b"{")
    assert "408" in answer
    assert 0.8 < seconds < 4


@pytest.mark.parametrize("sent", [b"", b"POST /slack/ev", b"POST /slack/events HTTP/1.1\r\nHost: b"])
def test_a_head_that_does_not_come_is_not_waited_for(address: Address, sent: bytes) -> None:
    answer, seconds = told(address, sent)
    assert answer == ""
    assert 0.8 < seconds < 4


def test_slack_is_let_in_among_many_idle_connections(address: Address, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listening, "HEAD_SECONDS", 60.0)
    idle = [socket.create_connection(address, timeout=5) for _ in range(200)]
    for _ in range(5):
        answer, seconds = told(address, challenge())
        assert "200 OK" in answer
        assert seconds < 2
    idle[0].settimeout(2)
    with contextlib.suppress(ConnectionResetError):
        assert idle[0].recv(1) == b""  # the first to come was the first to go
    for each in idle:
        each.close()
