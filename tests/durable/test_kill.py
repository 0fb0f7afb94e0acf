"""kill -9 at the worst moments: nothing accepted is lost, order holds, and a repeat is announced as one."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from storage.lease import Held, lease
from tests.durable.conftest import Office, said, until

EVENTS = 36


@contextmanager
def replica(url: str, executor: str, notes: Path, pace: float = 0.02, *more: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.durable.replica", url, executor, str(notes), str(pace), *more]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        yield process
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()


def noted(notes: Path, what: str) -> list[tuple[str, bool, str]]:
    lines = notes.read_text().splitlines() if notes.exists() else []
    words = [line.split() for line in lines]
    return [(key, again == "1", executor) for kind, key, again, executor, _ in words if kind == what]


def fill(office: Office) -> None:
    for number in range(EVENTS):
        office.inbox.accept(said(f"E{number:03}", conversation=f"C{number % 6}"))


def judge(notes: Path) -> None:
    begun, done = noted(notes, "begun"), noted(notes, "done")
    assert {key for key, _, _ in done} == {f"E{number:03}" for number in range(EVENTS)}
    seen: set[str] = set()
    for key, again, _ in begun:
        assert again or key not in seen, f"{key} was repeated and not told so"
        seen.add(key)
    for conversation in range(6):
        first = list(dict.fromkeys(key for key, _, _ in begun if int(key[1:]) % 6 == conversation))
        assert first == sorted(first)


def test_killed_again_and_again_nothing_is_lost(url: str, tmp_path: Path) -> None:
    office, notes = Office(url), tmp_path / "notes"
    fill(office)
    for kill_after in (8, 20):
        with replica(url, "main", notes):
            until(lambda after=kill_after: len(noted(notes, "begun")) >= after, 40)  # type: ignore[misc]
    with replica(url, "main", notes):
        until(lambda: len({key for key, _, _ in noted(notes, "done")}) == EVENTS, 60)
    judge(notes)
    office.close()


def test_a_dead_executors_work_is_taken_over(url: str, tmp_path: Path) -> None:
    office, notes = Office(url), tmp_path / "notes"
    fill(office)
    with replica(url, "a", notes, pace=30):
        until(lambda: len(noted(notes, "begun")) == 6, 40)
        with pytest.raises(Held), lease(office.databases[1], "a"):
            pass
    with replica(url, "b", notes):
        with lease(office.databases[1], "a"):
            assert office.inbox.waiting()["PENDING"] >= 6
            assert office.inbox.take_over("a") == 6
        until(lambda: len({key for key, _, _ in noted(notes, "done")}) == EVENTS, 60)
        assert office.inbox.take_over("a") == 0
    judge(notes)
    assert {executor for _, _, executor in noted(notes, "done")} == {"b"}
    office.close()


def test_two_replicas_share_the_work(url: str, tmp_path: Path) -> None:
    office, notes = Office(url), tmp_path / "notes"
    with replica(url, "a", notes), replica(url, "b", notes):
        fill(office)
        until(lambda: len(noted(notes, "done")) >= EVENTS, 60)
    judge(notes)
    assert len(noted(notes, "done")) == EVENTS
    office.close()
