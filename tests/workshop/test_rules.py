"""The pure rules: what is one idea, where opinion splits, how votes stand, what words mean."""

import random

import numpy as np
import pytest

from bot.workshop import statistics
from bot.workshop.clusters import grouped
from bot.workshop.ideas import ideas
from bot.workshop.model import Cluster, Contribution
from bot.workshop.phases import tick_after
from bot.workshop.spoken import arranged, scores, stepped
from bot.workshop.votes import standings, ties


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the queue is long, the room smells, the wifi is slow, breakfast is cold and nobody smiles", 5),
        ("排队太久，房间有味道，网速慢，早餐凉，还有没人笑", 5),
        ("1. late trains\n2) dirty seats\n③ no seat reservation", 3),
        ("The desk was closed. Nobody knew why. We waited outside.", 3),
        ("they were slow, but friendly", 1),
        ("I left because the queue was long, so I never came back", 1),
        ("因为等太久，所以走了", 1),
        ("it costs 1,200 a year", 1),
        ("😡😡😡", 1),
        ("same\nsame\n same ", 1),
        ("", 0),
        ("  \n \n", 0),
        ("-", 0),
        ("x" * 5000, 1),
        ("add a chat, answer within a minute, show the price up front", 3),
        ("退款慢；客服态度差；找不到入口", 3),
        ("房间有烟味，停车太贵，还有wifi老断", 3),
        ("太贵、太慢、没人管", 3),
        ("房间小 隔音差 早餐没肉", 3),
        ("房间小 有烟味", 1),
        ("说实话，价格，服务，位置都不行", 1),
        ("其实吧，我住了三天，早餐一直是凉的", 1),
        ("Big, slow, ugly", 1),
    ],
)
def test_ideas(text: str, found: int) -> None:
    assert len(ideas(text)) == found, ideas(text)


@pytest.mark.parametrize(
    ("given", "camps"),
    [
        ([-2] * 5 + [1] * 4, (5, -2, 4, 1)),
        ([-2, -2, -1, 2, 2, 1], (3, -2, 3, 2)),
        ([0, 0, 1, 1], None),
        ([-2, -1, 0, 1, 2], None),
        ([2, 2, 2, 2, -2], None),
        ([-2, 2], None),
        ([1] * 9, None),
        ([], None),
    ],
)
def test_camps(given: list[int], camps: tuple[int, ...] | None) -> None:
    found = statistics.of(given).camps
    assert (found and (found.low_n, found.low, found.high_n, found.high)) == camps


def test_ties_share_a_place() -> None:
    clusters = [Cluster(id=c, name=c, items=(c,)) for c in "abc"]
    votes = [
        Contribution(id=f"{p}{c}", phase="voting", person=p, subject=c, score=n)
        for p, c, n in [("x", "a", 1), ("y", "b", 1), ("z", "c", 3)]
    ]
    found = standings(clusters, votes)
    assert [(s.cluster.id, s.votes, s.place) for s in found] == [("c", 3, 1), ("a", 1, 2), ("b", 1, 2)]
    assert [[s.cluster.id for s in tie] for tie in ties(found)] == [["a", "b"]]


@pytest.mark.parametrize(
    ("text", "does", "numbers"),
    [
        ("merge 2 and 5", "merge", (2, 5)), ("合并 2 和 5", "merge", (2, 5)), ("把 2、3、4 合并", "merge", (2, 3, 4)),
        ("rename 3 to Waiting", "rename", (3,)), ("3 改名为 等太久", "rename", (3,)), ("拆开 4", "split", (4,)),
        ("move 3.2 to 1", "move", (1,)), ("把 3.2 挪到 1", "move", (1,)), ("hide 3.2", "hide", ()), ("隐藏 3.2", "hide", ()),
    ],
)  # fmt: skip
def test_arranged_by_words(text: str, does: str, numbers: tuple[int, ...]) -> None:
    found = arranged(text)
    assert found is not None
    assert (found.does, found.numbers) == (does, numbers)


@pytest.mark.parametrize(
    ("text", "step"),
    [("next", "next"), ("公布！", "next"), ("暂停", "pause"), ("加 10 分钟", "extend"), ("extend by 10 minutes", "extend"),
     ("the next train is late", None), ("我继续等了半小时", None), ("merge", None)],
)  # fmt: skip
def test_steps(text: str, step: str | None) -> None:
    found = stepped(text)
    assert (found and found.does) == step


def test_scores_in_order() -> None:
    assert scores("-1 0 2") == (-1, 0, 2)
    assert scores("−2、1，+1") == (-2, 1, 1)
    assert scores("2 queues and 1 lift") == ()


def test_a_countdown_is_never_edited_faster_than_every_five_seconds() -> None:
    assert min(tick_after(left) for left in range(0, 4000)) == 5


def test_clusters_do_not_depend_on_the_order() -> None:
    random.seed(3)
    made = np.random.default_rng(3).normal(size=(60, 16)).astype(np.float32)
    made[:30] += 3
    made /= np.linalg.norm(made, axis=1, keepdims=True)
    texts = [f"idea {n:02d}" for n in range(60)]
    there = {frozenset(texts[i] for i in group) for group in grouped(texts, made)}
    order = list(range(60))
    random.shuffle(order)
    back = [texts[i] for i in order]
    here = {frozenset(back[i] for i in group) for group in grouped(back, made[order])}
    assert here == there
    assert grouped([], made[:0]) == ()
    assert grouped(["one"], made[:1]) == ((0,),)
