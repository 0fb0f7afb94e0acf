"""Silent brainstorm → cluster → vote → the map, through real Bolt, in English, in Chinese and mixed."""

from collections.abc import Iterator

import pytest

from bot.playground.people import Person
from knowledge.library import KnowledgeBase
from tests.product import Living, living_world
from tests.slackworld import Reply
from tests.workshop.session import Clock, Session, refused, until


@pytest.fixture(scope="module")
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="module")
def living(tmp_path_factory: pytest.TempPathFactory, knowledge: KnowledgeBase, clock: Clock) -> Iterator[Living]:
    with living_world(tmp_path_factory.mktemp("workshop"), knowledge=knowledge, clock=clock) as one:
        yield one
        assert not refused(one.world)


def test_from_the_form_to_the_result(living: Living) -> None:
    world = living.world
    session = Session.begun(living, world.mia, world.lab, question="Why do guests not come back?", dots="2")
    assert "10 min left" in session.board.text
    session.answer(world.mia, ideas="- the queue at check-in is too long\n- breakfast ends at nine")
    session.answer(world.tom, ideas="long queue at the front desk\nno vegetarian breakfast")
    session.answer(world.chen, ideas="前台排队太久")
    assert [m.text for m in session.said] == []  # hidden until the reveal
    assert {c.person for c in session.contributions} == {world.mia.id, world.tom.id, world.chen.id}
    session.press(world.mia, "facilitate next")
    revealed = session.told("5 ideas from 3 people")
    assert "前台排队太久 — 小陈" in revealed.text
    until(lambda: "Write ideas" not in session.board.text)  # what to do then is over
    queue = next(c for c in session.workshop.clusters if "queue" in c.name or "排队" in c.name)
    assert len(queue.items) == 3
    session.press(world.mia, "facilitate next")
    session.wait("voting")
    other = next(c for c in session.workshop.clusters if c.id != queue.id)
    session.vote(world.tom, queue.name, queue.name)
    session.vote(world.chen, queue.name, other.name)
    session.vote(world.chen, queue.name)  # changed one's mind
    assert not any("dot" in m.text and "from" in m.text for m in session.said)
    session.press(world.mia, "facilitate next")
    told = session.told("3 dots from 2 people")
    assert f"1. *{queue.name}* — 3 dots from 2 people" in told.text
    session.press(world.mia, "facilitate next")
    session.wait("closed")
    session.told("That's the end")
    assert world.wait_for(lambda: "Closed. 3 took part." in session.board.text)


def test_in_chinese(living: Living) -> None:
    world = living.world
    session = Session.begun(living, world.chen, world.lab, question="客户为什么流失？", names="anonymous")
    session.answer(world.chen, ideas="退款太慢\n客服总让我重复说一遍")
    session.answer(world.wu, ideas="退款要等两周\n每次都要重新报身份证")
    session.press(world.chen, "facilitate next")
    revealed = session.told("公布：2 人写了 4 条")
    assert not any(name in revealed.text for name in ("小陈", "老吴"))
    session.press(world.chen, "facilitate next")
    session.wait("voting")
    session.vote(world.wu, session.workshop.clusters[0].name)
    session.press(world.chen, "facilitate next")
    session.told("1 票，1 人")
    assert f"1. {session.workshop.clusters[0].name}: 票数 1 · 投票人数 1" in session.picture("归类与票数")


def test_only_the_facilitator_moves_it_on(living: Living) -> None:
    world = living.world
    session = Session.begun(living, world.mia, world.lab, question="What slows us down?")
    session.press(world.tom, "facilitate next")
    said = world.wait_for(
        lambda: [m for m in world.bot_messages(world.lab, seen_by=world.tom) if "Mia leads" in m.text], 20
    )
    assert said
    assert session.workshop.phase == "answering"


def test_time_runs_out_and_the_answers_are_revealed(living: Living, clock: Clock) -> None:
    world = living.world
    session = Session.begun(living, world.mia, world.lab, question="What slows us down?", time="5")
    session.answer(world.tom, ideas="too many meetings")
    clock.on(minutes=3)
    assert world.wait_for(lambda: "2 min left" in session.board.text and "1 has answered" in session.board.text, 20)
    clock.on(minutes=3)
    session.wait("sorting")
    session.told("1 idea from 1 person")


def test_nobody_answers(living: Living, clock: Clock) -> None:
    world = living.world
    session = Session.begun(living, world.mia, world.lab, question="Anything?", time="5")
    clock.on(minutes=6)
    session.told("nothing came in")
    assert session.workshop.phase == "answering"


def test_said_in_the_thread_and_arranged_by_words(living: Living) -> None:
    world = living.world
    session = Session.begun(living, world.mia, world.lab, question="What annoys guests?")
    said = world.say(
        world.raj, world.lab, "the wifi is slow, nobody speaks English, the lift is broken and parking is expensive",
        thread_ts=session.root.ts,
    )  # fmt: skip
    until(lambda: len(session.contributions) == 4)
    world.edit(said, "the wifi is slow and the lift is broken")
    until(lambda: len(session.contributions) == 1)
    session.answer(world.tom, ideas="parking is expensive\nnobody answers the phone\nno pets allowed")
    world.say(world.mia, world.lab, "next", thread_ts=session.root.ts)
    session.wait("sorting")
    session.told("Here they are")
    names = [c.name for c in session.workshop.clusters]
    world.say(world.mia, world.lab, "merge 1 and 2", thread_ts=session.root.ts)
    until(lambda: len(session.workshop.clusters) == len(names) - 1)
    world.say(world.mia, world.lab, "rename 1 to Getting in", thread_ts=session.root.ts)
    until(lambda: session.workshop.clusters[0].name == "Getting in")
    late = len(session.contributions)
    session.living.world.say(world.mia, world.lab, "split 1", thread_ts=session.root.ts)
    until(lambda: session.workshop.clusters[0].name != "Getting in")
    assert len(session.contributions) == late


def test_who_leads_for_the_first_time_is_helped_with_a_source(living: Living) -> None:
    world = living.world
    for leader, says, source in ((world.mia, "no talking", "brainstorming"), (world.chen, "不讨论", "头脑风暴")):
        session = Session.begun(living, leader, world.lab, question="What slows guests down?")
        session.press(leader, "facilitate guide")
        assert until(lambda one=session, to=leader, both=(says, source): _guides(one, to, *both))  # type: ignore[misc]
        assert not _guides(session, world.raj, says, source)


def _guides(session: Session, person: Person, says: str, source: str) -> list[Reply]:
    """The board of a workshop has one of the words or the other."""
    return [told for told in _alone(session, person, says) if source in told.text]


def _alone(session: Session, person: Person, part: str) -> list[Reply]:
    """What one person sees in the channel, outside threads, that says this."""
    world = session.living.world
    seen = world.bot_messages(world.lab, seen_by=person)
    return [m for m in seen if part in m.text and m.message.thread is None and m.ts != session.root.ts]
