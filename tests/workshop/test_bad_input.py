"""What goes wrong in a workshop ends in a state that makes sense, and is said."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.journey.change import apply_all
from bot.journey.commands import AddStage, AddTouchpoint
from bot.journey.model import Journey
from bot.journey.revisions import Revision
from bot.workshop.spoken import scores
from knowledge.library import KnowledgeBase
from tests.product import NOW, Living, living_world
from tests.workshop.session import Clock, Session, refused, until

LONG = "排队" * 2500


@pytest.fixture(scope="module")
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="module")
def living(tmp_path_factory: pytest.TempPathFactory, knowledge: KnowledgeBase, clock: Clock) -> Iterator[Living]:
    with living_world(tmp_path_factory.mktemp("bad"), knowledge=knowledge, clock=clock) as one:
        yield one
        assert not refused(one.world)


def test_odd_ideas_are_kept_and_one_may_be_hidden(living: Living) -> None:
    world = living.world
    session = Session.begun(living, world.mia, world.lab, question="What annoys guests?")
    session.answer(world.tom, ideas="😡😡😡")
    session.answer(world.raj, ideas="the boss is a damn fool")
    world.say(world.chen, world.lab, LONG, thread_ts=session.root.ts)
    until(lambda: len(session.contributions) == 3)
    world.say(world.wu, world.lab, "😡😡😡", thread_ts=session.root.ts)
    until(lambda: len(session.contributions) == 4)  # the same words of two people are two
    assert {c.text for c in session.contributions} == {"😡😡😡", "the boss is a damn fool", LONG}
    session.press(world.mia, "facilitate next")
    until(lambda: session.workshop.clusters)
    rude = next(c.id for c in session.contributions if "fool" in c.text)
    number = next((n, c.items.index(rude) + 1) for n, c in enumerate(session.workshop.clusters, 1) if rude in c.items)
    world.say(world.mia, world.lab, f"hide {number[0]}.{number[1]}", thread_ts=session.root.ts)
    until(lambda: session.workshop.hidden)
    assert "the boss is a damn fool" not in session.told("(hidden by the facilitator)").text
    until(
        lambda: [
            m
            for m in world.bot_messages(world.lab, session.root.ts, seen_by=world.raj)
            if "has hidden one of yours" in m.text
        ]
    )


def test_the_channel_is_archived_meanwhile(living: Living, clock: Clock) -> None:
    world = living.world
    session = Session.begun(living, world.mia, world.lab, question="What is slow?", time="5")
    session.answer(world.tom, ideas="the lift")
    place = world.standin.workspace.channels[world.lab.id]
    world.standin.workspace.put_channel(replace(place, is_archived=True))
    clock.on(minutes=6)
    until(lambda: any("is on hold" in m.text for m in world.bot_messages(world.dm(world.mia))), 40)
    assert session.workshop.phase == "answering"
    assert session.workshop.paused
    clock.on(minutes=6)
    assert "Resume" not in [button.label for button in session.board.buttons]
    world.standin.workspace.put_channel(place)
    until(lambda: clock.on(minutes=6) or "Resume" in [button.label for button in session.board.buttons], 40)  # type: ignore[func-returns-value]
    world.say(world.mia, world.lab, "resume", thread_ts=session.root.ts)
    until(lambda: not session.workshop.paused, 40)
    session.press(world.mia, "facilitate next")
    session.told("1 idea from 1 person")


def test_the_map_is_gone_when_results_go_in(living: Living) -> None:
    world = living.world
    empty = {
        "id": "gone",
        "title": "Gone",
        "created_at": NOW,
        "updated_at": NOW,
        "revision": 1,
        "channel": world.lab.id,
    }
    parts = (AddStage("s1", "Arrive"), AddTouchpoint("t1", "s1", "Desk"))
    with living.product.database.store() as store:
        journey = apply_all(parts, Journey.model_validate(empty))
        store.journeys.create(world.team, journey, Revision(number=1, at=NOW, author="U1", events=()))
    session = Session.begun(living, world.mia, world.lab, format="emotions", journey="gone")
    session.answer(world.tom, **{"emotion t1": "-2"})
    session.press(world.mia, "facilitate next")
    session.told("Scores from 1 person")
    session.press(world.mia, "take")
    view = until(lambda: session.form(world.mia, "take"))
    with living.product.database.store() as store:
        store.departures.set_aside(world.team, "gone", "2026-02-15T09:00:00Z")
    world.submit(view, {})
    session.told("That map is gone")
    assert [c.score for c in session.contributions] == [-2]
    with living.product.database.store() as store:
        assert store.journeys.get(world.team, "gone").stages[0].touchpoints[0].emotion is None


def test_a_hundred_and_one_clusters(living: Living) -> None:
    world = living.world
    session = Session.begun(living, world.mia, world.lab, question="What annoys guests?")
    session.answer(world.tom, ideas="\n".join(f"thing {n} is wrong" for n in range(101)))
    session.press(world.mia, "facilitate next")
    until(lambda: session.workshop.clusters)
    with living.product.database.store() as store:
        workshop = store.workshops.get(world.team, session.workshop.id)
        alone = tuple(
            workshop.clusters[0].model_copy(update={"id": f"c{n}", "name": one.text, "items": (one.id,)})
            for n, one in enumerate(session.contributions)
        )
        store.workshops.save(world.team, workshop.model_copy(update={"clusters": alone}))
    session.press(world.mia, "facilitate next")
    session.told("The menus hold the first 99 only")
    last = session.workshop.clusters[-1]
    world.say(world.raj, world.lab, "101", thread_ts=session.root.ts)
    until(lambda: [c for c in session.contributions if c.subject == last.id and c.person == world.raj.id])
    session.press(world.mia, "facilitate next")
    session.told(f"1. *{last.name}* — 1 dot from 1 person")


def test_numbers_of_several_digits_are_numbers() -> None:
    assert scores("12, 101") == (12, 101)
    assert scores("-1 0 2") == (-1, 0, 2)
