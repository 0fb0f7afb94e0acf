"""Forgetting: every table and every file is read afterwards."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import MetaData, String, cast, select

from bot.settings import load
from bot.wiring.erasing import forget_person, forget_workspace, told_of
from knowledge.library import KnowledgeBase
from storage.database import Database
from tests.durable.conftest import until
from tests.product import NOW, Living, served
from tests.slackworld import slack_world
from tests.storage.conftest import postgres_server as postgres_server
from tests.storage.conftest import postgres_url as postgres_url

NAME = "Wenlin Ostrowska"
WORDS = "my own private pondering"


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def spoken(request: pytest.FixtureRequest, tmp_path: Path, knowledge: KnowledgeBase) -> Iterator[tuple[Living, str]]:
    """A product in which two people have talked; the person to be forgotten."""
    from bot.wiring import build

    more = {} if request.param == "sqlite" else {"DATABASE_URL": request.getfixturevalue("postgres_url")}
    with slack_world(tmp_path / "slack") as world:
        settings = load(_env_file=None, JOURNEY_HOME=tmp_path / "bot", **world.environment, **more)
        product = build(settings, "http", clock=lambda: NOW, knowledge=knowledge)
        with served(product.asgi) as url:
            world.events_url = f"{url}/slack/events"
            product.start()
            living = Living(product, world)
            yield living, _talk(living)
            product.stop()


def _talk(living: Living) -> str:
    world = living.world
    person = world.person(NAME)
    world.invite(world.lab, person, by=world.mia)
    root = world.mention(world.mia, world.lab, "help us map a hotel check-in")
    living.answer_to(root)
    for who, line in (
        (world.mia, "stages: arrive, wait, leave"),
        (person, "arrive: front desk, lift"),
        (person, "the queue at the front desk is too long"),
        (person, WORDS),
        (world.mia, f"thanks {NAME}, agreed"),
    ):
        living.answer_to(world.say(who, world.lab, f"@Journey {line}", thread_ts=root.ts))
    private = world.say(person, world.dm(person), "help us map my secret side project")
    living.answer_to(private)
    world.command(person, world.lab, "list")
    until(lambda: not any(living.product.inbox.waiting().values()))
    return person.id


def everything(living: Living) -> str:
    """All rows of all tables, the engine's too, and all files of the home."""
    rows: list[str] = []
    database = Database(living.product.database.url)
    schemas = [None] if database.engine.dialect.name == "sqlite" else [None, "dbos"]
    for schema in schemas:
        found = MetaData(schema=schema)
        found.reflect(database.engine)
        with database.connection() as connection:
            for table in found.sorted_tables:
                for row in connection.execute(select(*[cast(column, String) for column in table.c])):
                    rows.append(f"{table.name}: {tuple(row)}")
    database.close()
    files = [p for p in living.product.settings.home.rglob("*") if p.is_file()]
    return "\n".join(rows) + "".join(p.read_bytes().decode("utf-8", "replace") for p in files)


def traces(living: Living, *words: str) -> list[str]:
    return [line[:300] for line in everything(living).splitlines() if any(word in line for word in words)]


def test_a_person_is_forgotten_everywhere_and_the_teams_map_stays_until_the_workspace_goes(
    spoken: tuple[Living, str],
) -> None:
    living, person = spoken
    product, tenant = living.product, living.world.team
    told = told_of(product.settings, product.database, tenant, person)
    assert WORDS in json.dumps(told)
    assert {"inbox", "conversations", "revisions"} <= set(told)
    assert len(living.journeys()) == 2
    receipt = forget_person(product.settings, product.database, tenant, person)
    assert receipt.under_way == 0
    assert receipt.changed["inbox"] >= 5
    assert traces(living, person, NAME, WORDS, "secret side project") == []
    journey = living.journey  # the one of the thread; that of the direct messages is gone
    assert "queue" in journey.goal.objective
    assert [t.name for s in journey.stages for t in s.touchpoints] == ["front desk", "lift"]
    with product.database.store() as store:
        authors = {one.author for one in store.journeys.revisions(tenant, journey.id)}
    assert authors == {living.world.mia.id, f"former colleague {receipt.pseudonym}"}
    assert told_of(product.settings, product.database, tenant, person) == {}
    said = living.world.say(living.world.mia, living.world.lab, "@Journey status", thread_ts=_thread(living))
    assert living.answer_to(said)  # and the conversation goes on
    _and_now_the_workspace(living, person)


def _thread(living: Living) -> str:
    with living.product.database.store() as store:
        (place,) = [place for _, place in store.conversations.of_journey(living.world.team, living.journey.id)]
    return str(place.thread)


def _and_now_the_workspace(living: Living, person: str) -> None:
    """All of it goes, and nothing of another company's."""
    until(lambda: not any(living.product.inbox.waiting().values()))
    product, tenant = living.product, living.world.team
    with product.database.store() as store:
        other = living.journeys()[0].model_copy(update={"id": "theirs", "title": "another company's map"})
        store.journeys.create("T0OTHER", other, store.journeys.revisions(tenant, living.journeys()[0].id)[0])
    receipt = forget_workspace(product.settings, product.database, tenant)
    assert receipt.removed["journeys"] == 1
    assert receipt.engine_entries > 0
    assert traces(living, tenant, person, NAME, WORDS) == []
    with product.database.store() as store:
        assert [one.title for one in store.journeys.listing("T0OTHER")] == ["another company's map"]
