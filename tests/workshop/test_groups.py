"""1-2-4-All: alone, pairs, fours, all; odd numbers; nothing is lost where a group says nothing."""

from collections.abc import Iterator

import pytest

from bot.workshop.groups import brought, final, four_of, paired
from bot.workshop.model import Contribution, Participant
from knowledge.library import KnowledgeBase
from tests.product import Living, living_world
from tests.workshop.session import Clock, Session, refused


@pytest.mark.parametrize(
    ("people", "sizes"), [(1, [1]), (2, [2]), (3, [3]), (4, [2, 2]), (5, [2, 3]), (9, [2, 2, 2, 3])]
)
def test_nobody_is_left_alone(people: int, sizes: list[int]) -> None:
    pairs = paired([f"U{n}" for n in range(people)], "w1")
    assert sorted(list(pairs.values()).count(n) for n in set(pairs.values())) == sizes
    assert pairs == paired([f"U{n}" for n in reversed(range(people))], "w1")


def test_what_a_silent_group_had_goes_on() -> None:
    people = [Participant(person=f"U{n}", group=str(n // 2 + 1)) for n in range(4)]
    alone = [Contribution(id=f"a{n}", phase="answering", person=f"U{n}", text=f"idea {n}") for n in range(4)]
    pair = Contribution(id="p", phase="pairs", person="pair 1", text="ideas 0 and 1 together")
    assert [c.text for c in brought("four 1", people, [*alone, pair])] == ["ideas 0 and 1 together", "idea 2", "idea 3"]
    late = Contribution(id="l", phase="answering", person="U9", text="from outside", late=True)
    assert [c.id for c in final(people, [*alone, pair, late])] == ["p", "a2", "a3", "l"]
    assert four_of(3) == 2


@pytest.fixture
def living(tmp_path_factory: pytest.TempPathFactory, knowledge: KnowledgeBase) -> Iterator[Living]:
    with living_world(tmp_path_factory.mktemp("groups"), knowledge=knowledge, clock=Clock()) as one:
        yield one
        assert not refused(one.world)


def test_four_people(living: Living) -> None:
    world = living.world
    session = Session.begun(
        living, world.mia, world.lab, question="How do we shorten the queue?", format="one_two_four_all"
    )
    people = {p.id: p for p in (world.mia, world.tom, world.chen, world.raj)}
    for n, person in enumerate(people.values()):
        session.answer(person, ideas=f"idea number {n}")
    session.press(world.mia, "facilitate next")
    session.wait("pairs")
    session.told("in pairs")
    pair = paired(list(people), session.workshop.id)
    first = [people[id] for id, n in pair.items() if n == 1]
    alone = world.wait_for(lambda: world.bot_messages(world.dm(first[0])))[-1]
    assert all(name in alone.text for name in (p.real_name for p in first))
    session.answer(first[0], ideas="one idea of us two")
    session.answer(first[1], ideas="one idea of us two, better said")  # the last one counts
    session.press(world.mia, "facilitate next")
    session.wait("fours")
    session.press(world.mia, "facilitate next")
    session.wait("sorting")
    revealed = session.told("Here they are")
    assert "one idea of us two, better said" in revealed.text
    assert sum(len(c.items) for c in session.workshop.clusters) == 3  # the silent pair's two go on as they are
