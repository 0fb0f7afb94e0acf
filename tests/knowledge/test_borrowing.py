"""An unknown trade borrows from those whose stages are like its own, or from none."""

import pytest

from knowledge.borrowing import TRADES, like_stage
from knowledge.embedding import BuiltIn
from knowledge.passage import Language


@pytest.mark.parametrize(
    ("stage", "trade", "language", "industry"),
    [
        ("候诊", "宠物医院", "zh", "healthcare"),
        ("取药", "药店", "zh", "healthcare"),
        ("Check in", "conference", "en", "hotel"),
        ("Renew", "gym", "en", "insurance"),
    ],
)
def test_the_like_is_found(model: BuiltIn, stage: str, trade: str, language: Language, industry: str) -> None:
    found = like_stage(stage, trade, language, model)
    assert industry in [one.template.industry for one in found]
    assert len(found) <= TRADES
    assert len({one.template.industry for one in found}) == len(found)


@pytest.mark.parametrize(("stage", "trade"), [("Pick a coffin", "funeral"), ("Tune the telescope", "observatory")])
def test_where_nothing_is_like_nothing_is_borrowed(model: BuiltIn, stage: str, trade: str) -> None:
    assert like_stage(stage, trade, "en", model) == ()


@pytest.mark.parametrize(
    ("stage", "language"), [("decide to go", "en"), ("look around", "en"), ("参观", "zh"), ("go home", "en")]
)
def test_a_stage_that_is_only_called_alike_lends_nothing(model: BuiltIn, stage: str, language: Language) -> None:
    """A bank's card that expires, a hotel's bill and a shop's size chart are nothing that a visitor meets."""
    trade = "museum" if language == "en" else "博物馆"
    assert like_stage(stage, trade, language, model) == ()
