"""How sure it is that the first passage answers: from its evidence, what follows it, and what nothing knows."""

from collections.abc import Sequence

import numpy as np

from knowledge.doubt import unknown_names, unknown_share
from knowledge.embedding import Vectors
from knowledge.question import Question
from knowledge.ranking.evidence import NAMES
from knowledge.ranking.network import Brain
from knowledge.shelves import OpenShelf

MORE = ("lead", "score", "unknown_names", "unknown_share")


def certainty_of(question: Question, shelves: Sequence[OpenShelf], row: Vectors, brain: Brain) -> float:
    """The probability, 0 to 1, that the first passage answers; `row` is its evidence with its standing."""
    features = np.concatenate([row, doubts(question, shelves)])
    return float(1 / (1 + np.exp(-brain.certainty.scores(features[None])[0])))


def standings(scores: Vectors) -> Vectors:
    """How each score stands out from those of all that were looked at, and the score itself, shape (rows, 2)."""
    middle = np.median(scores) if len(scores) else 0.0
    return np.stack([scores - middle, scores], axis=1).astype(np.float32)


def doubts(question: Question, shelves: Sequence[OpenShelf]) -> Vectors:
    """What the question alone says, shape (2,): see `MORE` from the third on."""
    return np.array([unknown_names(question, shelves), unknown_share(question, shelves)], dtype=np.float32)


COUNT = len(NAMES) + len(MORE)
