"""Lists, sentences and numbers as a team types them on its first day: nothing cut in two, nothing put elsewhere."""

import pytest

from bot.guide.readers.opportunities import opportunities
from bot.guide.readers.pain import pains
from tests.guide.crafts import NoCraft
from tests.guide.talk import CHEN, Talk

SCREEN, KIOSK, TELLER = "叫号屏", "取号机", "智能柜员机"
START = (
    "等候时间从 40 分钟降到 20 分钟",
    "现状",
    "从到网点开始，到办完业务为止",
    "李阿姨，68 岁，退休教师",
    "不用排队",
    "跳过",
)
MAP = (
    "预约、取号、办理",
    f"预约：手机银行\n取号：{KIOSK}、{SCREEN}\n办理：{TELLER}",
    f"手机银行：0；{KIOSK}：-1；{SCREEN}：-2；{TELLER}：-2",
    SCREEN,
)


def zh(*lines: str) -> Talk:
    one = Talk("帮我们梳理老年客户到网点办业务的旅程", NoCraft(), starter=CHEN)
    for line in lines:
        one.type(line)
    return one


def hurts(one: Talk) -> dict[str, list[str]]:
    return {t.name: [p.text for p in t.pain_points] for t in one.journey.all_touchpoints() if t.pain_points}


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("智能柜员机要刷脸，老人眨眼总是不过，一遍一遍来", ["智能柜员机要刷脸，老人眨眼总是不过，一遍一遍来"]),
        ("过号要重新取号，没人提醒", ["过号要重新取号，没人提醒"]),
        ("the number is called once, nobody repeats it", ["the number is called once, nobody repeats it"]),
        ("字小、排队久、没人管", ["字小", "排队久", "没人管"]),
        ("过号要重新取号，没人提醒；字太小", ["过号要重新取号，没人提醒", "字太小"]),
        ("1. 过号要重新取号，没人提醒 2. 字太小，看不清", ["过号要重新取号，没人提醒", "字太小，看不清"]),
    ],
)
def test_a_comma_goes_on_with_the_same_pain_point(text: str, texts: list[str]) -> None:
    assert [p.text for p in pains(text)] == texts


def test_a_comma_goes_on_with_the_same_idea() -> None:
    (said,) = opportunities("我们怎样让老人不用重新排？\n过号以后自动顺延三个号，不用重新排")
    assert said.ideas == ("过号以后自动顺延三个号，不用重新排",)


def test_an_idea_told_at_the_question_is_one() -> None:
    one = zh(*START, *MAP, f"{SCREEN}：过号要重新取号，没人提醒，频率3影响4持续3", "去机会点")
    one.type("过号以后自动顺延三个号，不用重新排")
    assert [o.ideas for o in one.journey.opportunities] == [("过号以后自动顺延三个号，不用重新排",)]


def test_names_are_still_parted_by_commas() -> None:
    assert [s.name for s in zh(*START, "预约，取号，办理").journey.stages] == ["预约", "取号", "办理"]


BLINK = "智能柜员机要刷脸，老人眨眼总是不过，一遍一遍来"


@pytest.mark.parametrize("mark", ["；", "; ", "\n"])
def test_each_touchpoint_on_a_line_has_its_own_pain_point(mark: str) -> None:
    one = zh(*START, *MAP)
    one.type(
        f"{KIOSK}：字太小按错了要重来，频率3影响3持续2{mark}{SCREEN}：过号没人提醒，要重新取号，频率2影响4持续3"
    )
    assert hurts(one) == {KIOSK: ["字太小按错了要重来"], SCREEN: ["过号没人提醒，要重新取号"]}
    assert [p.severity is None for p in one.journey.all_pain_points()] == [False, False]


def test_bare_numbers_behind_the_words_of_a_pain_point_rate_it() -> None:
    one = zh(*START, *MAP, f"{TELLER}：{BLINK}", f"{KIOSK}：字太小按错了要重来", f"{SCREEN}：过号没人提醒")
    one.type("刷脸时老人眨眼 3 3 3")
    assert {p.text: p.severity for p in one.journey.all_pain_points()} == {
        BLINK: 3,
        "字太小按错了要重来": None,
        "过号没人提醒": None,
    }


def test_bare_numbers_behind_new_words_are_the_factors_of_a_new_pain_point() -> None:
    one = zh(*START, *MAP, f"{TELLER}：{BLINK}", "引导员一直不在 3 2 4")
    (new,) = [p for p in one.journey.all_pain_points() if p.text != BLINK]
    assert (new.text, new.frequency, new.impact, new.persistence) == ("引导员一直不在", 3, 2, 4)


def test_a_step_gone_to_is_stayed_at() -> None:
    one = zh(*START, *MAP, f"{TELLER}：{BLINK}", f"{SCREEN}：过号没人提醒", f"{KIOSK}：字太小按错了要重来")
    one.type("去机会点")
    for _ in range(2):
        one.type("我们怎样才能让第一次来的人也会用？")
        assert one.slot.startswith("opportunity:")
    one.type("我们怎样才能让他不着急？")
    assert not one.slot.startswith("opportunity:")
    assert one.session.staying is None
