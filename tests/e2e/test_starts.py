"""Start after start after `kill -9`, with six conversations going on: none dies, and nothing accepted is lost.

`make starts` is what the project's figure was taken with.
"""

import os
import random
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.e2e.serving import Serving
from tests.slackworld import Said, SlackWorld, slack_world

TALKS = 6
CLOSED = {"CHROMA_URL": "http://127.0.0.1:1"}  # a start without the knowledge base is as quick as can be


def starts(tmp_path: Path, times: int, seed: int) -> None:
    chance = random.Random(seed)
    with slack_world(tmp_path / "slack", retry_seconds=(0.5, 2.0, 5.0)) as world:
        serving = Serving(tmp_path / "bot", "serve", {**world.environment, **CLOSED})
        serving.start()
        world.events_url = f"{serving.url}/slack/events"
        roots = [world.mention(world.mia, world.lab, f"help us map the journey of guest {n}") for n in range(TALKS)]
        for root in roots:
            world.wait_for_reply(root, patience=60)
        with talking(world, roots) as said:
            for _ in range(times):
                time.sleep(chance.uniform(0.0, 1.5))
                serving.kill()
                serving.start()  # asserts that the process lives until it is ready
        world.redeliver_failed()
        for one in said:
            world.wait_for_reply(one, patience=120)
        serving.stop()


@contextmanager
def talking(world: SlackWorld, roots: list[Said]) -> Iterator[list[Said]]:
    """People go on asking in all conversations, whether anybody listens or not."""
    over, said = threading.Event(), list[Said]()

    def talk() -> None:
        turn = 0
        while not over.wait(0.4):
            root = roots[turn % TALKS]
            said.append(world.say(world.mia, world.lab, "@Journey status", root.ts, patience=0.0))
            turn += 1

    talker = threading.Thread(target=talk)
    talker.start()
    try:
        yield said
    finally:
        over.set()
        talker.join()


@pytest.mark.slow
def test_a_few_starts_after_kills_under_load(tmp_path: Path) -> None:
    starts(tmp_path, 3, seed=14)


@pytest.mark.soak
def test_hundreds_of_starts_after_kills_under_load(tmp_path: Path) -> None:
    starts(tmp_path, int(os.environ.get("JOURNEY_STARTS", "200")), seed=1)
