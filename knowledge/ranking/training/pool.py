"""The questions that lessons are made of."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.asked import Asked, asked
from knowledge.corpus_pages import OWN, read_folder
from knowledge.phrasebook import everyday
from knowledge.ranking.training.lessons import EVERYDAY, Way

#: How many of the everyday sayings and of the pages' own wordings take part.
_EVERYDAY, _WORDINGS = 1200, 700


@dataclass(frozen=True)
class Pool:
    """`people`: what people asked. `everyday`: our sayings. `wordings`: the pages' own, each for another part of its
    page, so that the rest of them says little about it: they are asked of bare texts only."""

    people: Sequence[Asked]
    everyday: Sequence[Asked]
    wordings: Sequence[Asked]

    def own(self, way: Way) -> list[Asked]:
        """For the own corpus; without pages there is nothing to take away."""
        people = [one for one in self.people if one.pages or way == "whole"]
        return [*people, *self.everyday] if way != "absent" else [*people, *self.everyday[:600]]

    def plain(self) -> list[Asked]:
        return [*(one for one in self.people), *self.everyday[: _EVERYDAY // 2], *self.wordings]


def gathered(seed: int = 0) -> Pool:
    """All of them in an order drawn once."""
    draw = np.random.default_rng(seed)
    said = [Asked(f"{EVERYDAY}{at}", "", one.language, one.text, ((one.page, 3),)) for at, one in enumerate(everyday())]
    worded = [
        Asked(f"{page.key}-{at}", "", page.language, text, ((page.id, 3),))
        for page in read_folder(OWN)
        for at, text in enumerate(page.wordings)
    ]
    return Pool(asked("training"), _drawn(said, _EVERYDAY, draw), _drawn(worded, _WORDINGS, draw))


def _drawn(questions: Sequence[Asked], count: int, draw: np.random.Generator) -> list[Asked]:
    return [questions[at] for at in draw.permutation(len(questions))[:count]]
