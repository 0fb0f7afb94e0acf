import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guide.readers.goal import GoalSaid, goal
from tests.guide.readers.typed import HOSTILE, MESSY, SLOW, letters, seconds


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "fewer people leaving within an hour. it's about 40% now, we'd like 25",
            GoalSaid("fewer people leaving within an hour", None, "40%", "25%"),
        ),
        ("缺药导致的流失，现在每月大概 6%，想压到 3% 以内", GoalSaid("缺药导致的流失", None, "6%", "3%")),
        ("NPS from 20 to 35", GoalSaid("NPS from 20 to 35", "NPS", "20", "35")),
        ("把复购率从42%提到55%", GoalSaid("把复购率从42%提到55%", "复购率", "42%", "55%")),
        ("三个月复购率从 42% 到 55%", GoalSaid("三个月复购率", "复购率", "42%", "55%")),
        ("repeat visits within a year, from 18 % to 25 %", GoalSaid("repeat visits within a year", "repeat visits", "18 %", "25 %")),
        ("reduce waiting time to under 10 minutes", GoalSaid("reduce waiting time", "waiting time", None, "10 minutes")),
        ("cut the waiting time from 20 to 5 minutes", GoalSaid("cut the waiting time", "waiting time", "20 minutes", "5 minutes")),
        ("shorter queues at check-in: 12 min → 5 min", GoalSaid("shorter queues at check-in", None, "12 min", "5 min")),
        ("check-in time 12 -> 5 min", GoalSaid("check-in time 12 -> 5 min", "check-in time", "12 min", "5 min")),
        ("开户时长从40分钟缩短到20分钟", GoalSaid("开户时长从40分钟缩短到20分钟", "开户时长", "40分钟", "20分钟")),
        ("减少排队，等候时间从 20 分钟降到 10 分钟", GoalSaid("减少排队", "等候时间", "20 分钟", "10 分钟")),
        ("提升满意度，目前 72 分，目标 85 分", GoalSaid("提升满意度", "满意度", "72 分", "85 分")),
        ("希望NPS达到50", GoalSaid("希望NPS达到50", "NPS", None, "50")),
        ("raise CSAT to 90%", GoalSaid("raise CSAT", "CSAT", None, "90%")),
        ("more repeat guests; currently 18%, target 25%", GoalSaid("more repeat guests", None, "18%", "25%")),
        ("Fewer complaints. We are at 120 a month, want 60.", GoalSaid("Fewer complaints", "complaints", "120", "60")),
        ("goal: faster check-in; metric: waiting time; baseline: 12 min; target: 5 min", GoalSaid("faster check-in", "waiting time", "12 min", "5 min")),
        ("goal: faster check-in; metric: waiting time; baseline 12 min; target: 5 min", GoalSaid("faster check-in", "waiting time", "12 min", "5 min")),
        ("目标：减少缺药流失；指标：流失率；现在：6%；目标值：3%", GoalSaid("减少缺药流失", "流失率", "6%", "3%")),
        ("目标：减少缺药流失\n指标：流失率", GoalSaid("减少缺药流失", "流失率")),
        ("cut the queue from about 12 minutes to under 4", GoalSaid("cut the queue", None, "12 minutes", "4 minutes")),
        ("we want fewer no-shows: 18% today, 10% next year", GoalSaid("we want fewer no-shows", None, "18%", "10%")),
        ("目标是把线上投保的放弃率从60%降到40%", GoalSaid("目标是把线上投保的放弃率从60%降到40%", "放弃率", "60%", "40%")),
        ("我们的目标：提升到店体验，NPS 从 32 提升到 45", GoalSaid("提升到店体验", "NPS", "32", "45")),
        ("减少排队", GoalSaid("减少排队")),
        ("Make the visit something families come back for", GoalSaid("Make the visit something families come back for")),
        ("we want people to stay longer, happily", GoalSaid("we want people to stay longer, happily")),
        ("open 3 new branches in 2027", GoalSaid("open 3 new branches in 2027")),
        ("40% → 25%", GoalSaid("40% → 25%", None, "40%", "25%")),
        ("流失率降三成", GoalSaid("流失率降三成", "流失率")),
        ("revenue from $1,200 to $1,500", GoalSaid("revenue", None, "$1,200", "$1,500")),
    ],
)  # fmt: skip
def test_goal(text: str, read: GoalSaid) -> None:
    assert goal(text) == read


@pytest.mark.parametrize("text", ["", "   ", "\u200b"])
def test_no_goal(text: str) -> None:
    assert goal(text) is None


@given(st.integers(1, 99), st.integers(1, 99), st.sampled_from(["%", " min", "分钟", ""]))
def test_figures_are_read_back(baseline: int, target: int, unit: str) -> None:
    read = goal(f"shorter queues, from {baseline}{unit} to {target}{unit}")
    assert read == GoalSaid("shorter queues", None, f"{baseline}{unit}", f"{target}{unit}")


@given(MESSY)
def test_values_are_in_the_words_given(text: str) -> None:
    read = goal(text)
    if read:
        for value in (read.objective, read.metric, read.baseline, read.target):
            assert not set(letters(value or "")) - set(letters(text))


@given(MESSY.filter(lambda t: not any(c.isdigit() for c in t) and "：" not in t and ":" not in t and "成" not in t))
def test_without_figures_every_word_is_the_objective(text: str) -> None:
    read = goal(text)
    assert letters((read.objective or "") if read else "") == letters(text)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda t: repr(t[:6]))
def test_forty_thousand_characters(text: str) -> None:
    assert seconds(goal, text) < SLOW
