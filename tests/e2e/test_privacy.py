"""In Slack a person gets what is kept of them as a file, and is forgotten when they say so: every table and file is
read afterwards."""

import json
from pathlib import Path

import pytest

from bot.playground.people import Person
from knowledge.library import KnowledgeBase
from tests.durable.conftest import until
from tests.product import Living, living_world
from tests.slackworld import Reply, Said
from tests.storage.test_erasure import traces

NAME, WORDS, THEIRS = "Wenlin Ostrowska", "my own private pondering", "what Mia alone said"


def _talk(living: Living) -> tuple[Person, Said]:
    world = living.world
    person = world.person(NAME)
    world.invite(world.lab, person, by=world.mia)
    root = world.mention(world.mia, world.lab, "help us map a hotel check-in")
    living.answer_to(root)
    for who, line in ((world.mia, "stages: arrive, wait, leave"), (person, "arrive: front desk, lift"), (person, "the queue at the front desk is too long"), (person, WORDS), (world.mia, THEIRS)):  # fmt: skip
        living.answer_to(world.say(who, world.lab, f"@Journey {line}", thread_ts=root.ts))
    living.answer_to(world.say(person, world.dm(person), "help us map my secret side project"))
    return person, root


def _asks(living: Living, person: Person, words: str) -> Reply:
    world = living.world
    before = len(_mine(living, person))
    world.command(person, world.lab, words)
    return world.wait_for(lambda: (_mine(living, person)[before:] or [None])[0], 20)


def _mine(living: Living, person: Person) -> list[Reply]:
    world = living.world
    return [r for r in world.bot_messages(world.lab, seen_by=person) if r.message.only_for == person.id]


def _in_dm(living: Living, person: Person, words: str) -> Reply:
    world = living.world
    return world.wait_for(lambda: next((r for r in world.bot_messages(world.dm(person)) if words in r.text), None), 30)


@pytest.mark.parametrize("words", ["privacy", "forget me"])
def test_a_person_takes_their_data_along_and_is_forgotten(tmp_path: Path, knowledge: KnowledgeBase, words: str) -> None:
    with living_world(tmp_path, knowledge=knowledge) as living:
        person, root = _talk(living)
        world = living.world
        offered = _asks(living, person, words)
        assert "can't be undone" in offered.text
        world.click(offered, "Get my data", by=person)
        file = world.wait_for(lambda: next((f for f in world.standin.workspace.files.values() if "my-data" in f.name), None), 20)  # fmt: skip
        told = json.loads(world.standin.workspace.file_bytes(file.id))
        assert WORDS in json.dumps(told)
        assert THEIRS not in json.dumps(told)
        world.click(offered, "Forget me", by=person)
        _in_dm(living, person, "your name is off the maps")
        until(lambda: not any(living.product.inbox.waiting().values()))
        assert traces(living, person.id, NAME, WORDS, "secret side project") == []
        assert traces(living, THEIRS)
        assert [t.name for s in living.journey.stages for t in s.touchpoints] == ["front desk", "lift"]
        assert living.answer_to(world.say(world.mia, world.lab, "@Journey status", thread_ts=root.ts))
        assert not world.refusals()


def test_what_a_press_says_is_of_who_presses(tmp_path: Path, knowledge: KnowledgeBase) -> None:
    """Mentioned in a channel the answer is there for all: each button is about whoever presses it."""
    with living_world(tmp_path, knowledge=knowledge) as living:
        world, (person, _) = living.world, _talk(living)
        offered = living.answer_to(world.mention(person, world.lab, "忘记我"))
        world.click(offered, "Forget me", by=world.mia)
        _in_dm(living, world.mia, "your name is off the maps")
        until(lambda: not any(living.product.inbox.waiting().values()))
        assert traces(living, world.mia.id, THEIRS) == []
        assert traces(living, WORDS)
