"""Accepting events: how soon Slack has its answer, how many a second are on disk, and what it costs over a bare ack."""

import sqlite3
import time
from pathlib import Path
from statistics import median, quantiles

from bot.playground.people import BOT_USER
from tests.bench.line import Line
from tests.bench.load import SECRET, Ack, Thread, as_fast_as_possible, at_rate, mention
from tests.bench.serving import serving
from tests.slackworld import SlackWorld, slack_world

RATE, SECONDS = 50, 20
BURST = 4000
THREADS = 40


def run(home: Path) -> list[Line]:
    return [*_steady(home), *_bursts(home)]


def _environment(world: SlackWorld) -> dict[str, str]:
    return {**world.environment, "SLACK_SIGNING_SECRET": SECRET, "LOG_LEVEL": "error"}


def _steady(home: Path) -> list[Line]:
    """50 events a second for 20 s while the workers answer each of them."""
    with (
        slack_world(home / "slack-steady") as world,
        serving("whole", home / "steady", _environment(world), "/readyz") as it,
    ):
        threads = _journeys(world, it.port)
        time.sleep(3)  # the knowledge base wakes up in the background
        before = _rows(home / "steady")
        bodies = [mention(n, threads[n % THREADS], BOT_USER) for n in range(RATE * SECONDS)]
        acks = at_rate(it.port, bodies, RATE)
        lost = before + len(bodies) - _rows(home / "steady")
    cuts = quantiles([a.seconds * 1000 for a in acks], n=1000)
    return [
        ("ack at 50 events/s, workers busy, p50", median(a.seconds * 1000 for a in acks), "ms", 15.0),
        ("ack at 50 events/s, workers busy, p99", cuts[989], "ms", 150.0),
        ("ack at 50 events/s, slowest", max(a.seconds for a in acks), "s", 3.0),
        ("events lost or not acknowledged", float(lost + sum(a.status != 200 for a in acks)), "events", 0.0),
    ]


def _journeys(world: SlackWorld, port: int) -> list[Thread]:
    """A journey in each of the threads that the events are said in, so that each has an answer."""
    world.events_url = f"http://127.0.0.1:{port}/slack/events"
    said = [world.mention(world.mia, world.lab, f"help us map the journey number {n}") for n in range(THREADS)]
    for one in said:
        world.wait_for_reply(one, patience=60)
    return [Thread(world.lab.id, one.ts, world.mia.id) for one in said]


def _rows(home: Path) -> int:
    with sqlite3.connect(home / "journey.db") as database:
        return int(database.execute("select count(*) from inbox").fetchone()[0])


def _bursts(home: Path) -> list[Line]:
    """As many as it takes: durable (commit on disk, checked row by row) beside bare acks, in turn."""
    durable: list[float] = []
    bare: list[float] = []
    with slack_world(home / "slack-burst") as world:
        environment = _environment(world)
        threads = [Thread(world.lab.id, f"{1_700_000_000 + n}.000100", world.mia.id) for n in range(THREADS)]
        with serving("durable", home / "burst", environment) as it, serving("bare", home / "bare", environment) as only:
            for turn in range(4):
                bodies = [
                    mention(1_000_000 + turn * BURST + n, threads[n % THREADS], BOT_USER) for n in range(BURST // 4)
                ]
                durable.append(_rate(it.port, bodies))
                bare.append(_rate(only.port, bodies))
    missing = BURST - _rows(home / "burst")
    ratio = median(durable) / median(bare) * 100
    return [
        ("durable accept rate", median(durable), "events/s", 400.0),
        ("bare Bolt ack rate, same run", median(bare), "events/s", None),
        ("durable of bare", ratio, "%", None),
        ("rows missing after the bursts", float(missing), "rows", 0.0),
    ]


def _rate(port: int, bodies: list[bytes]) -> float:
    acks, seconds = as_fast_as_possible(port, bodies)
    assert all(ack.status == 200 for ack in acks), _statuses(acks)
    time.sleep(0.2)
    return len(acks) / seconds


def _statuses(acks: list[Ack]) -> str:
    return str({status: sum(a.status == status for a in acks) for status in {a.status for a in acks}})
