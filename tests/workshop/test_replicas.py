"""The same workshops on PostgreSQL with two processes: each timer and each phase rings once."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.workshop.model import Workshop
from knowledge.library import KnowledgeBase
from storage.database import Database
from tests.e2e.serving import Serving
from tests.slackworld import Reply, SlackWorld, slack_world
from tests.storage.conftest import postgres_server as postgres_server
from tests.storage.conftest import postgres_url as postgres_url
from tests.workshop.session import until

pytestmark = pytest.mark.postgres
WORKSHOPS = 4
PHASES = (("sorting", "公布"), ("voting", "投票：每人"), ("deciding", "没有人投票"))


@dataclass
class Both:
    world: SlackWorld
    replicas: tuple[Serving, Serving]
    database: Database

    def deliver_to(self, number: int) -> None:
        self.world.events_url = f"{self.replicas[number % 2].url}/slack/events"

    def boards(self) -> list[Reply]:
        return [m for m in self.world.bot_messages(self.world.lab) if m.message.thread is None]

    def workshops(self) -> list[Workshop]:
        with self.database.store() as store:
            found = (store.workshops.under(self.world.team, self.world.lab.id, b.ts) for b in self.boards())
            return [one for one in found if one]

    def all_due(self) -> None:
        """As if the time of all of them were over now."""
        with self.database.connection() as connection:
            connection.execute(text("update timers set due = '2020-01-01T00:00:00Z' where key like '%:ends:%'"))

    def rung(self) -> dict[str, int]:
        """How often each end came in."""
        with self.database.connection() as connection:
            return dict(
                connection.execute(
                    text("select key, count(*) from inbox where key like 'timer:%:ends:%' group by key")
                ).all()  # type: ignore[arg-type]
            )

    def told(self, board: Reply, part: str) -> int:
        return sum(part in m.text for m in self.world.bot_messages(self.world.lab, board.ts))


@pytest.fixture
def both(tmp_path: Path, postgres_url: str, knowledge: KnowledgeBase, pytestconfig: pytest.Config) -> Iterator[Both]:
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    ready = pytestconfig.cache.mkdir(f"knowledge{worker}") / "knowledge"
    database = Database(postgres_url)
    with slack_world(tmp_path / "slack") as world:
        made = []
        for name in ("one", "two"):
            shutil.copytree(ready, tmp_path / name / "knowledge")
            more = {"DATABASE_URL": postgres_url, "JOURNEY_EXECUTOR": name}
            made.append(Serving(tmp_path / name, "serve", {**world.environment, **more}))
        replicas = (made[0], made[1])
        for each in replicas:
            each.start()
        yield Both(world, replicas, database)
        for each in replicas:
            each.kill()
    database.close()


def test_every_phase_is_entered_and_told_once(both: Both) -> None:
    world = both.world
    for number in range(WORKSHOPS):
        both.deliver_to(number)
        world.mention(world.chen, world.lab, f"工作坊 客人哪里不满意{number}？")
        until(lambda n=number: len(both.workshops()) == n + 1, 60)  # type: ignore[misc]
    boards = both.boards()
    for number, board in enumerate(boards):
        for turn, (person, idea) in enumerate(((world.mia, "queue"), (world.chen, "房间有味道"), (world.wu, "电梯慢"))):
            both.deliver_to(number + turn)
            world.say(person, world.lab, idea, thread_ts=board.ts)
    for phase, said in PHASES:
        until(lambda: all(one.version for one in both.workshops()), 30)
        if phase == "voting":  # sorting has no end of its own: its facilitator goes on
            for number, board in enumerate(boards):
                both.deliver_to(number)
                world.say(world.chen, world.lab, "下一步", thread_ts=board.ts)
        else:
            both.all_due()
        until(lambda to=phase: [one.phase for one in both.workshops()] == [to] * WORKSHOPS, 60)  # type: ignore[misc]
        until(lambda what=said: all(both.told(board, what) for board in boards), 60)  # type: ignore[misc]
    assert [both.told(board, said) for board in boards for _, said in PHASES] == [1] * WORKSHOPS * len(PHASES)
    assert set(both.rung().values()) == {1}
    assert len(both.rung()) == 2 * WORKSHOPS
