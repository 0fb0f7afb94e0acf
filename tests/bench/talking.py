"""From a message to the posted reply, start to ready, and memory: the product in a process of its own."""

import shutil
import time
from pathlib import Path

from bot.playground.people import Person
from tests.bench.line import Line, spread
from tests.bench.serving import serving
from tests.slackworld import SlackWorld, slack_world

MESSAGES = 60
START_SECONDS, MEGABYTES = 4.0, 450.0


def run(home: Path) -> list[Line]:
    with slack_world(home / "slack-talk") as world:
        with serving("whole", home / "talk", world.environment, "/readyz") as first:
            world.events_url = f"http://127.0.0.1:{first.port}/slack/events"
            times = _talk(world)
        starts = [_start(home, world) for _ in range(3)]
    memory = starts[-1][1]
    return [
        *spread("message to posted reply, no model, idle", times, "ms", 120.0, 250.0),
        ("start to ready, database and knowledge in place", sorted(s for s, _ in starts)[1], "s", START_SECONDS),
        ("memory after ten questions", memory, "MB", MEGABYTES),
    ]


def _talk(world: SlackWorld) -> list[float]:
    said = world.mention(world.mia, world.lab, "help us map hotel check-in")
    world.wait_for_reply(said, patience=60)
    time.sleep(3)  # the knowledge base wakes up in the background
    return [_answered(world, world.mia, said.ts, n) for n in range(MESSAGES)]


_LINES = ("goal: fewer complaints, from 40 to 20", "status", "persona: Sam, 31, arrives late", "undo", "help")


def _answered(world: SlackWorld, person: Person, thread: str, number: int) -> float:
    start = time.perf_counter()
    said = world.say(person, world.lab, _LINES[number % len(_LINES)], thread_ts=thread)
    world.wait_for_reply(said, patience=20)
    return (time.perf_counter() - start) * 1000


def _start(home: Path, world: SlackWorld) -> tuple[float, float]:
    with serving("whole", home / "talk", world.environment, "/readyz") as again:
        world.events_url = f"http://127.0.0.1:{again.port}/slack/events"
        for question in range(10):
            asked = world.mention(world.mia, world.lab, f"what is a moment of truth? {question}")
            world.wait_for_reply(asked, patience=30)
        return again.seconds_to_ready, again.megabytes


def with_knowledge(home: Path, ready: Path) -> None:
    """Puts an indexed knowledge base in place, so that nothing here measures indexing."""
    for name in ("talk", "steady"):
        shutil.copytree(ready, home / name / "knowledge", dirs_exist_ok=True)
