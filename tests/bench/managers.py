"""Requests across ten thousand journeys of forty touchpoints, on SQLite: `python -m tests.bench.managers [N]`."""

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import quantiles
from typing import Any

from sqlalchemy import insert, text

from bot.journey.model import Journey
from bot.usecases.portfolio import Scope, Slice
from storage.database import Database
from storage.journeys import _columns
from storage.migrations import upgrade
from storage.portfolio.following import mark
from storage.portfolio.projecting import projected
from storage.portfolio.rows import ChangeRow
from storage.tables import JourneyRow

TENANT, TODAY, CHANNELS, REVISIONS, ROUNDS = "T1", "2026-06-15", 200, 20, 15


def journey(n: int) -> Journey:
    stages = [
        {"id": f"s{s}", "name": f"Stage {s}", "touchpoints": [_touchpoint(n, s, t) for t in range(8)]} for s in range(5)
    ]
    actions = [
        {"id": f"a{k}", "title": f"fix {k}", "owner": (None, "Priya", "Ben", "老吴")[(n + k) % 4],
         "department": ("运营部", "Marketing", "IT")[(n + k) % 3], "due": f"2026-0{5 + (n + k) % 4}-1{k}",
         "status": ("planned", "doing", "done")[(n + k) % 3], "opportunity": "o1"}
        for k in range(5)
    ]  # fmt: skip
    at = f"2026-0{1 + n % 6}-{1 + n % 28:02}T10:00:00Z"
    return Journey.model_validate(
        {"id": f"j{n}", "title": f"Journey {n}", "industry": ("hotel", "bank", "retail")[n % 3], "channel": f"C{n % CHANNELS}",
         "status": ("published", "draft")[n % 2], "created_at": at, "updated_at": at, "stages": stages, "actions": actions,
         "opportunities": [{"id": "o1", "how_might_we": "How?", "pain_points": ["h0-0"]}],
         "evidence": [{"id": f"e{k}", "text": "slow"} for k in range(n % 5)]}
    )  # fmt: skip


def _touchpoint(n: int, s: int, t: int) -> dict[str, Any]:
    pain = {
        "id": f"h{s}-{t}",
        "text": f"a long queue {n}",
        "severity": (n + s + t) % 5,
        "tags": ["wait"] if t % 2 else [],
    }
    return {"id": f"t{s}-{t}", "name": f"desk {t}", "emotion": (n + t) % 5 - 2, "pain_points": [pain] if t % 2 else []}


def fill(database: Database, count: int) -> None:
    for start in range(0, count, 250):
        made = [journey(n) for n in range(start, min(start + 250, count))]
        with database.transaction() as session:
            rows = [{"tenant": TENANT, "id": j.id, **_columns(j), "followed": mark(0)} for j in made]
            session.execute(insert(JourneyRow), rows)
            tables: dict[type, list[dict[str, Any]]] = {ChangeRow: [row for j in made for row in _changes(j)]}
            for one in made:
                for table, told in projected(one).items():
                    tables.setdefault(table, []).extend({"tenant": TENANT, **row} for row in told)
            for table, told in tables.items():
                if told:
                    session.execute(insert(table), told)
    with database.transaction() as session:
        session.execute(text("ANALYZE"))


def _changes(j: Journey) -> list[dict[str, Any]]:
    common = {"tenant": TENANT, "journey": j.id, "position": 0, "author": "U1", "did": "changed", "kind": "actions"}
    common |= {"part": "a1", "name": "fix 1", "field": "status", "before": "planned", "after": "doing", "undoes": None}
    days = (int(j.id[1:]) * 7 + k for k in range(REVISIONS))
    return [common | {"number": k, "at": f"2026-0{1 + d % 6}-{1 + d % 28:02}T10:00:00Z"} for k, d in enumerate(days, 1)]


def measured(database: Database) -> dict[str, list[float]]:
    wide = Scope(tuple(f"C{n}" for n in range(CHANNELS)))
    some, part = Scope(wide.audiences[:120], industry="hotel"), Slice(7)

    def asks(p: Any) -> dict[str, Callable[[], object]]:
        from dataclasses import replace

        return {
            "hurts": lambda: p.pains(TENANT, wide, part),
            "hurts, hotels, waiting": lambda: p.pains(TENANT, replace(some, tag="wait"), part),
            "hurts, of a department": lambda: p.pains(TENANT, replace(wide, department="运营"), part),
            "hurts, a topic": lambda: p.pains(TENANT, replace(wide, topic="queue 77"), part),
            "actions overdue": lambda: p.actions(TENANT, wide, "overdue", TODAY, part),
            "actions of a person": lambda: p.actions(TENANT, replace(some, owner="Priya"), "open", TODAY, part),
            "changes of a week": lambda: p.changes(TENANT, replace(wide, since="2026-06-08"), part),
            "list, without evidence": lambda: p.maps(TENANT, wide, True, part),
            "all in numbers": lambda: p.tally(TENANT, wide, TODAY),
            "names in a sentence": lambda: (
                p.titles(TENANT, wide),
                p.owners(TENANT, wide),
                p.departments(TENANT, wide),
                p.personas(TENANT, wide),
            ),
            "portfolio: feelings": lambda: p.moods(TENANT, wide, 40),
            "portfolio: departments": lambda: p.by_department(TENANT, wide, TODAY),
            "portfolio: coverage": lambda: p.coverage(TENANT, wide),
            "digest of a week": lambda: p.deltas(TENANT, replace(wide, since="2026-06-08", until="2026-06-16")),
        }

    with database.store() as store:
        names = list(asks(store.portfolio))
    spent: dict[str, list[float]] = {name: [] for name in names}
    for _ in range(ROUNDS):
        for name in names:
            with database.store() as store:
                started = time.perf_counter()
                asks(store.portfolio)[name]()
                spent[name].append(time.perf_counter() - started)
    return spent


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'journey.db'}")
        upgrade(database.engine)
        fill(database, count)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        for name, seconds in measured(database).items():
            cuts = quantiles(seconds, n=20)
            print(f"| {name} | {1000 * cuts[9]:.0f} ms | {1000 * cuts[18]:.0f} ms |", flush=True)
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        print(f"{count} journeys; {database.size() / 1e6:.0f} MB; RSS grew by {grown // 1024} MB while asking")
        database.close()


if __name__ == "__main__":
    main()
