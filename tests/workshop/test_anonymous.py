"""Anonymity is real: after the reveal nothing in the whole database joins a person and an answer."""

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.library import KnowledgeBase
from tests.product import Living, living_world
from tests.workshop.session import Session, until

SECRETS = {
    "tom": "the boss never listens to anyone",
    "raj": "we lie to customers about delivery",
    "mia": "I want to quit",
}
VOTED = ("tom", "raj")


@pytest.fixture
def living(tmp_path: Path, knowledge: KnowledgeBase) -> Iterator[Living]:
    with living_world(tmp_path, knowledge=knowledge) as one:
        yield one


def rows(database: Path) -> list[tuple[str, int, str]]:
    """Every row of every table, ours and the engine's, as one text each."""
    with sqlite3.connect(database) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")]
        return [
            (table, n, " ".join(map(str, row)))
            for table in tables
            for n, row in enumerate(connection.execute(f'SELECT * FROM "{table}"'))
        ]


def answered(living: Living) -> Session:
    world = living.world
    people = {"tom": world.tom, "raj": world.raj, "mia": world.mia}
    session = Session.begun(living, world.mia, world.lab, question="What goes wrong?", names="anonymous")
    for name, text in SECRETS.items():
        session.answer(people[name], ideas=text)
    return session


def test_before_the_reveal_an_operator_could_and_after_it_nobody_can(living: Living, tmp_path: Path) -> None:
    world = living.world
    database = next(tmp_path.rglob("*.db"))
    ids = {"tom": world.tom.id, "raj": world.raj.id, "mia": world.mia.id}
    session = answered(living)
    assert not {c.person for c in session.contributions} & set(ids.values())
    assert any(SECRETS["tom"] in row and ids["tom"] in row for _, _, row in rows(database))  # the inbox still holds it
    before = {c.text: c.person for c in session.contributions}
    session.press(world.mia, "facilitate next")
    session.told("3 ideas from 3 people")
    for table, _, row in rows(database):
        for name, text in SECRETS.items():
            others = [id for id in ids.values() if table != "workshops" or id != world.mia.id]  # she leads it
            assert not (text in row and any(id in row for id in others)), (table, name)
    keys = [row for table, _, row in rows(database) if table in ("workshop_keys", "workshop_payloads")]
    assert keys == []
    after = {c.text: c.person for c in session.contributions}
    assert not set(before.values()) & set(after.values())
    assert {c.at for c in session.contributions} == {""}
    for name, text in list(SECRETS.items())[:2]:  # no event's key, time or order leads to an answer
        of_theirs = " ".join(row for _, _, row in rows(database) if ids[name] in row)
        one = next(c for c in session.contributions if c.text == text)
        assert not any(word in of_theirs for word in (one.id, one.person, text)), name


def test_nothing_of_it_is_left_on_the_disk_or_in_the_log(
    living: Living, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    world = living.world
    session = answered(living)
    session.press(world.mia, "facilitate next")
    session.told("3 ideas from 3 people")
    living.product.database.scrub()
    for file in next(tmp_path.rglob("*.db")).parent.glob("*.db*"):
        content = file.read_bytes()
        for text in SECRETS.values():
            for found in re.finditer(re.escape(text.encode()), content):
                near = content[max(0, found.start() - 400) : found.end() + 400]
                assert world.tom.id.encode() not in near or b"facilitator" in near, file.name
    assert not any(text in caplog.text for text in SECRETS.values())


def test_votes_are_unlinked_at_the_close(living: Living, tmp_path: Path) -> None:
    world = living.world
    session = answered(living)
    session.press(world.mia, "facilitate next")
    session.told("3 ideas from 3 people")
    session.press(world.mia, "facilitate next")
    session.wait("voting")
    first = session.workshop.clusters[0]
    session.vote(world.tom, first.name)
    session.vote(world.raj, first.name)
    mine = {c.person for c in session.contributions if c.phase == "voting"}
    session.press(world.mia, "facilitate next")
    session.told("2 dots from 2 people")
    now = {c.person for c in session.contributions if c.phase == "voting"}
    assert len(now) == 2
    assert not mine & now
    database = next(tmp_path.rglob("*.db"))
    assert not any(
        f'"{first.id}"' in row and world.tom.id in row for table, _, row in rows(database) if table == "inbox"
    )


def test_a_late_answer_belongs_to_nobody(living: Living, tmp_path: Path) -> None:
    world = living.world
    session = answered(living)
    session.press(world.mia, "facilitate next")
    session.told("3 ideas from 3 people")
    session.send(world.chen, "contribute", {"ideas": "我早就想说了"})
    late = until(lambda: [c for c in session.contributions if c.late])
    assert late[0].person != world.chen.id
    session.told("A late one: 我早就想说了")
    database = next(tmp_path.rglob("*.db"))
    assert not any("我早就想说了" in row and world.chen.id in row for _, _, row in rows(database))
