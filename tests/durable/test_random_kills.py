"""Three replicas that die at random, thirty events a second: nothing lost, doubled or out of order.

`JOURNEY_KILL_SECONDS=600 pytest -m soak tests/durable/test_random_kills.py -s` prints the figures of the benchmarks.
"""

import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles

import pytest

from storage.database import Unavailable
from tests.durable.conftest import Office, said, until

TALKS, RATE, REPLICAS = 60, 30.0, 3


@dataclass
class Fleet:
    url: str
    notes: Path
    chance: random.Random
    living: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    kills: int = 0
    born: int = 0
    deaths: dict[str, float] = field(default_factory=dict)

    def grow(self) -> None:
        """A new one has a new name, as containers do: nobody comes back for what the dead one began."""
        self.born += 1
        name = f"r{self.born}"
        command = [sys.executable, "-m", "tests.durable.replica", self.url, name, str(self.notes), "0.05", "heirs"]
        with self.notes.with_name(f"{name}.log").open("wb") as log:
            self.living[name] = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=log)

    def kill_one(self) -> None:
        name = self.chance.choice(sorted(self.living))
        dead = self.living.pop(name)
        dead.send_signal(signal.SIGKILL)
        dead.wait()
        self.deaths[name] = time.time()
        self.kills += 1

    def end(self) -> None:
        for process in self.living.values():
            process.kill()
            process.wait()


def fed(office: Office, fleet: Fleet, seconds: float) -> dict[str, float]:
    """Events at a steady rate, a death every five to fifteen seconds; key → when it was accepted."""
    accepted: dict[str, float] = {}
    begin = time.monotonic()
    next_kill, next_birth = 5.0, float("inf")
    number = 0
    while (passed := time.monotonic() - begin) < seconds:
        if passed >= next_kill and len(fleet.living) == REPLICAS:
            fleet.kill_one()
            next_kill, next_birth = passed + fleet.chance.uniform(5, 15), passed + fleet.chance.uniform(1, 4)
        if passed >= next_birth:
            fleet.grow()
            next_birth = float("inf")
        _accept(office, number, accepted)
        number += 1
        time.sleep(max(0.0, begin + number / RATE - time.monotonic()))
    return accepted


def _accept(office: Office, number: int, accepted: dict[str, float]) -> None:
    key = f"E{number:06}"
    while True:
        try:
            office.inbox.accept(said(key, conversation=f"C{number % TALKS}"))
            accepted[key] = time.time()
            return
        except Unavailable:
            time.sleep(0.05)  # Slack would send it again


def lines(notes: Path) -> list[tuple[str, str, bool, str, float]]:
    words = [line.split() for line in notes.read_text().splitlines()]
    return [(kind, key, again == "1", who, float(at)) for kind, key, again, who, at in words]


def run(url: str, folder: Path, seconds: float) -> dict[str, float]:
    office, notes = Office(url), folder / "notes"
    fleet = Fleet(url, notes, random.Random(20261128))
    for _ in range(REPLICAS):
        fleet.grow()
    try:
        office.inbox.accept(said("E999999", conversation="first"))
        until(notes.exists, 60)
        accepted = fed(office, fleet, seconds)
        deadline = time.monotonic() + 120
        while not {k for kind, k, *_ in lines(notes) if kind == "done"} >= set(accepted):
            assert time.monotonic() < deadline, "not all was done"
            time.sleep(1)
    finally:
        fleet.end()
        office.close()
    return judged(lines(notes), accepted, fleet)


def judged(
    noted: list[tuple[str, str, bool, str, float]], accepted: dict[str, float], fleet: Fleet
) -> dict[str, float]:
    first_done: dict[str, float] = {}
    begun: dict[str, bool] = {}
    resumed: list[float] = []
    order: dict[int, list[str]] = {}
    doubled = 0
    owner: dict[str, str] = {}
    for kind, key, again, who, at in noted:
        if kind == "done":
            first_done.setdefault(key, at)
            continue
        if key in begun:
            doubled += not again
            if key not in first_done and (died := fleet.deaths.get(owner[key])):
                resumed.append(at - died)
        else:
            order.setdefault(int(key[1:]) % TALKS if key in accepted else -1, []).append(key)
        begun[key], owner[key] = True, who
    waits = [first_done[key] - at for key, at in accepted.items() if key in first_done]
    cuts = quantiles(waits, n=100)
    return {
        "events": len(accepted),
        "kills": fleet.kills,
        "lost": len(set(accepted) - set(first_done)),
        "doubled": doubled,
        "out of order": sum(keys != sorted(keys) for keys in order.values()),
        "a dead one's work resumed, worst s": max(resumed, default=0.0),
        "wait p50 s": cuts[49],
        "wait p99 s": cuts[98],
    }


@pytest.mark.soak
@pytest.mark.postgres
def test_three_replicas_that_die_at_random(postgres_url: str, tmp_path: Path) -> None:
    figures = run(postgres_url, tmp_path, float(os.environ.get("JOURNEY_KILL_SECONDS", "600")))
    print("\n", figures)
    assert (figures["lost"], figures["doubled"], figures["out of order"]) == (0, 0, 0)
    assert figures["a dead one's work resumed, worst s"] <= 15.0
