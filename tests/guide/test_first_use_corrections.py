"""Corrections and results as a first-time user puts them: the named part's named field, and nothing else."""

from datetime import date as Date

import pytest

from bot.journey.model import Action, Touchpoint
from tests.guide.crafts import NoCraft
from tests.guide.talk import CHEN, WU, Talk

MAP = (
    "目标：电话预约占比从 40% 到 85%",
    "现状",
    "从想看病到离院",
    "李阿姨，68 岁，独居",
    "少跑一趟",
    "跳过",
    "阶段：预约、到院、离院",
    "预约：微信公众号预约（微信）、听女儿说\n到院：大堂经理（线下）、叫号屏（线下）\n离院：取药窗口（线下）",
)
SCORED = "微信公众号预约 -1；听女儿说 0；大堂经理 1；叫号屏 -2；取药窗口 0"
ACTIONS = (
    "我们可以怎样让老人不用手机也能约上？",
    "开通电话预约专线，负责人老吴，12月31日前，指标：电话预约占比 40→85 %",
    "我们可以怎样让过号的人不白等？",
    "叫号屏过号自动顺延3个号，负责人老吴，11月30日前，指标：过号重排 20→5 次",
)


def talk(*lines: str) -> Talk:
    one = Talk("帮我们梳理社区医院就诊旅程", NoCraft(), starter=CHEN)
    for line in (*MAP, *lines):
        one.type(line)
    return one


def mapped(*lines: str) -> Talk:
    return talk(SCORED, *ACTIONS, "去复核", *lines)


def action(one: Talk, title: str) -> Action:
    return next(a for a in one.journey.actions if title in a.title)


def touchpoint(one: Talk, name: str) -> Touchpoint:
    return next(t for t in one.journey.all_touchpoints() if t.name == name)


def names(one: Talk) -> tuple[list[str], list[str], list[str]]:
    journey = one.journey
    return (
        [s.name for s in journey.stages],
        [t.name for t in journey.all_touchpoints()],
        [a.title for a in journey.actions],
    )


def test_the_map_of_these_tests() -> None:
    assert names(mapped()) == (
        ["预约", "到院", "离院"],
        ["微信公众号预约", "听女儿说", "大堂经理", "叫号屏", "取药窗口"],
        ["开通电话预约专线", "叫号屏过号自动顺延3个号"],
    )


@pytest.mark.parametrize(
    "text",
    [
        "把「叫号屏过号自动顺延3个号」的负责人改成小陈",
        "叫号屏那个负责人改成小陈",
        "把叫号屏过号自动顺延3个号的负责人换成小陈吧",
        "第二个措施的负责人改成小陈",
        "change the owner of 叫号屏过号自动顺延3个号 to 小陈",
    ],
)
def test_the_owner_of_an_action(text: str) -> None:
    one = mapped()
    before = names(one)
    one.type(text)
    assert [a.owner for a in one.journey.actions] == ["老吴", "小陈"]
    assert names(one) == before


def test_after_publishing_no_stage_is_renamed() -> None:
    one = mapped("发布", "仍要发布")
    before = names(one)
    one.type("把「开通电话预约专线」的截止日期改成12月20日")
    assert action(one, "专线").due == Date(2026, 12, 20)
    assert names(one) == before


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("把「开通电话预约专线」的状态改成进行中", "status", "doing"),
        ("开通电话预约专线的部门改为门诊部", "department", "门诊部"),
        ("把「开通电话预约专线」的负责人改成小陈，截止日期改成12月20日", "due", Date(2026, 12, 20)),
        ("The due date of 开通电话预约专线 is 20 December now", "due", Date(2026, 12, 20)),
    ],
)
def test_other_fields_of_an_action(text: str, field: str, value: object) -> None:
    one = mapped()
    before = names(one)
    one.type(text)
    assert getattr(action(one, "专线"), field) == value
    assert names(one) == before


def test_a_kpi_put_right() -> None:
    one = mapped("把「开通电话预约专线」的指标改成电话预约成功率 50→90 %", "把「开通电话预约专线」的目标值改成95%")
    kpi = action(one, "专线").kpi
    assert (kpi.name, kpi.baseline, kpi.target, kpi.unit) == ("电话预约成功率", 50, 95, "%")


