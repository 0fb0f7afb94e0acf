"""Upgrading without a pause: the program of before the newest step goes on working beside the new one, on tables that
the new one has migrated meanwhile."""

import io
import subprocess
import sys
import tarfile
import time
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import Engine, inspect, text

from storage.database import Database
from storage.migrations import _config, knows, version
from tests.durable.conftest import Clerk, Office, said, until
from tests.durable.test_kill import EVENTS, judge, noted, replica

ROOT = Path(__file__).parents[2]
STEPS = ROOT / "storage" / "migrations" / "versions"


def git(*words: str) -> bytes:
    return subprocess.run(["git", "-C", str(ROOT), *words], capture_output=True, check=True).stdout


@pytest.fixture
def program_before(tmp_path: Path) -> Path:
    """The whole program as it was before the newest step came."""
    (newest,) = STEPS.glob(f"{version()}_*.py")
    try:
        added = git("log", "--diff-filter=A", "--format=%H", "--", str(newest)).decode().split()[-1]
        packed = git("archive", f"{added}^")
    except (OSError, subprocess.CalledProcessError, IndexError):
        pytest.skip("the history that holds the program before the newest step is not here")
    with tarfile.open(fileobj=io.BytesIO(packed)) as tar:
        tar.extractall(tmp_path / "before", filter="data")
    return tmp_path / "before"


def replica_of(program: Path, url: str, notes: Path, *more: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.durable.replica", url, "before", str(notes), "0.02", *more]
    return subprocess.Popen(command, cwd=program, stdout=subprocess.PIPE, text=True)


@pytest.mark.postgres
def test_the_program_before_works_on_beside_the_new_one(
    postgres_url: str, tmp_path: Path, program_before: Path
) -> None:
    notes = tmp_path / "notes"
    before = replica_of(program_before, postgres_url, notes, "heirs")
    try:
        assert before.stdout
        assert before.stdout.readline() == "ready\n"
        office = Office(postgres_url)  # migrates, as a new replica does at its start
        alone = EVENTS // 3
        for number in range(alone):
            office.inbox.accept(said(f"E{number:03}", conversation=f"C{number % 6}"))
        until(lambda: bool(noted(notes, "done")), 30)
        with replica(postgres_url, "after", notes, 0.02, "heirs"):
            for number in range(alone, EVENTS):
                office.inbox.accept(said(f"E{number:03}", conversation=f"C{number % 6}"))
                time.sleep(0.02)
                if number == EVENTS * 2 // 3:
                    before.kill()
            until(lambda: len({key for key, _, _ in noted(notes, "done")}) == EVENTS, 60)
        office.close()
    finally:
        before.kill()
        before.wait()
    judge(notes)
    assert {who for _, _, who in noted(notes, "done")} == {"before", "after"}


def test_an_event_of_a_later_version_is_left_to_it(office: Office) -> None:
    """Its conversation waits, the others go on; and the later version finds it as it came."""
    office.inbox.accept(said("E1", conversation="new"))
    office.inbox.accept(said("E2", conversation="old"))
    with office.databases[1].connection() as connection:
        kept = connection.execute(text("SELECT inbound FROM inbox WHERE key = 'E1'")).scalar_one()
        later = str(kept).replace('"spoken"', '"sung"')
        connection.execute(text("UPDATE inbox SET inbound = :later WHERE key = 'E1'"), {"later": later})
    clerk = Clerk()
    from storage.database import Unavailable

    office.start(clerk, transient=(Unavailable,), pauses=(0.05,))
    until(lambda: clerk.keys == ["E2"])
    time.sleep(0.3)
    with office.databases[1].connection() as connection:
        connection.execute(text("UPDATE inbox SET inbound = :kept WHERE key = 'E1'"), {"kept": kept})
    until(lambda: clerk.keys == ["E2", "E1"])
    assert not clerk.faults


def _columns(engine: Engine) -> dict[str, dict[str, object]]:
    found = inspect(engine)
    return {
        table: {column["name"]: column for column in found.get_columns(table)}
        for table in found.get_table_names()
        if table != "schema_version"
    }


@pytest.mark.parametrize("step", sorted(path.name[:4] for path in STEPS.glob("0*.py"))[1:])
def test_a_step_only_adds_so_that_the_program_before_can_go_on(step: str, url: str) -> None:
    """Nothing that it reads goes or changes its kind, and nothing that it does not write is demanded of it."""
    database = Database(url)
    assert knows(step)
    with database.engine.connect() as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, f"{int(step) - 1:04}")
        before = _columns(connection)  # type: ignore[arg-type]
        command.upgrade(config, step)
        after = _columns(connection)  # type: ignore[arg-type]
    database.close()
    for table, columns in before.items():
        assert table in after
        for name, column in columns.items():
            assert str(after[table][name]["type"]) == str(column["type"])  # type: ignore[index]
        for name in after[table].keys() - columns.keys():
            new = after[table][name]
            assert new["nullable"] or new["default"] is not None, f"{table}.{name} is demanded"  # type: ignore[index]
