"""10,000 journeys in the database: list, show and one turn against their times with 10."""

import json
import time
from collections.abc import Callable
from datetime import date as Date
from pathlib import Path
from statistics import median

from bot.guide.advance import advance
from bot.guide.said import Author, Text
from bot.guide.session import Session
from bot.guide.turn import State
from bot.journey.model import Journey
from bot.journey.revisions import Revision
from bot.reading.learned.loading import opened_reader
from bot.usecases.inbound import Place
from bot.usecases.turns import events_between
from storage.database import Database
from storage.migrations import upgrade
from tests.bench.line import Line
from tests.guide.crafts import NoCraft
from tests.picture.samples import big

FEW, MANY = 10, 10_000
TENANT = "T1"
RUNS = 60
AT_MOST = 1.5
PLACE = Place(channel="C1", thread="1.0")
MIA = Author("U1", "Mia", "en")


def run(home: Path) -> list[Line]:
    few, many = _filled(home / "few.db", FEW), _filled(home / "many.db", MANY)
    lines: list[Line] = []
    for name, deed in (("list", _list), ("show", _show), ("one turn", _turn)):
        short, long = _side_by_side(deed, few, many)
        lines += [
            (f"{name} with {FEW} journeys", short, "ms", None),
            (f"{name} with {MANY:,} journeys", long, "ms", None),
            (f"{name}, ratio", long / short, "×", AT_MOST),
        ]
    for database in (few, many):
        database.close()
    return lines


def _filled(path: Path, count: int) -> Database:
    path.parent.mkdir(parents=True, exist_ok=True)
    database = Database(f"sqlite:///{path}")
    upgrade(database.engine)
    sample = big(6, 4)
    for start in range(0, count, 500):
        with database.store() as store:
            for number in range(start, min(start + 500, count)):
                store.journeys.create(TENANT, _numbered(sample, number), _first())
    with database.store() as store:
        store.conversations.store(TENANT, "C1:1.0", Session(journey="j5", language="en", slot="review"), PLACE)
    return database


def _numbered(sample: Journey, number: int) -> Journey:
    at = f"2026-01-{number % 28 + 1:02d}T{number % 24:02d}:00:00Z"
    return sample.model_copy(
        update={"id": f"j{number}", "title": f"Journey {number}", "revision": 0, "channel": "C1", "updated_at": at}
    )


def _first() -> Revision:
    return Revision(number=0, at="2026-01-01T00:00:00Z", author="U1", events=())


def _list(database: Database, _number: int) -> None:
    with database.store() as store:
        assert store.journeys.listing(TENANT, limit=20)


def _show(database: Database, number: int) -> None:
    with database.store() as store:
        json.dumps(store.journeys.get(TENANT, f"j{number % FEW}").model_dump(mode="json"))


READER = opened_reader()


def _turn(database: Database, number: int) -> None:
    """Load, advance, save, as one message does it."""
    with database.store() as store:
        session = store.conversations.session(TENANT, "C1:1.0")
        assert session is not None
        before = store.journeys.get(TENANT, session.journey)
        state = State(before, session, NoCraft(), lambda: store.journeys.revisions(TENANT, before.id), READER)
        outcome = advance(state, Text(MIA, f"goal: fewer complaints, from {number + 40} to 20", Date(2026, 1, 15)))
        after = outcome.journey.model_copy(update={"revision": before.revision + 1})
        events = events_between(before, after)
        store.journeys.save(TENANT, after, Revision(number=after.revision, at="now", author="U1", events=events))
        store.conversations.store(TENANT, "C1:1.0", outcome.session, PLACE)


def _side_by_side(deed: Callable[[Database, int], None], few: Database, many: Database) -> tuple[float, float]:
    """Medians in ms, taken in turn, so that the machine's moods fall on both."""
    times: dict[int, list[float]] = {0: [], 1: []}
    for number in range(RUNS):
        for which, database in enumerate((few, many)):
            start = time.perf_counter()
            deed(database, number)
            times[which].append((time.perf_counter() - start) * 1000)
    return median(times[0][5:]), median(times[1][5:])
