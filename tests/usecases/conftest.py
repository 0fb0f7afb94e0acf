"""An office with a dozen journeys, on SQLite and on PostgreSQL: one that many tests read, one for a test that writes."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from storage.database import Database
from storage.migrations import upgrade
from tests.storage.conftest import postgres_server  # noqa: F401
from tests.usecases.managers import Office

BOTH = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]


@contextmanager
def opened(request: pytest.FixtureRequest, folder: Path) -> Iterator[Database]:
    url = f"sqlite:///{folder / 'journey.db'}"
    if request.param == "postgresql":
        server, name = request.getfixturevalue("postgres_server"), f"office_{uuid.uuid4().hex[:12]}"
        admin = create_engine(make_url(server).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
        with admin.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        admin.dispose()
        url = make_url(server).set(database=name).render_as_string(hide_password=False)
    made = Database(url)
    upgrade(made.engine)
    yield made
    made.close()


@pytest.fixture(params=BOTH, scope="module")
def office(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with opened(request, tmp_path_factory.mktemp("office")) as database:
        yield Office(database)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated file, so that a test that writes has its own at once."""
    path = tmp_path_factory.mktemp("template") / "journey.db"
    made = Database(f"sqlite:///{path}")
    upgrade(made.engine)
    Office(made)
    made.close()
    return path


@pytest.fixture
def own_office(template: Path, tmp_path: Path) -> Iterator[Office]:
    copy = tmp_path / "journey.db"
    copy.write_bytes(template.read_bytes())
    made = Database(f"sqlite:///{copy}")
    yield Office(made, stored=True)
    made.close()
