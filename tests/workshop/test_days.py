"""Over days: each is asked in their own working hours, reminded once; answers by message; facilitation and take-over."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import text

from bot.playground.people import Person
from bot.workshop.hours import next_working
from bot.workshop.phases import moment
from knowledge.library import KnowledgeBase
from tests.product import Living, living_world
from tests.workshop.session import Clock, Session, refused, until


@pytest.mark.parametrize(
    ("now", "zone", "then"),
    [
        ("2026-01-15T09:00:00Z", "Europe/London", "2026-01-15T09:00:00Z"),
        ("2026-01-15T12:00:00Z", "Asia/Shanghai", "2026-01-16T01:00:00Z"),
        ("2026-01-16T12:00:00Z", "Asia/Shanghai", "2026-01-19T01:00:00Z"),  # Friday evening → Monday
        ("2026-03-28T23:00:00Z", "Europe/London", "2026-03-30T08:00:00Z"),  # the clocks go forward that night
        ("2026-01-15T03:00:00Z", "Nowhere/At_All", "2026-01-15T09:00:00Z"),
    ],
)
def test_working_hours(now: str, zone: str, then: str) -> None:
    assert next_working(now, zone) == then


@pytest.fixture
def clock() -> Clock:
    return Clock("2026-01-12T11:00:00Z")  # 19:00 in Shanghai


@pytest.fixture
def living(tmp_path_factory: pytest.TempPathFactory, knowledge: KnowledgeBase, clock: Clock) -> Iterator[Living]:
    with living_world(tmp_path_factory.mktemp("days"), knowledge=knowledge, clock=clock) as one:
        yield one
        assert not refused(one.world)


def prompted(living: Living, session: Session, person: str) -> str:
    with living.product.database.store() as store:
        return store.workshops.participant(living.world.team, session.workshop.id, person).prompt


def test_asked_in_working_hours_answered_by_message_and_closed_when_all_have(living: Living, clock: Clock) -> None:
    world = living.world
    session = Session.begun(living, world.mia, world.lab, question="Why do guests leave?", time="4320")
    assert world.wait_for(lambda: world.bot_messages(world.dm(world.tom)))
    assert not world.bot_messages(world.dm(world.chen))  # evening there
    until(lambda: prompted(living, session, world.tom.id))
    world.say(world.tom, world.dm(world.tom), "no parking, slow wifi and rude staff")
    assert world.wait_for(lambda: any("Got 3 ideas" in m.text for m in world.bot_messages(world.dm(world.tom))))
    clock.on(hours=15)  # ten in the morning in Shanghai, two at night in London
    asked = world.wait_for(lambda: world.bot_messages(world.dm(world.chen)))
    assert "想听听你的" in asked[0].text
    until(lambda: prompted(living, session, world.chen.id))
    world.say(world.chen, world.dm(world.chen), "房间有烟味")
    world.wait_for(lambda: any("收到 1 条" in m.text for m in world.bot_messages(world.dm(world.chen))))
    clock.on(hours=51)  # three quarters of the time are over, and it is morning in Kolkata
    reminded = lambda person: [m for m in world.bot_messages(world.dm(person)) if "reminder" in m.text.lower()]  # noqa: E731
    assert world.wait_for(lambda: reminded(world.raj))
    assert not reminded(world.tom)
    for person in (world.mia, world.wu, world.raj):
        session.answer(person, ideas=f"what {person.name} says")
    session.wait("sorting")
    assert len(reminded(world.raj)) == 1


def test_a_facilitator_who_vanished_is_stood_in_for(living: Living, clock: Clock) -> None:
    world = living.world
    session = Session.begun(living, world.mia, world.lab, question="Why?", time="30")
    session.answer(world.raj, ideas="because of the price")
    session.press(world.tom, "facilitate pause")
    told = lambda part: [m for m in world.bot_messages(world.lab, seen_by=world.tom) if part in m.text]  # noqa: E731
    assert world.wait_for(lambda: told("Mia leads"))
    session.press(world.mia, "facilitate pause")
    until(lambda: session.workshop.left == 1800)
    clock.on(hours=25)  # paused: no time runs
    session.press(world.tom, "facilitate resume")
    offer = world.wait_for(lambda: told("take over"))[-1]
    world.click(offer, "I'll take over", by=world.tom)
    session.told("Tom leads from here")
    session.press(world.tom, "facilitate resume")
    until(lambda: session.workshop.ends_at)
    session.press(world.tom, "facilitate extend")
    session.told("5 more minutes")
    clock.on(minutes=34)
    assert session.workshop.phase == "answering"
    clock.on(minutes=2)
    session.wait("sorting")


def changed(living: Living, person: Person, **to: object) -> None:
    people = living.world.standin.workspace.people
    people[person.id] = replace(people[person.id], **to)  # type: ignore[arg-type]


def test_who_wants_no_disturbance_or_is_away_is_left_alone_until_they_are_back(living: Living, clock: Clock) -> None:
    world = living.world
    noon, two = (int(moment(f"2026-01-12T{hour}:00:00Z").timestamp()) for hour in (10, 14))
    changed(living, world.tom, dnd=(noon, two))
    changed(living, world.raj, away=True)  # 16:30 in Kolkata
    session = Session.begun(living, world.mia, world.lab, question="Why do guests leave?", time="4320")
    assert world.wait_for(lambda: world.bot_messages(world.dm(world.mia)))
    clock.on(minutes=45)
    until(lambda: waits(living, world.tom, "2026-01-12T14:00:00Z") and waits(living, world.raj, "2026-01-12T12:15:00Z"))
    assert not world.bot_messages(world.dm(world.tom))
    assert not world.bot_messages(world.dm(world.raj))
    changed(living, world.raj, away=False)
    clock.on(hours=21)  # 08:45 in London, 14:15 in Kolkata
    assert world.wait_for(lambda: world.bot_messages(world.dm(world.raj)))
    assert world.wait_for(lambda: world.bot_messages(world.dm(world.tom)))  # their time was over at two
    changed(living, world.tom, away=True)
    until(lambda: prompted(living, session, world.tom.id))
    clock.on(hours=33)  # the next day at 17:45: three quarters are over
    reminded = lambda person: [m for m in world.bot_messages(world.dm(person)) if "reminder" in m.text.lower()]  # noqa: E731
    assert world.wait_for(lambda: reminded(world.mia))
    assert not reminded(world.tom)
    changed(living, world.tom, away=False)
    clock.on(hours=15.5)  # the last morning
    assert world.wait_for(lambda: reminded(world.tom))
    assert len(reminded(world.mia)) == 1


def waits(living: Living, person: Person, due: str) -> bool:
    """Whether they are to be asked again then."""
    with living.product.database.engine.connect() as connection:
        keys = connection.execute(text("select key from timers")).scalars().all()
    return any(key.endswith(f":asks:{person.id}:{due}") for key in keys)