def test_an_owner_of_one_of_several_actions_is_asked_about() -> None:
    one = mapped("看一下", "把到院改成到医院")
    one.type("负责人改成小陈")
    assert [a.owner for a in one.journey.actions] == ["老吴", "老吴"]
    assert "开通电话预约专线、叫号屏过号自动顺延3个号" in one.text
    one.type("把「开通电话预约专线」的截止日期改成12月20日")
    one.type("负责人改成小陈")
    assert [a.owner for a in one.journey.actions] == ["小陈", "老吴"]


def test_the_only_action_needs_no_name() -> None:
    one = talk(SCORED, *ACTIONS[:2], "负责人改成小陈")
    assert [a.owner for a in one.journey.actions] == ["小陈"]


@pytest.mark.parametrize("text", ["把「上门送药」的截止日期改成12月20日", "把「预约专线那件大事」改成热线"])
def test_nothing_of_that_name_changes_nothing(text: str) -> None:
    one = mapped()
    before = one.journey
    one.type(text)
    assert one.journey == before


def test_a_name_that_holds_a_field_word_can_still_be_renamed() -> None:
    one = mapped("在取药窗口后面加一个触点：查看指标", "把查看指标改成看报告")
    assert touchpoint(one, "看报告")


@pytest.mark.parametrize(
    "text", ["听女儿说的渠道是微信", "把听女儿说的渠道改成微信", "change the channel of 听女儿说 to 微信"]
)
def test_a_channel(text: str) -> None:
    one = mapped(text)
    assert touchpoint(one, "听女儿说").channel == "微信"


def test_a_name_and_a_channel_in_one_breath() -> None:
    one = mapped("不对，听女儿说应该叫家人代问，渠道是微信")
    assert touchpoint(one, "家人代问").channel == "微信"


ENGLISH = (
    "fewer no-shows, from 40 to 20", "today", "from the door to the taxi", "Sam, 31, arrives late", "quick", "skip",
    "stages: book, arrive, leave", "book: web form, call line\narrive: front desk\nleave: taxi",
    "web form: 0; call line: -1; front desk: -1; taxi: 1",
    "How might we let people book by voice?", "open a phone line, owner Mia, due 1 May 2027, KPI calls answered 40 → 85 %",
    "How might we spare people the queue?", "a second desk, owner Mia, due 1 May 2027, KPI wait 20 → 5 min",
    "go to review",
)  # fmt: skip


def english(*lines: str) -> Talk:
    one = Talk("help us map hotel check-in", NoCraft())
    for line in (*ENGLISH, *lines):
        one.type(line)
    return one


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ('change the owner of "phone line" to Tom', "owner", "Tom"),
        ("the due date of open a phone line is 20 December now", "due", Date(2026, 12, 20)),
        ("the phone line's owner should be Tom", "owner", "Tom"),
        ("set the status of the phone line to in progress", "status", "doing"),
    ],
)
def test_fields_in_english(text: str, field: str, value: object) -> None:
    one = english()
    before = names(one)
    one.type(text)
    assert getattr(action(one, "phone line"), field) == value
    assert names(one) == before


def test_a_long_list_of_names_says_that_it_is_not_the_whole() -> None:
    many = "、".join(f"触点{n}号" for n in "甲乙丙丁戊己庚辛壬癸")
    one = mapped(f"到院：{many}", "把「没有的」的渠道改成微信")
    assert "……（共 15 个）" in one.text


def results(one: Talk) -> list[tuple[str, Date, float]]:
    return [(a.title, m.date, m.value) for a in one.journey.actions for m in a.measurements]


@pytest.mark.parametrize(
    ("text", "title", "day", "value"),
    [
        ("开通电话预约专线：11月20日 85%", "开通电话预约专线", Date(2025, 11, 20), 85),
        ("「开通电话预约专线」：1月10日 85%", "开通电话预约专线", Date(2026, 1, 10), 85),
        ("叫号屏过号自动顺延3个号：1月10日 6 次", "叫号屏过号自动顺延3个号", Date(2026, 1, 10), 6),
        ("电话预约专线：1月10日 85%", "开通电话预约专线", Date(2026, 1, 10), 85),
        ("过号重排：1月10日 6 次，少了一多半", "叫号屏过号自动顺延3个号", Date(2026, 1, 10), 6),
    ],
)
def test_a_result_in_the_form_that_is_shown(text: str, title: str, day: Date, value: float) -> None:
    one = mapped("发布", "仍要发布")
    before = names(one)
    assert one.journey.status == "published"
    one.type(text)
    assert results(one) == [(title, day, value)]
    assert names(one) == before


