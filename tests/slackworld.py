"""Slack for tests: the stand-in on a free port, and the people in it, driven from Python.

    with slack_world(tmp_path) as world:
        world.events_url = "http://127.0.0.1:…/slack/events"
        said = world.mention(world.mia, world.lab, "help us map hotel check-in")
        reply = world.wait_for_reply(said)
        world.press(reply.message, "skip", by=world.tom)

Acts return once the bot has answered the first delivery (or failed to); waiting is by notification, not by
polling, so a test is as fast as the bot. Nothing here knows the product: any bot that speaks Slack will do.
"""

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx

from bot.playground.app import playground
from bot.playground.breakage import Breakage
from bot.playground.channels import LAB, PRIVATE, Channel
from bot.playground.envelopes import Answer, Delivery
from bot.playground.gestures import Submitted
from bot.playground.signing import signed_headers
from bot.playground.standin import StandIn
from tests.playground.acting import Gesturing, answered
from tests.playground.reading import Button, Reply, Said, buttons, texts
from tests.playground.serving import PATIENCE, Served, free_port, served

Json = dict[str, Any]
SIGNING_SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
BOT_TOKEN = "xoxb-playground-bot"
APP_TOKEN = "xapp-playground-app"

__all__ = [
    "APP_TOKEN",
    "BOT_TOKEN",
    "SIGNING_SECRET",
    "Button",
    "Reply",
    "Said",
    "SlackWorld",
    "Submitted",
    "buttons",
    "free_port",
    "served",
    "slack_world",
    "texts",
]


class SlackWorld(Gesturing):
    """One workspace with five people, two channels, and a bot somewhere at `events_url`."""

    def __init__(self, home: Path, port: int | None = None, **settings: Any) -> None:
        self.port = port or free_port()
        self._home = home
        self._settings: Json = {"rate_limits": False, "retry_seconds": (0.02, 0.05, 0.1), **settings}
        self._events_url = ""
        self._start()

    def _start(self) -> None:
        app = playground(
            self._home,
            signing_secret=SIGNING_SECRET,
            bot_token=BOT_TOKEN,
            app_token=APP_TOKEN,
            events_url=self._events_url,
            base_url=f"http://127.0.0.1:{self.port}",
            **self._settings,
        )
        self.standin: StandIn = app.state.standin
        self._server = Served(app, self.port)

    def close(self) -> None:
        self.standin.hang_up()
        self._server.stop()
        self.standin.close()

    def restart(self) -> None:
        """Stop the stand-in and start it again on the same home and port."""
        self.close()
        self._start()

    # Where things are

    @property
    def api_url(self) -> str:
        """What `SLACK_API_URL` must be."""
        return f"http://127.0.0.1:{self.port}/api/"

    @property
    def page_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    @property
    def environment(self) -> dict[str, str]:
        """The variables a bot process needs to live in this world over HTTP, where people type as quick as a test."""
        slack = {"SLACK_API_URL": self.api_url, "SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_SIGNING_SECRET": SIGNING_SECRET}
        return {**slack, "JOURNEY_RATE_PERSON": "0", "JOURNEY_RATE_WORKSPACE": "0"}

    @property
    def events_url(self) -> str:
        return self._events_url

    @events_url.setter
    def events_url(self, url: str) -> None:
        self._events_url = self.standin.events_url = url

    @property
    def lab(self) -> Channel:
        return self.standin.workspace.channels[LAB.id]

    @property
    def private(self) -> Channel:
        return self.standin.workspace.channels[PRIVATE.id]

    # Making things go wrong

    def break_api(self, method: str, **how: Any) -> Breakage:
        """The next `times` calls of `method` go wrong: `status`, `error`, `retry_after`, `delay`, `drop`, `after`."""
        breakage = Breakage(method, **how)
        self.standin.breakages.add(breakage)
        return breakage

    def refuse_streaming(self, times: int = 1_000_000) -> Breakage:
        return self.break_api("chat.startStream", times=times, error="channel_type_not_supported")

    def mend_api(self) -> None:
        self.standin.breakages.clear()

    @property
    def rate_limits(self) -> bool:
        return self.standin.rates.on

    @rate_limits.setter
    def rate_limits(self, on: bool) -> None:
        self.standin.rates.on = on

    @property
    def twice(self) -> bool:
        return self.standin.twice

    @twice.setter
    def twice(self, on: bool) -> None:
        """Deliver every event twice under one event id."""
        self.standin.twice = on

    def wait_until_connected(self, patience: float = PATIENCE) -> None:
        """Until a bot has a Socket Mode socket open."""
        assert self.standin.sockets.wait_for_one(patience), "no bot connected"

    def expire_streams(self) -> None:
        self.standin.streams.expire()

    def redeliver(self, delivery: Delivery, reason: str = "http_timeout", retry: int = 1) -> Answer:
        """Send an event again as Slack's retry does, whatever became of it before."""
        again = Delivery(delivery.kind, delivery.payload)
        return self.standin._send(again, retry, reason)

    def redeliver_failed(self) -> list[Delivery]:
        """Send again every event that the bot never took, as Slack's later retries would; those sent are returned."""
        lost = [
            one
            for one in self.deliveries()
            if one.kind == "events_api" and one.answer.done() and not one.answer.result().ok
        ]
        again = [self.standin.deliveries.post(Delivery(one.kind, one.payload)) for one in lost]
        for one in lost:
            self._take_out(one)
        self.standin.sent.extend(again)
        return answered(again)

    def _take_out(self, one: Delivery) -> None:
        """Others are sent meanwhile."""
        for _ in range(1000):
            try:
                self.standin.sent.remove(one)
                return
            except IndexError:  # the queue grew while it was gone through
                continue
        raise AssertionError("it never stood still")

    def post_signed(
        self,
        payload: Json | bytes,
        *,
        secret: str = SIGNING_SECRET,
        at: float | None = None,
        content_type: str = "application/json",
        headers: dict[str, str] | None = None,
    ) -> httpx.Response:
        """Post a body to the bot with a signature of our own making: a wrong secret, an old time."""
        body = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
        signed = {**signed_headers(secret, body, content_type, at), **(headers or {})}
        return httpx.post(self.events_url, content=body, headers=signed, timeout=PATIENCE, trust_env=False)


@contextlib.contextmanager
def slack_world(home: Path, **settings: Any) -> Iterator[SlackWorld]:
    """A world for the length of a `with`. `settings` are those of `playground()`; rate limits are off by default
    and retries come after 20, 50 and 100 ms."""
    world = SlackWorld(home, **settings)
    try:
        yield world
    finally:
        world.close()
