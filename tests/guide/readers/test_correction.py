import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guide.readers.correction import (
    Add,
    Correction,
    Drop,
    Merge,
    Move,
    Rename,
    Replace,
    Rescore,
    Which,
    correction,
    corrections,
    parse_which,
)
from bot.guide.readers.match import Ambiguous
from tests.guide.readers.typed import HOSTILE, MESSY, SLOW, seconds

W = Which


@pytest.mark.parametrize(
    ("text", "read"),
    [
        # rename
        ("rename stage 2 to Compare", Rename("stage", W(2), "Compare")),
        ("Please rename stage 2 to “Compare”.", Rename("stage", W(2), "Compare")),
        ("rename the second stage to Compare", Rename("stage", W(2), "Compare")),
        ("rename Consider to Compare", Rename("any", W(name="Consider"), "Compare")),
        ("rename Consider -> Compare", Rename("any", W(name="Consider"), "Compare")),
        ("can you rename touchpoint 3 to Pay at till", Rename("touchpoint", W(3), "Pay at till")),
        ("change the name of stage 2 to Compare", Rename("stage", W(2), "Compare")),
        ("change stage 2 to Compare", Rename("stage", W(2), "Compare")),
        ("stage 2 should be called Compare", Rename("stage", W(2), "Compare")),
        ("把第二阶段改成比较", Rename("stage", W(2), "比较")),
        ("把第二个阶段改成「比较」", Rename("stage", W(2), "比较")),
        ("第二阶段改成比较", Rename("stage", W(2), "比较")),
        ("第二阶段改名为比较", Rename("stage", W(2), "比较")),
        ("请把阶段2的名字改为比较吧", Rename("stage", W(2), "比较吧")),
        ("把考虑改成比较", Rename("any", W(name="考虑"), "比较")),
        ("把最后一个触点改成离店", Rename("touchpoint", W(-1), "离店")),
        # other things with a name
        ("change the goal to fewer complaints", Rename("goal", W(), "fewer complaints")),
        ("change the goal to fewer complaints, 60 instead of 120", Rename("goal", W(), "fewer complaints, 60 instead of 120")),
        ("目标改成减少投诉", Rename("goal", W(), "减少投诉")),
        ("把目标改为减少投诉，从120到60", Rename("goal", W(), "减少投诉，从120到60")),
        ("the persona's name is Anne", Rename("persona", W(), "Anne")),
        ("rename the persona to Anne", Rename("persona", W(), "Anne")),
        ("角色名字改成李阿姨", Rename("persona", W(), "李阿姨")),
        ("把标题改成网点开户", Rename("journey", W(), "网点开户")),
        ("rename the journey to Hotel stay", Rename("journey", W(), "Hotel stay")),
        # merge
        ("merge check stock and arrive", Merge("any", (W(name="check stock"), W(name="arrive")))),
        ("merge stages 2 and 3", Merge("stage", (W(2), W(3)))),
        ("merge stage 2 and stage 3 into Compare", Merge("stage", (W(2), W(3)), "Compare")),
        ("combine Browse and Order into Shop", Merge("any", (W(name="Browse"), W(name="Order")), "Shop")),
        ("merge Browse, Order and Pay", Merge("any", (W(name="Browse"), W(name="Order"), W(name="Pay")))),
        ("Browse and Order are the same thing", Merge("any", (W(name="Browse"), W(name="Order")))),
        ("确认有货和到店合一块吧，她都是到了才知道", Merge("any", (W(name="确认有货"), W(name="到店")), None, "她都是到了才知道")),
        ("把确认有货和到店合并", Merge("any", (W(name="确认有货"), W(name="到店")))),
        ("把确认有货、到店合并成一个阶段，叫到店才知道", Merge("any", (W(name="确认有货"), W(name="到店")), "到店才知道")),
        ("合并第二和第三阶段", Merge("stage", (W(2, "第二"), W(3)))),
        ("确认有货跟到店合并为到店确认", Merge("any", (W(name="确认有货"), W(name="到店")), "到店确认")),
        # drop
        ("delete the third touchpoint", Drop("touchpoint", W(3))),
        ("remove stage 2", Drop("stage", W(2))),
        ("remove the Loyalty stage", Drop("stage", W(name="Loyalty"))),
        ("please drop Loyalty", Drop("any", W(name="Loyalty"))),
        ("remove the last one", Drop("any", W(-1, "the last one"))),
        ("删掉第三个", Drop("any", W(3, "第三个"))),
        ("删除第三个触点", Drop("touchpoint", W(3))),
        ("把忠诚删了吧", Drop("any", W(name="忠诚"))),
        ("忠诚不要了", Drop("any", W(name="忠诚"))),
        ("去掉最后一个阶段", Drop("stage", W(-1))),
        # add
        ("add a stage Pay after Order", Add("stage", "Pay", None, W(name="Order"))),
        ("add a stage called Pay before stage 3", Add("stage", "Pay", W(3), None)),
        ("insert Pay after Order", Add("any", "Pay", None, W(name="Order"))),
        ("add a touchpoint: call the hotline", Add("touchpoint", "call the hotline")),
        ("add a new stage after Order: Pay", Add("stage", "Pay", None, W(name="Order"))),
        ("在下单后面加一个支付", Add("any", "支付", None, W(name="下单"))),
        ("在下单后面加一个阶段：支付", Add("stage", "支付", None, W(name="下单"))),
        ("下单前面再加一个比价", Add("any", "比价", W(name="下单"), None)),
        ("加一个阶段叫支付", Add("stage", "支付")),
        ("再加一个触点：打电话", Add("touchpoint", "打电话")),
        # move
        ("move stage 3 before stage 2", Move("stage", W(3), None, W(2))),
        ("move Pay after Order", Move("any", W(name="Pay"), None, None, W(name="Order"))),
        ("move Pay to the end", Move("any", W(name="Pay"), -1)),
        ("move Pay to the front", Move("any", W(name="Pay"), 1)),
        ("move stage 4 to position 2", Move("stage", W(4), 2)),
        ("Pay should come before Order", Move("any", W(name="Pay"), None, W(name="Order"))),
        ("把支付移到下单前面", Move("any", W(name="支付"), None, W(name="下单"))),
        ("把第三阶段放到第二阶段之前", Move("stage", W(3), None, W(2))),
        ("把支付挪到最后", Move("any", W(name="支付"), -1)),
        ("支付放到最前面", Move("any", W(name="支付"), 1)),
        # replace
        ("not 40% but 45%", Replace("40%", "45%")),
        ("it's not 40%, it's 45%", Replace("40%", "45%")),
        ("sorry, I meant 45%", Replace(None, "45%")),
        ("I meant 45%, not 40%", Replace("40%", "45%")),
        ("不是小陈是小王", Replace("小陈", "小王")),
        ("不是40%，是45%", Replace("40%", "45%")),
        ("应该是45%，不是40%", Replace("40%", "45%")),
        ("不对，应该是45%", Replace(None, "45%")),
        ("replace kiosk with app", Replace("kiosk", "app")),
        # scores
        ("front desk should be -1", Rescore(W(name="front desk"), "-1")),
        ("touchpoint 2 should be +1", Rescore(W(2), "+1")),
        ("change front desk to -1", Rescore(W(name="front desk"), "-1")),
        ("前台应该是-1", Rescore(W(name="前台"), "-1")),
        ("把前台改成-1分", Rescore(W(name="前台"), "-1分")),
        ("把前台改成很失望", Rescore(W(name="前台"), "很失望")),
    ],
)  # fmt: skip
def test_correction(text: str, read: Correction) -> None:
    assert correction(text) == read


