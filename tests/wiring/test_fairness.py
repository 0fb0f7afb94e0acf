"""A workspace that sends without pause slows another one hardly: measured side by side, in one run.

`pytest -m soak tests/wiring/test_fairness.py -s` prints the figures of the benchmarks.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles

import pytest

from tests.wiring.test_workspaces import A, B, living, two
from tests.wiring.workspaces import Slack, mention, slack

ROUNDS, PAUSE = 50, 0.4
NOISE = 40.0  # events a second that the noisy one tries to send
BURST = 75.0  # seconds until what it may send at once is used up and worked off


def waits(world: Slack, address: str, about: str) -> list[float]:
    """Seconds from each message of the quiet workspace to its answer."""
    found = []
    for number in range(ROUNDS):
        before, began = len(world.spoken("xoxb-bbb")), time.monotonic()
        assert mention(address, B, f"help us map {about} {number:03}") == 200
        while len(world.spoken("xoxb-bbb")) == before:
            assert time.monotonic() - began < 60
            time.sleep(0.005)
        found.append(time.monotonic() - began)
        time.sleep(PAUSE)
    return found


@contextmanager
def noise(address: str) -> Iterator[None]:
    over = threading.Event()

    def go_on() -> None:
        number = 0
        while not over.wait(1 / NOISE):
            number += 1
            mention(address, A, f"help us map thing {number % 50}")

    talkers = [threading.Thread(target=go_on) for _ in range(2)]
    for talker in talkers:
        talker.start()
    try:
        yield
    finally:
        over.set()
        for talker in talkers:
            talker.join()


@pytest.mark.soak
def test_a_noisy_workspace_slows_a_quiet_one_hardly(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'journey.db'}"
    with slack() as (world, api), living(tmp_path, url, api) as (_, address):
        two(world, address)
        waits(world, address, "warming")
        alone = quantiles(waits(world, address, "calm"), n=20)
        with noise(address):
            time.sleep(BURST)
            beside = quantiles(waits(world, address, "storm"), n=20)
        told = {"alone p50, p95 s": (alone[9], alone[18]), "beside the noise": (beside[9], beside[18])}
        print("\n", told, "ratio of p95", round(beside[18] / alone[18], 2))
        assert beside[18] <= 1.5 * alone[18] + 0.05
