"""Several journeys side by side."""

from datetime import date as Date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.journey.model import Journey, Language
from bot.summary.page import LONGEST
from bot.summary.portfolio import portfolio
from tests.journey.maps import TODAY, clean_en, clean_zh, with_part
from tests.journey.strategies import journeys
from tests.summary.scenes import empty, long


def page(*shown: Journey, language: Language = "en") -> str:
    return "\n\n".join(portfolio(shown, TODAY, language))


def test_the_worst_across_journeys_comes_first() -> None:
    text = page(clean_zh(), clean_en())
    first, second = text.index("Forty minutes in line"), text.index("走了两站路才知道没货")
    assert first < second
    assert "*A family's Sunday visit*, ticket desk" in text
    assert text.startswith("**2 journeys side by side** (2 in draft)")


def test_late_actions_are_told_with_their_journey() -> None:
    late = with_part(clean_zh(), "a1", due=Date(2026, 6, 10))
    assert "- 缺药前打电话 (*会员到店购买慢病药*) – 老吴, **5 days late**" in page(clean_en(), late)
    assert "2 actions open, none of them late." in page(clean_en(), clean_zh())


def test_what_reached_its_target_comes_before_what_did_not() -> None:
    kpi = clean_en().actions[0].kpi.model_copy(update={"target": 30})
    reached = with_part(clean_en(), "a1", title="a sign at the door", kpi=kpi).model_copy(
        update={"title": "Museum two"}
    )
    text = page(clean_en(), reached)
    assert text.index("a sign at the door: median wait 40 → 22 min") < text.index(
        "open a second desk on Sundays: median"
    )


def test_archived_journeys_are_left_out_and_nothing_is_said_to_be_nothing() -> None:
    gone = clean_en().model_copy(update={"status": "archived"})
    assert page(gone) == "There are no journeys to look at yet."
    assert page(language="zh") == "还没有旅程可以放在一起看。"
    assert "Sunday" not in page(gone, clean_zh())


def test_each_journey_has_a_line() -> None:
    text = page(clean_en(), empty("en"))
    assert "lowest −2 at ticket desk, 1 pain point (1 at severity 3 or 4), 1 open action" in text
    assert "*Late check-in* (in draft): not scored, no pain points, no open actions, no evidence" in text


@pytest.mark.parametrize("language", ["zh", "en"])
def test_fifty_big_journeys_fit_one_message(language: Language) -> None:
    many = [long(language, 4, 3, 2).model_copy(update={"id": f"j{n}"}) for n in range(50)]
    assert len(page(*many, language=language)) <= LONGEST


@given(st.lists(journeys(), max_size=3))
def test_any_journeys_can_stand_side_by_side(shown: list[Journey]) -> None:
    for language in ("zh", "en"):
        assert 0 < len(page(*shown, language=language)) <= LONGEST
