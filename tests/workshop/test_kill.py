"""kill -9 in a workshop: what was acknowledged is there once, its timer goes on, no phase is told twice."""

import os
import random
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.settings import Settings
from bot.wiring.data import opened_database
from bot.workshop.model import Contribution, Workshop
from knowledge.library import KnowledgeBase
from tests.e2e.serving import Serving
from tests.product import settings_in
from tests.slackworld import SlackWorld, slack_world
from tests.workshop.session import until

IDEAS = ("the queue is long", "房间有味道", "breakfast is cold", "电梯太慢")


@dataclass
class House:
    world: SlackWorld
    serving: Serving
    settings: Settings

    def kill(self) -> None:
        self.serving.kill()
        self.serving.start()
        self.world.redeliver_failed()

    def stored_if_rooted(self) -> tuple[Workshop, tuple[Contribution, ...]] | None:
        database = opened_database(self.settings)
        try:
            root = next(m for m in self.world.bot_messages(self.world.lab) if m.message.thread is None)
            with database.store() as store:
                workshop = store.workshops.under(self.world.team, self.world.lab.id, root.ts)
                if workshop is None:  # its first message is posted, and not yet known to be
                    return None
                return workshop, store.workshops.contributions(self.world.team, workshop.id)
        finally:
            database.close()

    def stored(self) -> tuple[Workshop, tuple[Contribution, ...]]:
        found = self.stored_if_rooted()
        assert found
        return found

    def told(self, part: str) -> int:
        return sum(part in m.text for m in self.world.bot_messages(self.world.lab))


@pytest.fixture
def house(tmp_path: Path, knowledge: KnowledgeBase, pytestconfig: pytest.Config) -> Iterator[House]:
    home = tmp_path / "bot"
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")  # each has a folder of its own
    shutil.copytree(pytestconfig.cache.mkdir(f"knowledge{worker}") / "knowledge", home / "knowledge")
    with slack_world(tmp_path / "slack") as world:
        serving = Serving(home, "serve", world.environment)
        world.events_url = f"{serving.url}/slack/events"
        serving.start()
        yield House(world, serving, settings_in(home, world))
        serving.kill()


def run(house: House, kills: int, seed: int) -> None:
    world, chance = house.world, random.Random(seed)
    root = world.mention(world.mia, world.lab, "workshop What annoys guests?")
    until(lambda: house.told("What annoys guests?"), 40)
    house.kill()
    board = next(m for m in world.bot_messages(world.lab) if m.message.thread is None)
    until(house.stored_if_rooted, 40)
    people = (world.mia, world.tom, world.chen, world.wu)
    moments = set(chance.sample(range(len(people)), min(kills, len(people))))
    for number, (person, idea) in enumerate(zip(people, IDEAS, strict=True)):
        world.say(person, world.lab, idea, thread_ts=board.ts)
        if number in moments:
            house.kill()
    until(lambda: len(house.stored()[1]) == len(IDEAS), 60)
    assert sorted(c.text for c in house.stored()[1]) == sorted(IDEAS)
    for phase, said in (("sorting", "Here they are"), ("voting", "Time to vote"), ("deciding", "Nobody voted")):
        world.say(world.mia, world.lab, "next", thread_ts=board.ts)
        time.sleep(chance.random() * 0.4)
        house.kill()
        until(lambda phase=phase: house.stored()[0].phase == phase, 60)  # type: ignore[misc]
        until(lambda said=said: house.told(said), 60)  # type: ignore[misc]
        assert house.told(said) == 1
    assert root.accepted


@pytest.mark.soak
def test_killed_in_every_phase(house: House) -> None:
    run(house, 1, 7)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(4))
def test_killed_at_random_moments(house: House, seed: int) -> None:
    run(house, 4, seed)
