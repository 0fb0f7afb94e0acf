"""Each format by words alone, as people type: run-on, mixed, late, with changed minds; what comes out is exact."""

from collections.abc import Iterator

import pytest

from bot.journey.change import apply_all
from bot.journey.commands import AddPainPoint, AddStage, AddTouchpoint
from bot.journey.model import Journey
from bot.journey.revisions import Revision
from bot.playground.people import Person
from knowledge.library import KnowledgeBase
from tests.product import NOW, Living, living_world
from tests.workshop.session import Clock, Session, refused, until

PARTS = {
    "en": (
        AddStage("s1", "Arrive"),
        AddTouchpoint("t1", "s1", "Front desk"),
        AddTouchpoint("t2", "s1", "Lift"),
        AddPainPoint("h1", "t1", "the queue is long"),
        AddPainPoint("h2", "t1", "nobody says hello"),
    ),
    "zh": (
        AddStage("s1", "到店"),
        AddTouchpoint("t1", "s1", "前台"),
        AddTouchpoint("t2", "s1", "电梯"),
        AddPainPoint("h1", "t1", "排队太久"),
        AddPainPoint("h2", "t1", "没人打招呼"),
    ),
}


@pytest.fixture(scope="module")
def living(tmp_path_factory: pytest.TempPathFactory, knowledge: KnowledgeBase) -> Iterator[Living]:
    with living_world(tmp_path_factory.mktemp("spoken"), knowledge=knowledge, clock=Clock()) as one:
        for language, parts in PARTS.items():
            empty = {"id": language, "title": language, "created_at": NOW, "updated_at": NOW, "revision": 1}
            journey = apply_all(parts, Journey.model_validate({**empty, "channel": one.world.lab.id}))
            with one.product.database.store() as store:
                store.journeys.create(one.world.team, journey, Revision(number=1, at=NOW, author="U1", events=()))
        yield one
        assert not refused(one.world)


def say(session: Session, by: Person, text: str, heard: str) -> None:
    """In the thread; the answer is told to this person alone."""
    world = session.living.world
    world.say(by, session.channel, text, thread_ts=session.root.ts)
    told = world.wait_for(lambda: [m for m in session_whispers(session, by) if heard in m], 20)
    assert told, (heard, session_whispers(session, by))


def session_whispers(session: Session, by: Person) -> list[str]:
    return [m.text for m in session.living.world.bot_messages(session.channel, session.root.ts, seen_by=by)]


def scores(session: Session, person: Person) -> dict[str, int | None]:
    return {one.subject + one.aspect[:1]: one.score for one in session.contributions if one.person == person.id}


def close(session: Session, by: Person) -> None:
    session.living.world.say(by, session.channel, "next", thread_ts=session.root.ts)


def test_feelings_in_english_and_mixed(living: Living) -> None:
    world = living.world
    session = Session.begun(living, world.mia, world.lab, format="emotions", journey="en")
    assert "1. Front desk\n2. Lift" in session.board.text
    say(session, world.mia, "front desk -2 lift is fine, +1", "Got it: Front desk −2; Lift +1")
    say(session, world.tom, "desk was awful -2, never took the lift", "Got it: Front desk −2")
    say(session, world.chen, "front desk 我给 1，lift 还行 1", "收到：「Front desk」+1；「Lift」+1")
    say(session, world.raj, "1 1", "Got it: Front desk +1; Lift +1")
    say(session, world.raj, "actually lift 0, changed my mind", "Got it: Lift 0")
    say(session, world.wu, "哈哈大家加油", "没看出分数来")
    assert scores(session, world.raj) == {"t1": 1, "t2": 0}
    session.answer(world.tom, **{"emotion t1": "-1", "emotion t2": "-"})  # by form in place of what was said
    assert scores(session, world.tom) == {"t1": -1}
    close(session, world.mia)
    told = session.told("Scores from 4 people").text
    assert "*Front desk*: mean −0.2 (n = 4, spread 1.5)" in told
    assert "Two camps: 2 say −2 to −1, 2 say +1." in told
    assert "*Lift*: mean +0.7 (n = 3, spread 0.6)\nYou agree on this one." in told


def test_feelings_in_chinese(living: Living) -> None:
    world = living.world
    session = Session.begun(living, world.chen, world.lab, format="emotions", journey="zh")
    say(session, world.chen, "前台很差 给-2吧，电梯还行 1", "收到：「前台」−2；「电梯」+1")
    say(session, world.wu, "前台-2 电梯没坐过", "收到：「前台」−2")
    said = world.say(world.raj, world.lab, "前台 2，电梯 1", thread_ts=session.root.ts)
    until(lambda: scores(session, world.raj) == {"t1": 2, "t2": 1})
    world.edit(said, "前台 -1")  # the lift is taken back
    until(lambda: scores(session, world.raj) == {"t1": -1})
    close(session, world.chen)
    told = session.told("3 人打了分").text
    assert "前台" in told
    assert "−1.7" in told


