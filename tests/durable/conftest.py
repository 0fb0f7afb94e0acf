"""An inbox on a real engine, on SQLite and on PostgreSQL."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.durable import engine
from bot.durable.inbox import Desk, Inbox
from bot.usecases.inbound import Inbound, Place, Spoken
from storage.database import Database, doorstep
from storage.inbox import InboxRows
from storage.migrations import upgrade
from tests.storage.conftest import postgres_server as postgres_server
from tests.storage.conftest import postgres_url as postgres_url


def said(key: str, conversation: str = "C1:1", text: str = "hello", tenant: str = "T1") -> Inbound:
    place = Place(channel="C1", thread=conversation)
    spoken = Spoken(place=place, author="U1", text=text, ts=key, to_bot=True)
    return Inbound(key=key, tenant=tenant, conversation=conversation, event=spoken)


@dataclass
class Clerk:
    """Notes what was worked on, and does as it is told with some of it."""

    tell: Callable[[Inbound, bool], None] = lambda _inbound, _again: None
    worked: list[tuple[str, bool]] = field(default_factory=list)
    faults: list[tuple[str, BaseException]] = field(default_factory=list)

    def work(self, inbound: Inbound, again: bool) -> None:
        self.worked.append((inbound.key, again))
        self.tell(inbound, again)

    def on_fault(self, inbound: Inbound, fault: BaseException) -> None:
        self.faults.append((inbound.key, fault))

    @property
    def keys(self) -> list[str]:
        return [key for key, _ in self.worked]


class Office:
    """An inbox with what it needs, as wiring makes it."""

    def __init__(self, url: str, executor: str = "main") -> None:
        self.url, self.databases = url, (doorstep(url), Database(url))
        upgrade(self.databases[1].engine)
        engine.migrate(url)
        waiting, working = self.databases
        rows = InboxRows(waiting, patience=1.5), InboxRows(working)
        self.inbox = Inbox(url, doorstep=rows[0], rows=rows[1], executor=executor, workers=8)
        self._open = False

    def start(self, clerk: Clerk, **desk: tuple[float, ...] | tuple[type[Exception], ...]) -> None:
        self.inbox.start(Desk(clerk.work, clerk.on_fault, **desk))  # type: ignore[arg-type]
        self._open = True

    def close(self) -> None:
        if self._open:
            self.inbox.stop()
        for database in self.databases:
            database.close()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'journey.db'}"
    found: str = request.getfixturevalue("postgres_url")
    return found


@pytest.fixture
def office(url: str) -> Iterator[Office]:
    made = Office(url)
    yield made
    made.close()


def until(condition: Callable[[], bool], seconds: float = 20.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it never came to that"
        time.sleep(0.01)


def all_at_once(*calls: Callable[[], object]) -> None:
    threads = [threading.Thread(target=call) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
