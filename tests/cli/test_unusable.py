"""A database that no waiting mends: the command ends with a sentence that says what to do."""

from pathlib import Path

import pytest
from sqlalchemy import text

from storage.database import Database
from tests.cli.conftest import Journey
from tests.storage.conftest import postgres_server as postgres_server
from tests.storage.conftest import postgres_url as postgres_url


def test_a_schema_newer_than_the_program_is_said(journey: Journey, home: Path) -> None:
    assert journey("migrate").code == 0
    database = Database(f"sqlite:///{home / 'journey.db'}")
    with database.transaction() as session:
        session.execute(text("UPDATE schema_version SET version_num = '9999'"))
    database.close()
    before = (home / "journey.db").read_bytes()
    for command in (("migrate",), ("list",), ("serve",)):
        ran = journey(*command) if command != ("serve",) else journey("doctor", "--offline")
        assert ran.code in (1, 2)
        assert "later version" in ran.err + ran.out
        assert "9999" in ran.err + ran.out
    assert (home / "journey.db").read_bytes() == before


@pytest.mark.parametrize("spoilt", [b"not a database, but long enough to be looked at " * 100, None])
def test_a_damaged_file_is_said_and_left_as_it_is(journey: Journey, home: Path, spoilt: bytes | None) -> None:
    assert journey("migrate").code == 0
    path = home / "journey.db"
    whole = path.read_bytes()
    broken = spoilt or whole[:4096] + b"\x55" * (len(whole) - 4096)
    path.write_bytes(broken)
    for wal in home.glob("journey.db-*"):
        wal.unlink()
    ran = journey("migrate")
    assert ran.code == 2
    assert "damaged" in ran.err
    assert "journey restore" in ran.err
    assert path.read_bytes() == broken


@pytest.mark.postgres
def test_a_wrong_password_ends_a_command_and_is_not_shown(
    journey: Journey, monkeypatch: pytest.MonkeyPatch, postgres_server: str
) -> None:
    admin = Database(postgres_server)
    with admin.connection() as connection:
        connection.execute(text("DROP ROLE IF EXISTS nobody_here"))
    admin.close()
    monkeypatch.setenv("DATABASE_URL", _as(postgres_server, "nobody_here", "hunter2"))
    ran = journey("migrate")
    assert ran.code == 2
    assert "does not let us in" in ran.err
    assert "hunter2" not in ran.err


def _as(url: str, user: str, password: str) -> str:
    from sqlalchemy import make_url

    return make_url(url).set(username=user, password=password).render_as_string(hide_password=False)


@pytest.mark.parametrize("name", ["with a space", "50 %", "what? #1", "旅程 %41"])
def test_a_home_may_have_any_name(journey: Journey, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("JOURNEY_HOME", str(tmp_path / name))
    assert journey("migrate").code == 0
    assert journey("doctor", "--offline", "--json").code in (0, 1)
    assert (tmp_path / name / "journey.db").exists()
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == [name]


@pytest.mark.postgres
def test_a_password_may_hold_what_an_address_must_not(
    journey: Journey, monkeypatch: pytest.MonkeyPatch, postgres_url: str
) -> None:
    """The server asks for it: without the right one nobody gets in."""
    for password in ("p@ss", "50%25", "a/b?c#d", "ü ber%40"):
        _asks(postgres_url, password)
        monkeypatch.setenv("DATABASE_URL", _as(postgres_url, "journey_asked", password))
        assert journey("migrate").code == 0, password
        assert journey("list").code == 0, password
    assert journey("doctor", "--offline").code in (0, 1)
    monkeypatch.setenv("DATABASE_URL", _as(postgres_url, "journey_asked", "hunter2"))
    assert journey("list").code == 2


def _asks(url: str, password: str) -> None:
    """From now on the server lets `journey_asked` in by this password alone."""
    admin = Database(url)
    with admin.transaction() as session:
        path = Path(session.execute(text("SHOW hba_file")).scalar_one())
        if "journey_asked" not in path.read_text():
            path.write_text(f"local all journey_asked scram-sha-256\n{path.read_text()}")
            session.execute(text("CREATE ROLE journey_asked SUPERUSER LOGIN"))
        session.execute(text(f"ALTER ROLE journey_asked PASSWORD '{password}'"))
        session.execute(text("SELECT pg_reload_conf()"))
    admin.close()
