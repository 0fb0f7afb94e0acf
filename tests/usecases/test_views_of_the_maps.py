"""What managers ask that has no name of its own: what got finished in a time, who carries the most, which maps nobody
touches, what is wrong at a place. Ten fresh sentences of each kind, written before any was tried; then what is answered,
worked out again from the documents."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date as Date

import numpy as np
import pytest

from bot.journey.model import Journey
from bot.journey.revisions import Revision, events_between
from bot.reading.learned.loading import opened_reader
from bot.usecases.inbound import Place
from bot.usecases.requests.request import Request
from bot.usecases.wanting import wanted
from tests.usecases.managers import PEOPLE, TENANT, TODAY, Office, text
from tests.usecases.test_forty_requests import Craft, Manager, going, late, total

SENTENCES: dict[tuple[str, str | None], tuple[str, ...]] = {
    ("actions", "done"): (
        "what did we manage to finish last month", "which improvements went out the door in April", "how many things did we tick off this week", "what has marketing wrapped up since May", "did anything get completed yesterday",
        "上周都做成了什么", "四月份落地的措施有几项", "今年一共办完多少件", "运营部这个月完成了哪些", "最近十天搞定了什么",
    ),
    ("actions", "due"): (
        "what has to be finished by next week", "which deadlines fall in July", "what's due this week", "anything we must deliver tomorrow", "what is Priya due to hand in next month",
        "下个星期有什么到期", "这个月必须交的有哪些", "明天截止的事有吗", "七月有哪些期限", "本周要收尾的措施",
    ),
    ("load", None): (
        "who has the longest to-do list", "which colleague is drowning in work", "how are the open actions split between people", "who's got the most to do right now", "open actions by person",
        "谁的待办最多", "现在谁最忙不过来", "看看大家手上各有多少措施", "措施都压在谁身上了", "每个负责人还有几项没完",
    ),
    ("load", "teams"): (
        "which department has the most overdue work", "what does each team still have to do", "which team is the slowest at getting things done", "open actions by department", "who is behind, which department I mean",
        "哪个部门没完的最多", "各部门还欠多少", "拖得最久的是哪个部门", "按部门看看还剩几项", "部门里面谁最慢",
    ),
    ("list", "untouched"): (
        "which maps has nobody worked on for ages", "are any of our journeys abandoned", "which journeys haven't changed since February", "what maps are collecting dust", "journeys with no edits in the past two months",
        "哪些旅程图放着没人管了", "两个月没更新的图", "最近没人碰的旅程有哪些", "哪张图最久没改", "有没有被搁置的图",
    ),
    ("hurts", None): (
        "what problems are there at the front desk", "what's not working in the room", "what do guests dislike about the room", "is anything wrong at the front desk", "what goes wrong at the front desk most",
        "房间有什么毛病", "前台这块客人抱怨什么", "前台那边出了哪些问题", "房间里客人最不满意什么", "说说前台哪里做得不好",
    ),
    ("felt", None): (
        "how do guests feel in the room", "what's the score for the front desk", "is the mood at the front desk good or bad", "how did we rate the room", "are customers happy at the front desk",
        "客人在房间感受如何", "前台的情绪打了多少", "前台客人开心吗", "房间体验评分怎么样", "住进房间时客人心情好不好",
    ),
    ("bare", None): (
        "which stages are only guesses", "where do we lack customer input", "which parts of our maps have no proof", "how much is backed up by real feedback", "what have we never checked with customers",
        "哪些阶段是我们自己猜的", "哪里还没有客户的原话", "没有数据支撑的环节", "图上哪些是没有依据的", "哪些步骤缺证据",
    ),
    ("recurring", None): (
        "which problems repeat from map to map", "what do all our journeys suffer from", "any pain points that several journeys share", "what comes up over and over", "which complaints are common to hotel and bank",
        "哪些痛点不止出现一次", "各张图共有的问题", "哪些毛病是普遍的", "几个旅程都提到的痛点", "反复出现的抱怨有哪些",
    ),
    ("summary", None): (
        "what do I have to worry about", "where do we stand overall", "how are things in general", "what should I keep an eye on", "are we doing OK",
        "总体情况怎么样", "我最该留意什么", "整体推进得如何", "有什么风险吗", "现在大局怎么样",
    ),
}  # fmt: skip


@pytest.fixture
def manager(own_office: Office) -> Manager:
    heard = {
        "reader": opened_reader(),
        "craft": lambda tenant, place: Craft(),
        "embed": lambda texts: np.eye(len(texts)),
    }
    own_office.world = replace(own_office.world, **heard)  # type: ignore[arg-type]
    return Manager(own_office)


@pytest.mark.parametrize("kind", SENTENCES, ids=str)
def test_each_kind_is_heard_in_words_of_many_managers(manager: Manager, kind: tuple[str, str | None]) -> None:
    heard = {sentence: asked(manager, sentence) for sentence in SENTENCES[kind]}
    wrong = {s: r for s, r in heard.items() if r is None or (r.does, r.filter) != kind}
    assert len(wrong) <= 2, wrong


def asked(manager: Manager, sentence: str) -> Request | None:
    place = Place(channel="DU1", kind="dm")
    return wanted(manager.office.world, TENANT, place, "U1", sentence, "en").request


def shown(manager: Manager) -> list[Journey]:
    return [j for j in manager.office.journeys if j.status != "archived"]


def changed(manager: Manager, id: str, at: str, who: str, **status: str) -> None:
    """Sets statuses of actions of a journey."""
    before = manager.office.now(id)
    actions = tuple(a.model_copy(update={"status": status.get(a.id, a.status)}) for a in before.actions)
    after = before.model_copy(update={"actions": actions, "revision": before.revision + 1, "updated_at": at})
    with manager.office.database.store() as store:
        one = Revision(number=after.revision, at=at, author=who, events=events_between(before, after))
        store.journeys.save(TENANT, after, one)


def test_what_somebody_changed_is_theirs_alone(manager: Manager) -> None:
    changed(manager, "j0", "2026-06-15T08:00:00Z", "U3", a0="done", a1="testing")
    changed(manager, "j2", "2026-06-15T08:10:00Z", "U1", a1="done")
    for words in ("what did Priya change this week", "what has Priya edited this week?", "Priya 这周改了什么"):
        told = text(manager.type(words))
        assert total(told) == 2, told
        assert "Mia" not in told
    assert "Nobody called “Zed”" in text(manager.type("what did Zed change this week"))
    assert "「李娜」" in text(manager.type("李娜这周改了什么"))
    assert total(text(manager.type("what did I change this week"))) == 1


def test_what_got_finished_is_what_was_set_to_done_in_that_time(manager: Manager) -> None:
    changed(manager, "j0", "2026-05-20T08:00:00Z", "U3", a0="done")
    changed(manager, "j2", "2026-06-02T08:00:00Z", "U1", a3="done")
    told = text(manager.type("what got finished in May"))
    assert total(told) == 1
    assert "fix 0-0" in told
    imported = sum(
        a.status == "done" and bool(a.measurements) and a.measurements[-1].date >= Date(2026, 6, 1)
        for j in shown(manager)
        for a in j.actions
    )
    assert total(text(manager.type("这个月完成了哪些措施"))) == imported + 1


def test_who_carries_the_most_is_counted_from_the_maps(manager: Manager) -> None:
    counted: dict[str, list[int]] = {}
    for a in (a for j in shown(manager) for a in j.actions if going(a) and a.owner):
        one = counted.setdefault((a.owner or "").casefold(), [0, 0])
        one[0] += 1
        one[1] += late(a)
    told = text(manager.type("who has the most on their plate?"))
    assert total(told) == len(counted)
    first = max(counted.values(), key=lambda one: one[0])
    assert f"Priya Nair: {first[0]} open, {first[1]} overdue" in told.split("\n")[1]
    followed = text(manager.type("and how many is she late with?"))
    assert total(followed) == first[1]


def test_departments_by_what_they_are_late_with(manager: Manager) -> None:
    counted: dict[str, list[int]] = {}
    for a in (a for j in shown(manager) for a in j.actions if going(a) and a.department):
        one = counted.setdefault(a.department or "", [0, 0])
        one[0] += 1
        one[1] += late(a)
    told = text(manager.type("哪个部门拖得最厉害"))
    assert total(told) == len(counted)
    worst = max(counted.items(), key=lambda one: (one[1][1], one[1][0]))
    assert f"{worst[0]}：{worst[1][0]} 项没完，{worst[1][1]} 项过期" in told.split("\n")[1]


@pytest.mark.parametrize(
    ("words", "day"),
    [("which maps haven't been touched for a month", "2026-05-16"), ("which maps have had no changes since March", "2026-03-01"), ("哪些图两个月没动过", "2026-04-15")],
)  # fmt: skip
def test_maps_that_nobody_touches(manager: Manager, words: str, day: str) -> None:
    changed(manager, "j0", "2026-06-15T08:00:00Z", "U3", a0="done")
    expected = sum(j.updated_at < day for j in shown(manager) if j.id != "j0")
    assert total(text(manager.type(words))) == expected


@pytest.mark.parametrize(
    ("words", "place"), [("what's wrong at the front desk?", "front desk"), ("前台有什么问题", "前台")]
)
def test_what_is_wrong_at_a_place(manager: Manager, words: str, place: str) -> None:
    expected = sum(len(t.pain_points) for j in shown(manager) for t in j.all_touchpoints() if t.name == place)
    told = text(manager.type(words))
    assert total(told) == expected
    assert place in told.split("\n")[0]


def test_a_place_that_is_on_no_map_is_said(manager: Manager) -> None:
    assert "停车场" in text(manager.type("停车场那边有什么问题")).split("\n")[0]
    assert "car park" in text(manager.type("what's wrong at the car park")).split("\n")[0]


def test_what_falls_due_in_a_week_to_come(manager: Manager) -> None:
    due = [a.due for j in shown(manager) for a in j.actions if going(a) and a.due]
    expected = sum(Date(2026, 6, 22) <= day <= Date(2026, 6, 28) for day in due)
    assert total(text(manager.type("what's due next week"))) == expected
    assert total(text(manager.type("下周要交的有哪些"))) == expected
    expected = sum(Date(2026, 7, 1) <= day <= Date(2026, 7, 31) for day in due)
    assert total(text(manager.type("which deadlines do we have in July"))) == expected
    assert TODAY.isoformat() == "2026-06-15"


def test_feelings_at_a_place(manager: Manager) -> None:
    scores = [
        t.emotion for j in shown(manager) for t in j.all_touchpoints() if t.name == "room" and t.emotion is not None
    ]
    told = text(manager.type("how do guests feel in the room?"))
    mean = sum(scores) / len(scores)
    assert f"{len(scores)} touchpoints scored" in told
    assert f"{'−' if mean < 0 else '+'}{abs(mean):.1f} on average" in told


def test_stages_without_evidence_are_counted(manager: Manager) -> None:
    every = sum(len(j.stages) for j in shown(manager))
    assert f"{every} of {every} stages" in text(manager.type("which stages have no customer feedback at all"))


def test_a_few_words_go_on_from_what_was_told(manager: Manager) -> None:
    going_on: Iterator[tuple[str, str, int]] = iter([
        ("show me everything Ben has on his plate", "which of those are overdue?", sum(late(a) for j in shown(manager) for a in j.actions if a.owner == "Ben")),
        ("Ben 手上还有什么没做完", "他过期了几项", sum(late(a) for j in shown(manager) for a in j.actions if a.owner == "Ben")),
    ])  # fmt: skip
    for first, then, expected in going_on:
        manager.type(first)
        assert total(text(manager.type(then))) == expected, then


def test_who_is_on_the_pain_points_just_told(manager: Manager) -> None:
    manager.type("what's wrong at the front desk?")
    told = text(manager.type("and who's fixing it"))
    assert "actions" in told.split("\n")[0]
    assert "front desk" in told.split("\n")[0]
    assert PEOPLE
