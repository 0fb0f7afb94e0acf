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
    one.type(f"{KIOSK}：字太小按错了要重来，频率3影响3持续2{mark}{SCREEN}：过号没人提醒，要重新取号，频率2影响4持续3")
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


PAINS = (
    f"{KIOSK}：字太小按错了要重来，频率4影响4持续4",
    f"{SCREEN}：过号要重新取号，没人提醒，频率3影响3持续3",
    f"{TELLER}：{BLINK}，频率2影响2持续2",
)


def at_opportunities(about: str) -> Talk:
    """A talk that asks for an opportunity of the pain point of a touchpoint."""
    one = zh(*START, *MAP, *PAINS, "去机会点")
    (pain,) = [t.pain_points[0] for t in one.journey.all_touchpoints() if t.name == about]
    while one.slot != f"opportunity:{pain.id}":
        one.type("跳过")
    return one


def answers(one: Talk) -> list[tuple[str, str, tuple[str, ...]]]:
    """(the touchpoint whose pain point it answers, how might we, ideas) of each opportunity."""
    at = {p.id: t.name for t in one.journey.all_touchpoints() for p in t.pain_points}
    return [(at[o.pain_points[0]], o.how_might_we, o.ideas) for o in one.journey.opportunities]


HOW = "怎么把取号机的字放大、按错能退一步？"


def test_how_to_make_it_better_is_an_opportunity() -> None:
    one = at_opportunities(KIOSK)
    one.type(HOW)
    assert answers(one) == [(KIOSK, HOW, ())]


def test_how_to_make_it_better_on_a_second_line() -> None:
    one = at_opportunities(KIOSK)
    one.type(f"我们怎样才能让老人取号时不出错？\n{HOW}")
    assert answers(one) == [(KIOSK, "我们怎样才能让老人取号时不出错？", ()), (KIOSK, HOW, ())]


@pytest.mark.parametrize("question", ["什么是机会点？", "机会点是什么意思？", "怎么写机会点？", "what is a persona?"])
def test_a_question_about_the_method_is_still_answered(question: str) -> None:
    one = at_opportunities(KIOSK)
    one.type(question)
    assert answers(one) == []
    assert not one.session.kept


@pytest.mark.parametrize("mark", ["", "？"])
def test_a_request_before_a_how_might_we_is_no_part_of_it(mark: str) -> None:
    one = at_opportunities(SCREEN)
    one.type(f"帮我写机会点：我们可以怎样让过号的老人不用重新排{mark}")
    assert answers(one) == [(SCREEN, f"我们可以怎样让过号的老人不用重新排{mark}", ())]


def test_an_idea_goes_to_the_pain_point_that_it_speaks_of() -> None:
    one = at_opportunities(KIOSK)
    one.type("过号以后自动顺延三个号，不用重新排")
    assert [(at, ideas) for at, _, ideas in answers(one)] == [(SCREEN, ("过号以后自动顺延三个号，不用重新排",))]
    assert "记在那个痛点下面" in one.text


def test_an_idea_with_words_of_no_other_pain_point_stays() -> None:
    one = at_opportunities(KIOSK)
    one.type("派一个人在旁边教")
    assert [at for at, _, _ in answers(one)] == [KIOSK]


SURVEY = "满意度问卷里，60岁以上客户等候时间评分只有3.1（满分5，n=126），2024年Q4"


@pytest.mark.parametrize("lead", ["我们实际是：", "我们这边是：", "其实是：", "大概是：", "我们实际是"])
def test_what_leads_the_stages_is_no_part_of_the_first(lead: str) -> None:
    assert [s.name for s in zh(*START, f"{lead}预约、取号排队、办理").journey.stages] == ["预约", "取号排队", "办理"]


@pytest.mark.parametrize("lead", ["our stages are: ", "we have: ", "actually we have: "])
def test_what_leads_the_stages_in_english(lead: str) -> None:
    assert [s.name for s in zh(*START, f"{lead}book, queue, pay").journey.stages] == ["book", "queue", "pay"]


def test_figures_at_the_stages_are_evidence() -> None:
    one = zh(*START, SURVEY)
    assert one.journey.stages == ()
    assert [SURVEY[:12] in e.text for e in one.journey.evidence] == [True]
    assert one.slot == "stages"
    assert "证据" in one.text


@pytest.mark.parametrize(
    "text",
    [
        "网点里的老人主要都是来领养老金和取现金的",
        "most of the people who come to us need cash",
        "the machine is always broken",
    ],
)
def test_a_sentence_at_the_stages_is_kept(text: str) -> None:
    one = zh(*START, text)
    assert one.journey.stages == ()
    assert [k.text for k in one.session.kept] == [text]
    assert one.slot == "stages"


def test_a_sentence_among_touchpoints_is_kept() -> None:
    sentence = "取号的时候很多老人是看不清屏幕上的小字的"
    one = zh(*START, "取号、办理", f"{KIOSK}\n{sentence}")
    assert [t.name for t in one.journey.all_touchpoints()] == [KIOSK]
    assert heard_somewhere(one, "看不清屏幕")


def test_names_with_words_of_surveys_are_names() -> None:
    names = [s.name for s in zh(*START, "1. 预约 2. 办理 3. 满意度回访 4. 看是否到账").journey.stages]
    assert names == ["预约", "办理", "满意度回访", "看是否到账"]


@pytest.mark.parametrize("text", ["我觉得排队太久了，老人站不住", "我觉得排队太久了"])
def test_an_opinion_at_the_stages_is_kept_whole(text: str) -> None:
    one = zh(*START, text)
    assert one.journey.stages == ()
    assert heard_somewhere(one, "排队太久")


def heard_somewhere(one: Talk, words: str) -> bool:
    """Words that are no name are kept, or stand on the map as what they are."""
    return any(words in k.text for k in one.session.kept) or words in one.journey.model_dump_json()


@pytest.mark.parametrize("text", ["期待就是不用排队", "她的期望是不用排队", "不用排队"])
def test_what_leads_an_expectation_is_no_part_of_it(text: str) -> None:
    assert zh(*START[:4], text).journey.personas[0].expectations == ("不用排队",)
