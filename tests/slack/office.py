"""The Slack side alone: the real Bolt app over signed HTTP before the stand-in, and an inbox that only keeps."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from starlette.applications import Starlette

from bot.guide.reply import Reply, Section
from bot.slack.app import bolt_app
from bot.slack.directory import Directory
from bot.slack.doors import Doors
from bot.slack.files import Files
from bot.slack.history import History
from bot.slack.http import slack_route
from bot.slack.identity import Identity
from bot.slack.mouth import Mouth
from bot.slack.web import Web, client
from bot.usecases.inbound import Event, Inbound, Place
from tests.slackworld import BOT_TOKEN, SIGNING_SECRET, SlackWorld, served, slack_world

T = TypeVar("T")


class Inbox:
    """Keeps each key once, as the durable one does; `broken` makes it fail like a full disk."""

    def __init__(self) -> None:
        self.kept: dict[str, Inbound] = {}
        self.broken = False
        self.offered: list[str] = []
        self._lock = Lock()

    def accept(self, inbound: Inbound) -> bool:
        with self._lock:
            self.offered.append(inbound.key)
            if self.broken:
                raise OSError("disk full: a customer said 4711")
            new = inbound.key not in self.kept
            self.kept.setdefault(inbound.key, inbound)
            return new

    @property
    def events(self) -> list[Event]:
        return [each.event for each in self.kept.values()]

    def only(self, kind: type[T]) -> T:
        found = [event for event in self.events if isinstance(event, kind)]
        assert len(found) == 1, f"{len(found)} of {kind.__name__} among {self.events}"
        return found[0]


class Office:
    def __init__(self, world: SlackWorld, **doors: Any) -> None:
        self.world = world
        self.inbox = Inbox()
        self.journeys: set[str] = set()
        self.web = Web(client(BOT_TOKEN, world.api_url))
        self.identity = Identity(Web(client(BOT_TOKEN, world.api_url, hasty=True)))
        self.directory = Directory(self.web, self.identity)
        self.mouth = Mouth(self.web, self.identity)
        self.files = Files(self.web, self.identity)
        self.history = History(self.web, self.identity)
        hasty = Web(client(BOT_TOKEN, world.api_url, hasty=True))
        self.doors = Doors(
            accept=self.inbox.accept, identity=self.identity, hasty=hasty, concerns=self.concerns,
            speaks=self.directory.language, names=self.directory.name_if_known, **doors,
        )  # fmt: skip
        self.bolt = bolt_app(self.doors, token=BOT_TOKEN, signing_secret=SIGNING_SECRET)

    def concerns(self, tenant: str, conversation: str) -> bool:
        return tenant == self.world.team and conversation in self.journeys


@contextmanager
def office(home: Path, settings: dict[str, Any] | None = None, **doors: Any) -> Iterator[Office]:
    with slack_world(home, **(settings or {})) as world:
        made = Office(world, **doors)
        with served(Starlette(routes=[slack_route(made.bolt)])) as url:
            world.events_url = f"{url}/slack/events"
            yield made


def says(text: str, **more: Any) -> Reply:
    return Reply("en", (Section(text, **more),))


def thread(channel: str, ts: str) -> Place:
    return Place(channel=channel, thread=ts)
