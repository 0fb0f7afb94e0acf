"""The manager's page: what hurts most, who is on it, did it help; short, in either language, whatever is on the map."""

import re
from datetime import date as Date

import pytest
from hypothesis import assume, given

from bot.journey.check import check
from bot.journey.model import Action, Goal, Journey, Language, Metric
from bot.summary import facts, one_page
from bot.summary.page import LONGEST
from bot.summary.wording import number, signed
from tests.journey.maps import TODAY, clean_en, clean_zh, with_part
from tests.journey.strategies import journeys
from tests.summary.scenes import empty, long


def page(journey: Journey, language: Language = "en") -> str:
    return "\n\n".join(one_page(facts(journey, check(journey, TODAY, language), TODAY), language))


def test_the_three_questions_come_first_and_in_order() -> None:
    english, chinese = page(clean_en()), page(clean_zh(), "zh")
    heads = re.findall(r"\*\*(.+?)\*\*", english)
    assert heads[1:4] == ["What hurts most", "Who is on it", "Did it help?"]
    assert re.findall(r"\*\*(.+?)\*\*", chinese)[1:4] == ["最疼的地方", "谁在管", "有没有用"]


def test_the_page_of_a_small_map() -> None:
    text = page(clean_en())
    for told in (
        "**A family's Sunday visit** (as it is today, draft), through the eyes of Anna.",
        "Goal: fewer people leave early (early leavers, 40 % → 25 %).",
        "severity 3 of 4, 3 votes, a moment of truth. Tom is trying something out.",
        "- open a second desk on Sundays – Tom, being tried, due 1 July",
        "median wait 40 → 22 min (24 May), better, not yet at the target of 15",
        "Lowest at *ticket desk* (Visit), −2: “they won't last much longer”.",
        "Peak −2 (*ticket desk*), end 0 (*car park*): peak-end −1.",
        "Plan +1 · Visit −2 · Go home 0",
        "(quick win, adapted score 17.5 of 20)",
        "The method check found nothing to mend.",
    ):
        assert told in text


def test_the_page_of_a_small_map_in_chinese() -> None:
    text = page(clean_zh(), "zh")
    for told in (
        "**会员到店购买慢病药**（现状，草稿），讲的是王阿姨的经历。",
        "1. 走了两站路才知道没货（问店员）：严重度 3/4，关键时刻。老吴已排上计划。",
        "- 缺药前打电话：老吴，计划中，9 月 1 日到期",
        "还什么都没量过，不知道。",
        "证据 1 条，都来自客户。",
    ):
        assert told in text


def test_an_empty_map_says_so_in_two_paragraphs() -> None:
    assert page(empty("en")).endswith("The map is still blank: no stages, no pain points, no actions.")
    assert "Whose journey it is hasn't been said yet." in page(empty("en"))
    assert page(empty("zh"), "zh").endswith("图上还什么都没有：没有阶段、痛点，也没有措施。")


def test_what_is_unknown_is_said_to_be_unknown() -> None:
    text = page(with_part(clean_en(), "t3", emotion=None))
    assert "The ending, *car park*, has no score, so peak-end is unknown." in text
    assert "severity unknown" in page(with_part(clean_en(), "h1", severity=None))
    unsampled = clean_en().model_copy(update={"metrics": (Metric(name="NPS", value=-12),)})
    assert "NPS −12 (sample size unknown)." in page(unsampled)
    half = clean_en().model_copy(update={"goal": Goal(objective="less waiting", target="15 min")})
    assert "Goal: less waiting (aiming for 15 min, today's value unknown)." in page(half)


def test_a_small_sample_is_marked_and_a_change_needs_an_interval() -> None:
    def text(n: int) -> str:
        earlier = Metric(stage="s2", name="CSAT", value=62, n=n, date=Date(2026, 1, 1))
        later = Metric(stage="s2", name="CSAT", value=71, n=n, date=Date(2026, 5, 1))
        return page(clean_en().model_copy(update={"metrics": (earlier, later)}))

    assert "CSAT at Visit 71 %, before that 62 %: no detectable change (n = 29, small sample)." in text(29)
    assert "CSAT at Visit 71 %, before that 62 %: +9, 95 % interval +4.9 to +13.1 (n = 1000)." in text(1000)


def test_late_and_unowned_actions_stand_out() -> None:
    text = page(with_part(clean_en(), "a1", due=Date(2026, 6, 1), owner=None))
    assert "- open a second desk on Sundays – no owner, being tried, **14 days late**" in text
    assert "There's an action, but nobody owns it." in text


def test_a_finished_action_without_a_measurement_is_named() -> None:
    text = page(with_part(clean_en(), "a1", status="done", measurements=()))
    assert "open a second desk on Sundays: done, but nobody has measured it" in text
    assert "Nothing is under way." in text


def test_actions_are_counted_by_status() -> None:
    assert "4 planned, 4 being tried, 4 under way, 4 done, 4 dropped, 7 late" in page(long("en"))
    assert "4 项计划中，4 项试点中，4 项进行中，4 项已完成，4 项已放弃，7 项过期" in page(long("zh"), "zh")


def test_what_people_wrote_stays_what_it_is() -> None:
    nasty = with_part(clean_en(), "h1", text="*bold* `code` [link](http://x)\n# head")
    text = page(nasty)
    assert r"\*bold\* \`code\` \[link\](http://x) # head" in text


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("sizes", [(12, 10, 3), (3, 2, 1), (60, 5, 1)])
def test_a_big_map_still_fits_one_message(language: Language, sizes: tuple[int, int, int]) -> None:
    text = page(long(language, *sizes), language)
    assert len(text) <= LONGEST
    assert ("more" in text) if language == "en" else ("还有" in text)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_longest_words_still_fit_one_message(language: Language) -> None:
    shouted = (
        long(language).model_dump_json(by_alias=True).replace("nobody", "*_[`" * 300).replace("没有人", "*_[`" * 300)
    )
    assert len(page(Journey.model_validate_json(shouted), language)) <= LONGEST


@given(journeys())
def test_any_map_has_a_page_in_both_languages(journey: Journey) -> None:
    assume("None" not in journey.model_dump_json())  # somebody's own word
    for language in ("zh", "en"):
        text = page(journey, language)
        assert 0 < len(text) <= LONGEST
        assert "None" not in re.sub(r"[^A-Za-z]*None of them", "", text)
        assert page(journey, language) == text


def test_names_of_several_owners() -> None:
    def text(*owners: str) -> str:
        actions = tuple(
            Action(id=f"a{n}", title="t", opportunity="o1", owner=o, status="doing") for n, o in enumerate(owners)
        )
        return page(clean_en().model_copy(update={"actions": actions}))

    assert "Tom is on it." in text("Tom")
    assert "Tom and Mia are on it." in text("Tom", "Mia", "Tom")
    assert "Tom, Mia and 2 more are on it." in text("Tom", "Mia", "Raj", "Li")


def test_numbers_are_written_as_people_read_them() -> None:
    assert [number(v) for v in (40, 2.5, 2.0, -0.004, 1 / 3, -7)] == ["40", "2.5", "2", "0", "0.33", "−7"]
    assert [signed(v) for v in (2, -2, 0, 0.04, -1.25)] == ["+2", "−2", "0", "0", "−1.2"]
