"""Slack's edge with the real inbox behind it, and a worker that answers everything with what it heard."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from starlette.applications import Starlette

from bot.durable.inbox import Desk
from bot.slack.app import bolt_app
from bot.slack.doors import Doors
from bot.slack.errors import SlackUnavailable
from bot.slack.faults import Apologies
from bot.slack.http import slack_route
from bot.usecases.inbound import Edited, Inbound, Spoken
from tests.durable.conftest import Office as Durable
from tests.slack.office import Office, says
from tests.slackworld import BOT_TOKEN, SIGNING_SECRET, SlackWorld, served, slack_world


class Echo:
    """Says back what it heard, once a turn; `fault` and `slow` are for what goes wrong."""

    def __init__(self, slack: Office) -> None:
        self._slack = slack
        self._lock = Lock()
        self.heard: list[tuple[str, str]] = []
        self.fault: Exception | None = None

    def __call__(self, inbound: Inbound, again: bool) -> None:
        event = inbound.event
        if not isinstance(event, Spoken | Edited):
            return
        with self._lock:
            self.heard.append((event.author, event.text))
        if self.fault:
            raise self.fault
        reply = says(f"heard: {event.text}")
        self._slack.mouth.post(inbound.tenant, event.place, reply, inbound.key, again)
        self._slack.journeys.add(inbound.conversation)


class House:
    def __init__(self, world: SlackWorld, url: str) -> None:
        self.world, self.slack, self._url = world, Office(world), url
        self.echo = Echo(self.slack)
        self._start()

    def _start(self) -> None:
        self.durable = Durable(self._url)
        self.durable.inbox.start(self._desk())
        doors = Doors(
            accept=self.durable.inbox.accept, identity=self.slack.identity, hasty=self.slack.doors.hasty,
            concerns=self.slack.concerns, speaks=self.slack.directory.language,
        )  # fmt: skip
        route = slack_route(bolt_app(doors, token=BOT_TOKEN, signing_secret=SIGNING_SECRET))
        self._serving = served(Starlette(routes=[route]))
        self.world.events_url = f"{self._serving.__enter__()}/slack/events"

    def _desk(self) -> Desk:
        apologies = Apologies(self.slack.mouth, self.slack.directory)
        return Desk(self.echo, apologies, transient=(SlackUnavailable,), pauses=(0.05, 0.1, 0.2))

    def restart(self) -> None:
        self.close()
        self._start()

    def close(self) -> None:
        self._serving.__exit__(None, None, None)
        self.durable.inbox.stop()
        self.durable.close()


@contextmanager
def house(home: Path) -> Iterator[House]:
    with slack_world(home / "slack") as world:
        made = House(world, f"sqlite:///{home / 'journey.db'}")
        try:
            yield made
        finally:
            made.close()
