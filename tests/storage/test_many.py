"""Ten thousand journeys: a list, a look and a saved change take what they take with ten."""

import time
from collections.abc import Callable
from time import perf_counter

import pytest
from sqlalchemy import insert, text

from bot.journey.model import Journey
from bot.journey.revisions import Revision
from bot.usecases.ports import Turn
from storage.database import Database
from storage.journeys import _columns
from storage.tables import JourneyRow, RevisionRow
from tests.storage.test_store import journey, rename

TENANT = "T1"
FEW, MANY = 10, 10_000
ROUNDS = 60
LEEWAY = 0.0002  # seconds: what a timer and a busy machine add to a call of half a millisecond


def fill(database: Database, first: int, last: int) -> None:
    made = [one(n) for n in range(first, last)]
    with database.transaction() as session:
        session.execute(insert(JourneyRow), [{"tenant": TENANT, "id": j.id, **_columns(j)} for j in made])
        session.execute(
            insert(RevisionRow),
            [
                {"tenant": TENANT, "journey": j.id, "number": 1, "at": j.created_at, "author": "U1", "document": r}
                for j in made
                for r in [Revision(number=1, at=j.created_at, author="U1", events=())]
            ],
        )
        session.execute(text("ANALYZE"))


def one(number: int) -> Journey:
    at = f"2026-01-{1 + number % 28:02}T{number % 24:02}:{number % 60:02}:00Z"
    stages = [
        {
            "id": f"s{s}",
            "name": f"Stage {s}",
            "touchpoints": [{"id": f"t{s}{t}", "name": f"排队 {t}"} for t in range(5)],
        }
        for s in range(5)
    ]
    return journey(f"j{number}", f"Journey {number}", at, channel=f"C{number % 40}", stages=stages)


def seconds(call: Callable[[int], object]) -> float:
    """The quickest of many: what the call takes when nothing else wants the machine."""
    times = []
    for number in range(ROUNDS):
        started = perf_counter()
        call(number)
        times.append(perf_counter() - started)
    return min(times)


def measured(database: Database) -> dict[str, float]:
    run = iter(range(10**6))

    def save(_: int) -> None:
        with database.store() as store:
            before = store.journeys.get(TENANT, "j3")
            store.journeys.save(TENANT, *rename(before, f"Renamed {before.revision}"))
            store.turns.add(TENANT, Turn(f"{database.url}{next(run)}{before.revision}", None, None))

    def listing(_: int) -> None:
        with database.store() as store:
            assert len(store.journeys.listing(TENANT, limit=10)) == 10

    def show(number: int) -> None:
        with database.store() as store:
            (found,) = store.journeys.find(TENANT, f"Journey {number % 2 + 5}")
            store.journeys.get(TENANT, found.id)

    def of_channels(_: int) -> None:
        with database.store() as store:
            store.journeys.listing(TENANT, channels=("C1", "C2", "C3"), limit=10)

    return {call.__name__: seconds(call) for call in (listing, of_channels, show, save)}


@pytest.mark.slow
def test_ten_thousand_are_as_quick_as_ten(database: Database) -> None:
    fill(database, 0, FEW)
    few = measured(database)
    fill(database, FEW, MANY)
    for attempt in range(4):
        many = measured(database)
        told = {name: f"{1000 * few[name]:.2f} → {1000 * many[name]:.2f} ms" for name in few}
        if all(many[name] <= 1.5 * before + LEEWAY for name, before in few.items()):
            return
        time.sleep(attempt)  # a busy machine only ever makes it slower
    raise AssertionError(told)
