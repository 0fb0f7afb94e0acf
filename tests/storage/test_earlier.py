"""A database of each earlier step, filled by the program of its time, is brought up to date without loss.

`earlier/NNNN.sql` is such a database (our tables; two talks, one in each language, the
first step's without the talks), `earlier/NNNN.json` what that program
exported of it.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from sqlalchemy import select, text

from bot.journey.document import from_json, to_json
from storage.database import Database
from storage.migrations import _config, differences, is_current, upgrade, version
from storage.portfolio.upkeep import catch_up, check
from storage.tables import ConversationRow, InboxRow, RevisionRow, TurnRow

FOLDER = Path(__file__).with_name("earlier")
STEPS = sorted(path.stem for path in FOLDER.glob("*.sql"))
CORE = ("journeys", "revisions", "conversations", "turns", "inbox")


def of_sqlite(step: str, tmp_path: Path) -> Database:
    """The very tables that the earlier program made."""
    path = tmp_path / "journey.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((FOLDER / f"{step}.sql").read_text(encoding="utf-8"))
    return Database(f"sqlite:///{path}")


def of_postgresql(step: str, url: str) -> Database:
    """The tables as the steps make them there, with the same rows."""
    made = Database(url)
    with made.engine.connect() as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, step)
        for line in (FOLDER / f"{step}.sql").read_text(encoding="utf-8").splitlines():
            if line.startswith(tuple(f"INSERT INTO {name} " for name in CORE)):
                connection.exec_driver_sql(line.replace("%", "%%"))
        if step >= "0004":
            connection.execute(text("UPDATE journeys SET followed = ''"))
        connection.commit()
    return made


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def earlier(request: pytest.FixtureRequest, step: str, tmp_path: Path) -> Iterator[Database]:
    sqlite = request.param == "sqlite"
    made = of_sqlite(step, tmp_path) if sqlite else of_postgresql(step, request.getfixturevalue("postgres_url"))
    yield made
    made.close()


@pytest.mark.parametrize("step", STEPS)
def test_it_opens_and_every_journey_is_the_same_document(step: str, earlier: Database) -> None:
    told: dict[str, Any] = json.loads((FOLDER / f"{step}.json").read_text(encoding="utf-8"))
    upgrade(earlier.engine)
    catch_up(earlier)
    assert is_current(earlier.engine)
    assert differences(earlier.engine) == []
    assert list(check(earlier)) == []
    with earlier.store() as store:
        listed = {each.id for each in store.journeys.listing(told["tenant"])}
        kept = {id: json.loads(to_json(store.journeys.get(told["tenant"], id))) for id in listed}
    assert kept == told["documents"]
    assert {id: json.loads(to_json(from_json(json.dumps(each)))) for id, each in kept.items()} == kept


@pytest.mark.parametrize("step", [step for step in STEPS if step > "0001"])
def test_its_talks_revisions_and_events_are_still_understood(step: str, earlier: Database) -> None:
    upgrade(earlier.engine)
    with earlier.transaction() as session:
        sessions = list(session.scalars(select(ConversationRow.session)))
        events = list(session.scalars(select(InboxRow.inbound)))
        revisions = list(session.scalars(select(RevisionRow.document)))
        replies = list(session.scalars(select(TurnRow.reply)))
    assert len(sessions) == 2
    assert len(events) >= 7
    assert len(revisions) >= 4
    assert any(replies)


def test_every_step_before_the_newest_has_its_database() -> None:
    folder = Path(__file__).parents[2] / "storage" / "migrations" / "versions"
    assert {path.name[:4] for path in folder.glob("0*.py")} - {version()} - set(STEPS) == set()
