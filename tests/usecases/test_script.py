"""Traditional Chinese in the whole product, and a phone's dash before a score."""

from collections.abc import Iterator

import pytest

from bot.guide.said import Author, Text
from bot.material.script import script_of, simplified
from bot.usecases import script
from bot.usecases.wishes import Wish, named
from knowledge.library import KnowledgeBase
from tests.e2e.handing import Dropped
from tests.guide.talk import TODAY
from tests.product import Living, living_world


@pytest.fixture(scope="module")
def living(tmp_path_factory: pytest.TempPathFactory, knowledge: KnowledgeBase) -> Iterator[Living]:
    with living_world(tmp_path_factory.mktemp("script"), knowledge=knowledge) as one:
        yield one


def _named(text: str) -> Wish:
    found = named(text)
    assert found is not None
    return found


def test_a_journey_in_traditional_chinese(living: Living) -> None:
    thread = Dropped.begun(living, "幫我們梳理網點開戶旅程")
    assert thread.journey.title == "網點開戶"
    first = thread.turns()[0].text
    assert "這張圖" in first or "目標" in first or "數字" in first
    assert script_of(first) == "hant"
    assert script_of(thread.say("跳過").text) == "hant"
    assert "步" in thread.say("進度").text
    thread.say("去階段")
    thread.say("預約、到店、辦理、離開")
    assert [stage.name for stage in thread.journey.stages] == ["預約", "到店", "辦理", "離開"]
    told = thread.say("峰終定律是什麼？").text
    assert "峰" in told
    assert "没太明白" not in told
    assert "Saved" not in thread.say("說英文").text


@pytest.mark.parametrize(
    "text",
    ["預約掛號", "總結", "匯出PDF", "檢查一下", "復原", "幫助", "這裡沒有圖", "顧客說櫃檯太遠", "發佈", "看一下"],
)
def test_simplified_is_as_long_as_what_was_typed(text: str) -> None:
    assert len(simplified(text)) == len(text)
    assert script_of(simplified(text)) in ("hans", None)


def test_what_a_wish_is_about_stays_as_typed() -> None:
    asked = _named("總結 網點開戶")
    assert (asked.does, asked.about) == ("summary", "網點開戶")


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        ("phone line —2", "phone line -2"),
        ("front desk: ——2", "front desk: -2"),
        ("大堂 ——1，电梯 —2", "大堂 -1，电梯 -2"),
        ("room –1", "room -1"),
        ("waited —2 hours", "waited —2 hours"),
        ("9—2 shift", "9—2 shift"),
        ("It was fine — 2 of us agreed", "It was fine — 2 of us agreed"),
        ("从 —12 到 5", "从 —12 到 5"),
        ("desk −2", "desk -2"),
        ("2026—1", "2026—1"),
    ],
)
def test_a_dash_before_a_score_is_a_minus(typed: str, heard: str) -> None:
    said, _ = script.heard(Text(Author("U1", "Mia"), typed, TODAY))
    assert isinstance(said, Text)
    assert said.text == heard
