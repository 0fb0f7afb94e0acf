"""What the guide asks the craft."""

import pytest

from knowledge.craft import why
from knowledge.page import STEPS


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("step", STEPS)
def test_every_step_has_one_passage_that_says_why(step, language):
    passage = why(step, language)
    assert passage is not None
    assert passage.language == language
    assert step in passage.steps, passage.page


def test_an_unknown_step_has_none():
    assert why("tea break", "en") is None
