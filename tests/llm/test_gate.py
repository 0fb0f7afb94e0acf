"""The gate measured both ways, on sentences written apart from it: what misleads must not get through."""

import pytest

from bot.usecases.grounding import grounded
from bot.usecases.model import Stated
from knowledge.passage import Language
from tests.llm.gate_set import Judged, judged

#: Of sentences that the passage does not say so many may get through.
MOST_THROUGH = 0.02


def _holds(one: Judged) -> bool:
    id = one.source.cite.passage
    return grounded(Stated(one.text, (id,)), {id: one.source})


@pytest.mark.parametrize("language", ["zh", "en"])
def test_there_are_enough_of_either(language: Language) -> None:
    every = judged(language)
    assert sum(one.faithful for one in every) >= 150
    assert sum(not one.faithful for one in every) >= 150


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_the_passage_does_not_say_is_cut(language: Language) -> None:
    """Of the faithful ones, which are free paraphrases, it cuts most (docs/benchmarks.md): it lets pass what stays near
    the words, and the passages' own sentences take the place of the rest."""
    wrong = [one for one in judged(language) if not one.faithful]
    through = [one.text for one in wrong if _holds(one)]
    assert len(through) <= MOST_THROUGH * len(wrong), through
