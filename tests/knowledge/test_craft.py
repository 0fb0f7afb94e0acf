"""What the guide asks the craft."""

import pytest

from knowledge.craft import cases_for, why
from knowledge.library import KnowledgeBase
from knowledge.page import STEPS

pytestmark = pytest.mark.timeout(900)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("step", STEPS)
def test_every_step_has_one_passage_that_says_why(step, language):
    passage = why(step, language)
    assert passage is not None
    assert passage.language == language
    assert step in passage.steps, passage.page


def test_an_unknown_step_has_none():
    assert why("tea break", "en") is None


def test_a_pain_point_is_met_by_a_case_that_faced_the_same(library: KnowledgeBase) -> None:
    found = cases_for(library, "客人等位要等很久，不知道还要多久", tags=["wait"], industry="restaurant", language="zh")
    assert found
    assert all(one.passage.kind == "case" for one in found)
    assert len({one.passage.page for one in found}) == len(found)


def test_a_pain_point_that_nobody_has_faced_has_no_case(library: KnowledgeBase) -> None:
    assert cases_for(library, "the telescope's mirror tarnishes in sea air", language="en") == ()
