"""Texts of any length that people type are kept and found, on PostgreSQL too, whose indexes take 2,704 bytes a row."""

import random

from bot.journey.model import Action, Journey, Persona
from storage.database import Database
from storage.portfolio.upkeep import check
from tests.storage.test_following import create

# Random, because what repeats itself is packed before it is measured.
LONG = "".join(random.Random(14).choices("客户旅程触点情绪痛点机会服务蓝图abcdefghij", k=3000))


def test_long_titles_personas_owners_and_departments_are_kept_and_found(database: Database) -> None:
    journey = Journey(
        id="j1",
        title=f"Title {LONG}",
        created_at="2026-01-15T09:00:00Z",
        updated_at="2026-01-15T09:00:00Z",
        personas=(Persona(id="p1", name=f"Persona {LONG}"),),
        actions=(Action(id="a1", title=f"Action {LONG}", owner=f"Owner {LONG}", department=f"Department {LONG}"),),
    )
    create(database, "T1", journey)
    with database.store() as store:
        assert store.journeys.get("T1", "j1") == journey
        assert [each.id for each in store.journeys.find("T1", journey.title)] == ["j1"]
    assert list(check(database)) == []