def test_a_result_of_an_action_whose_title_reads_like_a_correction() -> None:
    title = "叫号屏显示前面还有几位、预计等多久"
    one = mapped(f"把「开通电话预约专线」改成「{title}」", "发布")
    one.type(f"{title}：1月10日 12 次")
    assert results(one) == [(title, Date(2026, 1, 10), 12)]


def test_the_sample_is_in_the_unit_of_the_kpi() -> None:
    one = mapped("发布")
    for _ in range(10):
        if one.slot != "follow_up":
            one.type("跳过")
    assert "开通电话预约专线：3月31日 85%" in one.text
    one.type("开通电话预约专线：3月31日 85%")
    assert len(results(one)) == 1


def test_a_touchpoint_is_still_scored_after_publishing() -> None:
    one = mapped("发布", "叫号屏：-1")
    assert touchpoint(one, "叫号屏").emotion == -1
    assert results(one) == []


@pytest.mark.parametrize("text", ["open a phone line: 31 March, 12 minutes", "open a phone line, 31 March, 12 min"])
def test_a_result_in_english(text: str) -> None:
    one = english("publish", "publish anyway", text)
    assert results(one) == [("open a phone line", Date(2025, 3, 31), 12)]


def test_what_only_sounds_like_an_addition_is_no_correction() -> None:
    one = mapped("叫号屏显示前面还有几位、预计等多久")
    assert "没找到" not in one.text


QUOTED = "微信公众号预约 -1，“验证码收不到”；听女儿说 0；大堂经理 1；叫号屏 -2；取药窗口 0"


def test_two_people_one_apart_both_count_and_both_are_quoted() -> None:
    one = talk(QUOTED)
    one.type("微信公众号预约 -2，好几个老人根本约不上", WU)
    booking = touchpoint(one, "微信公众号预约")
    assert (booking.emotion, booking.emotion_n, booking.emotion_spread) == (-1, 2, 0.5)
    assert "验证码收不到" in (booking.thought or "")
    assert "好几个老人根本约不上" in (booking.thought or "")
    assert "2 人" in one.text


def test_the_same_score_from_somebody_else_counts() -> None:
    one = talk(QUOTED)
    one.type("微信公众号预约 -1", WU)
    assert touchpoint(one, "微信公众号预约").emotion_n == 2
    one.type("微信公众号预约 -1", WU)
    assert touchpoint(one, "微信公众号预约").emotion_n == 2


def test_ones_own_score_is_put_right() -> None:
    one = talk(QUOTED, "微信公众号预约 -2")
    booking = touchpoint(one, "微信公众号预约")
    assert (booking.emotion, booking.emotion_n) == (-2, 1)


@pytest.mark.parametrize(
    ("text", "name", "score", "thought"),
    [
        ("我觉得公众号预约应该是-2，好几个老人根本约不上", "微信公众号预约", -2, "好几个老人根本约不上"),
        ("大堂经理只能给0，忙起来根本顾不上", "大堂经理", 0, "忙起来根本顾不上"),
        ("大堂经理最多给0分", "大堂经理", 0, None),
    ],
)
def test_ones_own_view_in_ordinary_words(text: str, name: str, score: int, thought: str | None) -> None:
    one = talk(SCORED, text)
    assert (touchpoint(one, name).emotion, touchpoint(one, name).thought) == (score, thought)


BOTH, NEW, OLD = (0, 2), (-1, 1), (1, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("取中间吧", BOTH),
        ("都留", BOTH),
        ("取平均", BOTH),
        ("两个都留（取中间）", BOTH),
        ("split the difference", BOTH),
        ("keep both", BOTH),
        ("听他的", NEW),
        ("take his", NEW),
        ("还是原来的", OLD),
        ("keep the first one", OLD),
    ],
)
def test_a_disagreement_settled_in_ordinary_words(text: str, expected: tuple[int, int]) -> None:
    one = talk(SCORED)
    one.type("大堂经理只能给-1，忙起来根本顾不上", WU)
    assert "老吴" in one.text
    assert touchpoint(one, "大堂经理").emotion == 1
    one.type(text)
    lobby = touchpoint(one, "大堂经理")
    assert (lobby.emotion, lobby.emotion_n) == expected
    assert (lobby.thought == "忙起来根本顾不上") == (expected != OLD)


def test_a_view_in_english() -> None:
    one = english("I think the call line should be -2, nobody picks up")
    assert (touchpoint(one, "call line").emotion, touchpoint(one, "call line").thought) == (-2, "nobody picks up")
