"""Stages of other trades that are like a team's own, for an unknown trade or a stage of another name."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from knowledge.embedding import Embedder, Vectors
from knowledge.passage import Language
from knowledge.template import IndustryTemplate, StageTemplate, templates

#: A stage nearer than this is like the team's; below, nothing is borrowed.
LIKE = 0.5
#: And what the customer does in it must be near what is known of the team's: a bank's "decide to go" is no museum's.
AKIN = 0.16
#: From so many trades at most.
TRADES = 2


@dataclass(frozen=True, slots=True)
class Borrowed:
    """A stage and the template that it is of."""

    template: IndustryTemplate
    stage: StageTemplate


def like_stage(stage: str, trade: str, language: Language, embedder: Embedder) -> tuple[Borrowed, ...]:
    """The stages of the shipped templates that are most like a stage of that name, one a trade, best first.

    `trade` is what is known of the team's trade in words, such as the title of its map.
    """
    every = _every(language)
    asked = embedder.embed([stage, f"{trade} {stage}".strip()])
    names, intros = _vectors(language, embedder)
    alike, akin = names @ asked[0], intros @ asked[1]
    fit = np.where(akin < AKIN, 0, (alike + akin) / 2 + 0.5 * np.maximum(alike - LIKE, 0))
    found: dict[str, Borrowed] = {}
    for at in np.argsort(-fit):
        one = every[int(at)]
        if fit[at] < LIKE or len(found) == TRADES:
            break
        found.setdefault(one.template.industry, one)
    return tuple(found.values())


@lru_cache(maxsize=2)
def _every(language: Language) -> Sequence[Borrowed]:
    return tuple(Borrowed(one, stage) for one in templates(language) for stage in one.stages)


def _vectors(language: Language, embedder: Embedder) -> tuple[Vectors, Vectors]:
    """Of each stage's name, and of its name with what the customer does in it."""
    key = (embedder.name, language)
    if key not in _KNOWN:
        every = _every(language)
        names = embedder.embed([one.stage.name for one in every])
        _KNOWN[key] = names, embedder.embed([f"{one.stage.name}. {one.stage.intro}" for one in every])
    return _KNOWN[key]


_KNOWN: dict[tuple[str, Language], tuple[Vectors, Vectors]] = {}
