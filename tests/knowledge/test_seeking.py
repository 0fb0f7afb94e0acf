"""Whether words ask about the craft: judged on authors that nothing was learned from."""

import numpy as np
import pytest

from knowledge.embedding import BuiltIn
from knowledge.meaning import NOTHING, Meaning, own_meaning
from knowledge.ranking.training.seeking import everything
from knowledge.seeking import shipped_seeking

ASKS, SURELY, EVERY = 0.5, 0.8, 4


@pytest.mark.parametrize(("meaning", "least"), [(own_meaning(), 0.92), (NOTHING, 0.9)], ids=["both", "first-alone"])
def test_questions_about_the_craft_are_told_from_all_else(meaning: Meaning, least: float) -> None:
    said = [*list(everything("choosing"))[::EVERY], *everything("final")]
    texts = [one.text for one in said]
    pairs = zip(BuiltIn().embed(texts), meaning.asked.embed(texts), strict=True)
    chances = np.array([shipped_seeking().chance(*pair) for pair in pairs])
    asks = np.array([one.seeks for one in said])
    assert np.mean([(chances[asks] > one).mean() for one in chances[~asks]]) >= least
    assert (chances[~asks] >= SURELY).mean() <= 0.03
    assert (chances[asks] >= ASKS).mean() >= 0.6


def test_another_models_vector_tells_nothing() -> None:
    assert shipped_seeking().chance(np.ones(7, np.float32), np.zeros(0, np.float32)) == 0.0