@pytest.mark.parametrize(
    "text",
    [
        "fewer people leaving within an hour", "starts when they look up opening hours", "王阿姨，65岁，她最怕白跑一趟", "不要让我等", "不要重复填表", "she does not wait, she leaves",
        "想起要买、确认有货、到店", "browse, order and pay", "-2", "front desk: -2", "queue too long (frequency 3)", "今天 我们就先到这", "How might we remove the queue?",
        "guests move from the lobby to the bar", "we think the price should be clear", "她不是来买药的", "加一个月的量", "", "Compare", "the app should be simple", "排队的人不是很多",
        "merge", "rename", "第二阶段", "stage 2: pay at till",
    ],
)  # fmt: skip
def test_no_correction(text: str) -> None:
    assert correction(text) is None


def test_several_with_the_rest() -> None:
    read, rest = corrections("rename stage 2 to Compare. delete stage 4\nthe queue is awful")
    assert read == (Rename("stage", W(2), "Compare"), Drop("stage", W(4)))
    assert rest == "the queue is awful"
    assert corrections("the queue is awful") == ((), "the queue is awful")


@pytest.mark.parametrize(
    ("text", "kind", "part"),
    [
        ("stage 2", "stage", W(2)), ("第二阶段", "stage", W(2)), ("第二个触点", "touchpoint", W(2)), ("the third touchpoint", "touchpoint", W(3)), ("the last stage", "stage", W(-1)),
        ("Front desk", "any", W(name="Front desk")), ("the persona", "persona", W()), ("“前台”", "any", W(name="前台")), ("#3", "any", W(3, "#3")), ("阶段二", "stage", W(2)),
    ],
)  # fmt: skip
def test_parse_which(text: str, kind: str, part: Which) -> None:
    assert parse_which(text) == (kind, part)


def test_which_is_found_by_name_then_by_number() -> None:
    names = ["Browse", "Order", "Pay now", "Pay later"]
    assert W(name="browse").among(names) == 0
    assert W(2).among(names) == 1
    assert W(-1).among(names) == 3
    assert W(9).among(names) is None
    assert W(name="pay").among(names) == Ambiguous((2, 3))
    assert W(2, "第二个").among(["第一个", "第二个想法"]) == 1
    assert W().among(names) is None


@given(st.integers(1, 9), st.sampled_from(["Compare", "比较", "Pay at till"]))
def test_numbers_and_names_are_read_back(number: int, name: str) -> None:
    read = Rename("stage", W(number), name)
    assert correction(f"rename stage {number} to {name}") == read
    assert correction(f"把第{number}阶段改成{name}") == read
    assert correction(f"把第{'一二三四五六七八九'[number - 1]}阶段改成{name}") == read


@given(MESSY)
def test_what_is_no_correction_stays(text: str) -> None:
    read, rest = corrections(text)
    assert read or rest == rest.strip()


@pytest.mark.parametrize("text", HOSTILE, ids=lambda t: repr(t[:6]))
def test_forty_thousand_characters(text: str) -> None:
    assert seconds(corrections, text) < SLOW


@pytest.mark.parametrize("text", HOSTILE, ids=lambda t: repr(t[:6]))
def test_three_hundred_characters(text: str) -> None:
    assert seconds(correction, text[:299]) < 1
