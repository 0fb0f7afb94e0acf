"""What first-time users typed into the fields of goal, persona, evidence and action, and what must stand on the map."""

import pytest

from bot.guide.readers.goal import GoalSaid, goal
from tests.guide.crafts import NoCraft
from tests.guide.talk import CHEN, Talk

OPENING = "帮我们梳理网点开户的客户旅程"


def talk_zh(*messages: str) -> Talk:
    talk = Talk(OPENING, NoCraft(), CHEN)
    for message in messages:
        talk.type(message)
    return talk


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("目标是把老年客户开户时间从45分钟压到25分钟以内，今年底前", GoalSaid("老年客户开户时间，今年底前", "老年客户开户时间", "45分钟", "25分钟")),
        ("把入住排队时间从20分钟降到5分钟，年底前", GoalSaid("入住排队时间，年底前", "入住排队时间", "20分钟", "5分钟")),
        ("三个月内，把排队时间从20分钟降到5分钟", GoalSaid("排队时间，三个月内", "排队时间", "20分钟", "5分钟")),
        ("一个季度内，把老客户的投诉从30起降到10起", GoalSaid("老客户的投诉，一个季度内", "投诉", "30起", "10起")),
        ("cut the queue from 20 to 5 minutes, within two months", GoalSaid("cut the queue, within two months", None, "20 minutes", "5 minutes")),
        ("cut the queue from 20 to 5 minutes by year end", GoalSaid("cut the queue by year end", None, "20 minutes", "5 minutes")),
        ("By year end, cut the queue from 20 to 5 minutes", GoalSaid("cut the queue, By year end", None, "20 minutes", "5 minutes")),
        ("减少排队，等候时间从20分钟降到10分钟，年底前", GoalSaid("减少排队，年底前", "等候时间", "20分钟", "10分钟")),
    ],
)  # fmt: skip
def test_a_deadline_is_not_the_objective(text: str, read: GoalSaid) -> None:
    assert goal(text) == read


@pytest.mark.parametrize(
    "correction",
    [
        "目标不对，应该是：把等候时间从30分钟降到10分钟",
        "目标不对，应该是把等候时间从30分钟降到10分钟",
        "目标写错了，应该是把等候时间从30分钟降到10分钟",
        "The goal is wrong, it should be: get 等候时间 from 30分钟 to 10分钟",
    ],
)
def test_a_wrong_goal_is_put_right(correction: str) -> None:
    talk = talk_zh("把排队时间从20分钟降到5分钟", correction)
    goal_now = talk.journey.goal
    assert (goal_now.metric, goal_now.baseline, goal_now.target) == ("等候时间", "30分钟", "10分钟")
    assert not talk.session.kept
