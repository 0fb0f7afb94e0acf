"""What the databases themselves must promise: durability, one schema, and a clear word when they cannot."""

import threading
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.usecases.ports import Turn
from storage.database import Database, Locked, Unavailable
from storage.migrations import differences, is_current, upgrade


def test_the_migrations_make_the_tables_of_the_code(database: Database) -> None:
    assert differences(database.engine) == []


def test_the_check_sees_a_difference(database: Database) -> None:
    with database.engine.begin() as connection:
        connection.execute(text("ALTER TABLE turns DROP COLUMN file"))
    assert [found[0] for found in differences(database.engine)] == ["add_column"]


def test_other_tables_are_left_alone(database: Database) -> None:
    with database.engine.begin() as connection:
        connection.execute(text("CREATE TABLE workflow_status (id INTEGER)"))
    assert differences(database.engine) == []
    assert not upgrade(database.engine)


def test_several_processes_may_migrate_at_once(tmp_path: Path) -> None:
    url, done = f"sqlite:///{tmp_path / 'new.db'}", []

    def start() -> None:
        mine = Database(url)
        done.append(upgrade(mine.engine))
        assert is_current(mine.engine)
        mine.close()

    threads = [threading.Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(done) == 4


def test_sqlite_writes_through_to_the_disk(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'journey.db'}")
    with database.engine.connect() as connection:
        asked = {name: connection.execute(text(f"PRAGMA {name}")).scalar() for name in ("journal_mode", "synchronous")}
        assert asked == {"journal_mode": "wal", "synchronous": 2}
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1
    database.close()


def test_a_reader_does_not_wait_for_a_writer(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'journey.db'}", patience=0.2)
    upgrade(database.engine)
    with database.engine.connect() as writer:
        writer.exec_driver_sql("BEGIN IMMEDIATE")
        with database.store() as store:
            assert store.journeys.listing("T1") == ()
        with pytest.raises(Locked), database.store() as store:
            store.turns.add("T1", Turn("E1", None, None))
    database.close()


def test_a_full_disk_is_said_and_nothing_is_half_kept(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'journey.db'}", connections=1)
    upgrade(database.engine)
    with database.engine.connect() as connection:
        pages = connection.execute(text("PRAGMA page_count")).scalar()
        connection.execute(text(f"PRAGMA max_page_count = {pages}"))

    def fill() -> None:
        with database.store() as store:
            for number in range(2000):
                store.turns.add("T1", Turn(f"E{number}", None, None))

    with pytest.raises(Unavailable, match="full"):
        fill()
    with database.store() as store:
        assert store.turns.get("T1", "E0") is None
    database.close()


def test_what_went_wrong_is_told_without_the_values(database: Database) -> None:
    with database.engine.begin() as connection:
        connection.execute(text("DROP TABLE turns"))
    with pytest.raises(Exception, match="turns") as caught, database.store() as store:
        store.turns.add("T1", Turn("the customer's own words", None, None))
    assert "own words" not in str(caught.value)
