"""What managers type as it comes to mind, in the kinds in which it once was misheard."""

from dataclasses import replace

import numpy as np
import pytest

from bot.reading.learned.loading import opened_reader
from tests.usecases.managers import Office, text
from tests.usecases.test_forty_requests import Craft, Manager, total


@pytest.fixture
def manager(own_office: Office) -> Manager:
    heard = {
        "reader": opened_reader(),
        "craft": lambda tenant, place: Craft(),
        "embed": lambda texts: np.eye(len(texts)),
    }
    own_office.world = replace(own_office.world, **heard)  # type: ignore[arg-type]
    return Manager(own_office)


@pytest.mark.parametrize("asked", ["which pain points have no owner?", "哪些痛点没人管？", "痛点里没人负责的有哪些"])
def test_pain_points_that_nobody_is_on(manager: Manager, asked: str) -> None:
    seen = [j for j in manager.office.journeys if j.status != "archived"]
    expected = 0
    for j in seen:
        asked_for = {p for o in j.opportunities for p in o.pain_points}
        on_it = any(a.owner and a.status != "dropped" for a in j.actions)
        expected += sum(not (p.id in asked_for and on_it) for p in j.all_pain_points())
    assert total(text(manager.type(asked))) == expected


@pytest.mark.parametrize(
    "asked",
    ["what hurts our customers most, and who's on it?", "what should we tackle first?", "what do we need to fix next?", "现在最急的是哪几件事？", "先解决哪个最划算？"],
)  # fmt: skip
def test_what_to_begin_with(manager: Manager, asked: str) -> None:
    told = text(manager.type(asked))
    assert "pain points**" in told or "个痛点**" in told


@pytest.mark.parametrize("asked", ["is the museum visit getting better or worse?", "has Museum visit improved at all?", "Museum visit 这张图最近有没有改善？"])  # fmt: skip
def test_whether_it_got_better(manager: Manager, asked: str) -> None:
    told = text(manager.type(asked))
    assert "Museum visit" in told
    assert "measured" in told or "量过" in told


@pytest.mark.parametrize("asked", ["what's blocking IT?", "IT 那边卡在哪儿了？"])
def test_what_is_in_the_way(manager: Manager, asked: str) -> None:
    told = text(manager.type(asked))
    assert "blocked" in told or "卡" in told
    assert "IT" in told


@pytest.mark.parametrize("asked", ["which stage feels worst across all journeys?", "哪个阶段客户感受最差？"])
def test_feelings_are_told_by_stage(manager: Manager, asked: str) -> None:
    assert manager.type(asked).report is not None


def test_words_of_a_filter_are_no_department(manager: Manager) -> None:
    assert "两周内" in text(manager.type("下两周要到期的有哪些？"))


def test_trades_are_compared_in_a_question(manager: Manager) -> None:
    assert "**hotel** and **bank**" in text(manager.type("how do the hotel journeys compare to the bank ones?"))