def test_severity_in_both(living: Living) -> None:
    world = living.world
    session = Session.begun(living, world.mia, world.lab, format="severity", journey="en")
    say(session, world.mia, "queue 4/3/4, hello 1/1/2", "the queue is long how often 4, how bad 3, how lasting 4")
    say(session, world.tom, "1: 2 4 4", "the queue is long how often 2, how bad 4, how lasting 4")
    say(session, world.chen, "queue 频率4 影响3", "多常见 4，影响多大 3")
    say(session, world.raj, "pretty bad I'd say", "I found no scores")
    say(session, world.tom, "sorry, queue: 3 4 4", "how often 3")
    close(session, world.mia)
    told = session.told("the worst first").text
    assert "how often 3.7 (n = 3, spread 0.6)" in told
    assert "how bad 3.3 (n = 3, spread 0.6)" in told
    assert "how lasting 4.0 (n = 2, spread 0.0)" in told


def test_severity_in_chinese(living: Living) -> None:
    world = living.world
    session = Session.begun(living, world.chen, world.lab, format="severity", journey="zh", names="anonymous")
    say(session, world.chen, "排队 4 3 4，打招呼那个 1 1 1", "排队太久」多常见 4，影响多大 3，会不会一直有 4")
    say(session, world.wu, "2：1 2 2", "没人打招呼」多常见 1，影响多大 2，会不会一直有 2")
    close(session, world.chen)
    told = session.told("排队太久").text
    assert told.index("排队太久") < told.index("没人打招呼")


def test_assumptions_in_both(living: Living) -> None:
    world = living.world
    session = Session.begun(living, world.mia, world.lab, format="assumptions", journey="en")
    say(session, world.mia, "the queue one, yes we have numbers, 42 comments in March", "the queue is long")
    say(session, world.tom, "queue: I doubt it. hello: no idea", "nobody says hello")
    say(session, world.chen, "hello 那条我不信，queue 同意", "nobody says hello")
    say(session, world.chen, "算了 hello 那条我也不知道", "nobody says hello")
    close(session, world.mia)
    told = session.told("Answers from 3 people").text
    assert "1 with evidence" in told
    assert "1 doubt it" in told
    assert "Evidence: the queue one, yes we have numbers, 42 comments in March (Mia)" in told
    assert scores(session, world.chen) == {"h1": 1, "h2": 3}


def test_a_storm_in_chinese_and_votes_by_name(living: Living) -> None:
    world = living.world
    session = Session.begun(living, world.chen, world.lab, question="客户为什么流失？", dots="2")
    say(session, world.chen, "退款太慢，客服总让我重复说一遍，还有 app 老闪退", "收到 3 条")
    say(session, world.wu, "refund takes 2 weeks and the app crashes", "Got 1 idea")
    say(session, world.mia, "nobody tells me anything; prices go up every year", "Got 2 ideas")
    close(session, world.chen)
    session.wait("sorting")
    session.told("公布：3 人写了 6 条")
    world.say(world.tom, world.lab, "oh well, good luck with that", thread_ts=session.root.ts)  # talk, no idea
    say(session, world.tom, "late one: invoices are wrong", "marked “late”")
    session.told("晚到的一条：invoices are wrong（Tom）")
    assert len(session.contributions) == 7
    close(session, world.chen)
    session.wait("voting")
    first, second = (c.name for c in session.workshop.clusters[:2])
    world.say(world.wu, world.lab, "#1 and #2", thread_ts=session.root.ts)
    until(
        lambda: any("投好了，用了 2 票" in m or "Your 2 votes are in" in m for m in session_whispers(session, world.wu))
    )
    world.say(world.tom, world.lab, f"two votes for {first}", thread_ts=session.root.ts)
    until(lambda: any("Your 2 votes are in" in m for m in session_whispers(session, world.tom)))
    world.say(world.tom, world.lab, f"{second} sounds awful by the way, happened to my mum", thread_ts=session.root.ts)
    close(session, world.chen)
    told = session.told("2 人投了 4 票").text
    assert f"1. *{first}* — 3 票，2 人" in told
    assert f"2. *{second}* — 1 票，1 人" in told


def test_one_two_four_all_in_chinese(living: Living) -> None:
    world = living.world
    session = Session.begun(living, world.chen, world.lab, question="怎么让排队变短？", format="one_two_four_all")
    people = (world.chen, world.wu, world.mia)
    for number, person in enumerate(people):
        world.say(person, world.lab, f"想法{number}：多开窗口", thread_ts=session.root.ts)
    until(lambda: len(session.contributions) == 3)
    close(session, world.chen)
    session.told("两人一组")
    assert world.wait_for(lambda: world.bot_messages(world.dm(world.wu)))
    world.say(world.wu, world.dm(world.wu), "我们仨觉得：预约取号最管用")
    until(lambda: any(one.phase == "pairs" for one in session.contributions))
    close(session, world.chen)  # three people are one pair: no fours
    session.wait("sorting")
    assert "我们仨觉得：预约取号最管用" in session.told("公布").text
    assert sum(len(c.items) for c in session.workshop.clusters) == 1
