"""A replica dies and nobody types anything: the living take up its work within fifteen seconds."""

import time
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.durable.heirs import SURELY_DEAD, Heirs
from storage.database import Database
from storage.lease import Tenure, lease
from tests.durable.conftest import Office, said, until
from tests.durable.test_kill import EVENTS, fill, judge, noted, replica

pytestmark = pytest.mark.postgres


@pytest.fixture
def url(postgres_url: str) -> str:
    return postgres_url


def test_a_dead_replicas_work_is_taken_up_by_the_living_in_order(url: str, tmp_path: Path) -> None:
    office, notes = Office(url), tmp_path / "notes"
    fill(office)
    with replica(url, "a", notes, 60, "heirs"):
        until(lambda: len(noted(notes, "begun")) == 6, 40)
        with replica(url, "b", notes, 0.02, "heirs") as b, replica(url, "c", notes, 0.02, "heirs"):
            office.inbox.accept(said("E900", conversation="C0"))  # behind what the dead one has begun
            time.sleep(1)
            b.kill()  # one of the heirs dies too
            died = time.monotonic()
            _kill_first(notes, "a", tmp_path)
            until(lambda: len({key for key, _, _ in noted(notes, "done")}) == EVENTS + 1, 60)
            assert time.monotonic() - died <= 15.0
    _without(notes, "E900")
    judge(notes)
    office.close()


def _kill_first(notes: Path, executor: str, folder: Path) -> None:
    import psutil

    (dead,) = [p for p in psutil.process_iter(["cmdline"]) if _is(p.info["cmdline"], executor, str(notes))]
    dead.kill()
    dead.wait(10)


def _is(command: list[str] | None, executor: str, notes: str) -> bool:
    return bool(command) and notes in command and executor in command  # type: ignore[operator]


def _without(notes: Path, key: str) -> None:
    notes.write_text("".join(line for line in notes.read_text().splitlines(True) if f" {key} " not in line))


def test_the_living_are_left_alone_and_a_forgotten_name_is_taken_again(url: str) -> None:
    office = Office(url)
    mine, theirs = Tenure(office.databases[1], "a"), Tenure(office.databases[1], "b")
    mine.take()
    theirs.take()
    taken: list[str] = []
    heirs = Heirs(office.databases[1], mine, lambda: {"a", "b", "c"}, lambda owner: len(taken.append(owner) or "x"))  # type: ignore[func-returns-value]
    assert heirs.look() == 0  # c is dead, but not for long enough
    admin = Database(url)
    with admin.connection() as connection:
        connection.execute(text("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"))
    heirs.look()  # our own name is back before anybody may think us dead
    assert not mine.renew()
    heirs._missed["c"] -= SURELY_DEAD
    theirs.renew()
    assert heirs.look() == 1
    assert taken == ["c"]
    admin.close()
    mine.give_up()
    theirs.give_up()
    office.close()


def test_an_heir_that_is_at_it_does_not_seem_to_be_the_dead_one_alive(url: str) -> None:
    """Two heirs of one pace, each finding the name in the other's hand, would wait for each other for ever."""
    office = Office(url)
    mine = Tenure(office.databases[1], "a")
    mine.take()
    taken: list[str] = []
    heirs = Heirs(office.databases[1], mine, lambda: {"a", "c"}, lambda owner: len(taken.append(owner) or "x"))  # type: ignore[func-returns-value]
    heirs.look()
    since = heirs._missed["c"]
    heirs.look()
    assert heirs._missed["c"] == since
    heirs._missed["c"] -= SURELY_DEAD
    with lease(office.databases[1], "c"):  # the other heir, or the dead one's successor
        assert heirs._take("c") == 0
        assert not taken
    assert heirs.look() == 1
    mine.give_up()
    office.close()
