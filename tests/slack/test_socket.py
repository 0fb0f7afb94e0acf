"""Socket Mode's connection: cut without a goodbye, asked to come again, refused."""

import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from bot.slack.errors import SlackRefused, SlackUnavailable
from bot.slack.socket import ALIVE, ANSWERS, Socket
from bot.slack.web import client
from bot.usecases.inbound import Commanded
from tests.durable.conftest import until
from tests.slack.office import Office
from tests.slackworld import APP_TOKEN, BOT_TOKEN, SlackWorld, free_port, slack_world


class Cable:
    """A TCP line that can go dead: both ends stay open and nothing gets through."""

    def __init__(self, to: int) -> None:
        self.port, self._to = free_port(), to
        self._dead = threading.Event()
        self._server = socket.create_server(("127.0.0.1", self.port))
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """What is connected now is dead; a new connection gets through."""
        self._dead.set()
        self._dead = threading.Event()

    def close(self) -> None:
        self._dead.set()
        self._server.close()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._server.accept()
            except OSError:
                return
            far = socket.create_connection(("127.0.0.1", self._to))
            for one, other in ((near, far), (far, near)):
                threading.Thread(target=self._carry, args=(one, other, self._dead), daemon=True).start()

    def _carry(self, one: socket.socket, other: socket.socket, dead: threading.Event) -> None:
        try:
            while received := one.recv(65536):
                if dead.is_set():
                    time.sleep(60)
                    return
                other.sendall(received)
        except OSError:
            pass


@pytest.fixture
def world(tmp_path: Path) -> Iterator[SlackWorld]:
    with slack_world(tmp_path) as made:
        yield made


@pytest.fixture
def cable(world: SlackWorld) -> Iterator[Cable]:
    made = Cable(world.port)
    yield made
    made.close()


def opened(world: SlackWorld) -> tuple[Office, Socket]:
    slack = Office(world)
    made = Socket(slack.bolt, APP_TOKEN, client(BOT_TOKEN, world.api_url))
    made.open()
    return slack, made


@pytest.mark.slow
def test_a_connection_cut_without_a_goodbye_is_noticed_and_replaced(world: SlackWorld, cable: Cable) -> None:
    config = world.standin.config
    world.standin.config = replace(config, base_url=f"http://127.0.0.1:{cable.port}")
    slack, line = opened(world)
    try:
        cable.cut()
        begin, busy = time.monotonic(), psutil.Process().cpu_times().user
        while line.is_open:
            assert time.monotonic() - begin < ALIVE + ANSWERS + 2
            time.sleep(0.02)
        while not line.is_open:
            assert time.monotonic() - begin < 15
            time.sleep(0.02)
        assert psutil.Process().cpu_times().user - busy < 3
        world.command(world.mia, world.lab, "list")
        assert slack.inbox.only(Commanded).text == "list"
    finally:
        line.close()


def test_slack_asks_for_a_new_connection(world: SlackWorld) -> None:
    import asyncio

    slack, line = opened(world)
    try:
        first = line._line
        (server,) = world.standin.sockets._sockets
        asyncio.run_coroutine_threadsafe(world.standin.sockets.disconnect(), server.loop).result(5)
        until(lambda: line._line not in (None, first) and world.standin.sockets.connected == 1)
        world.command(world.mia, world.lab, "help")
        assert slack.inbox.only(Commanded).text == "help"
    finally:
        line.close()


def test_what_keeps_it_from_opening_is_told_apart(world: SlackWorld) -> None:
    slack = Office(world)
    wrong = Socket(slack.bolt, "xapp-wrong", client(BOT_TOKEN, world.api_url))
    with pytest.raises(SlackRefused):
        wrong.open()
    world.break_api("apps.connections.open", status=503)
    with pytest.raises(SlackUnavailable):
        Socket(slack.bolt, APP_TOKEN, client(BOT_TOKEN, world.api_url)).open()
    nobody = Socket(slack.bolt, APP_TOKEN, client(BOT_TOKEN, f"http://127.0.0.1:{free_port()}/api/"))
    with pytest.raises(SlackUnavailable):
        nobody.open()


def test_an_idle_socket_costs_next_to_nothing(world: SlackWorld) -> None:
    _, line = opened(world)
    try:
        used = psutil.Process().cpu_times()
        time.sleep(3)
        now = psutil.Process().cpu_times()
        assert now.user + now.system - used.user - used.system < 0.3  # the stand-in's server included
    finally:
        line.close()
