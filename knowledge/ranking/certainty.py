"""How sure it is that the first passage answers: from its evidence, what follows it, and what nothing knows."""

from collections.abc import Sequence

import numpy as np

from knowledge.doubt import unknown_names, unknown_share
from knowledge.embedding import Vectors
from knowledge.question import Question
from knowledge.ranking.evidence import NAMES
from knowledge.ranking.network import Brain
from knowledge.shelves import OpenShelf

MORE = ("lead", "score", "unknown_names", "unknown_share", "mended", "chinese")


def certainty_of(
    question: Question, shelves: Sequence[OpenShelf], evidence: Sequence[Vectors], scores: Sequence[float], brain: Brain
) -> float:
    """The probability, 0 to 1, that the first passage answers. Evidence and scores are of the first and the second."""
    row = features(question, shelves, evidence, scores)
    return float(1 / (1 + np.exp(-brain.certainty.scores(row[None])[0])))


def features(
    question: Question, shelves: Sequence[OpenShelf], evidence: Sequence[Vectors], scores: Sequence[float]
) -> Vectors:
    """What certainty is judged by, shape (NAMES + MORE,)."""
    lead = scores[0] - scores[1] if len(scores) > 1 else 0.0
    standing = np.array([min(lead, 5.0), scores[0]], dtype=np.float32)
    return np.concatenate([evidence[0], standing, doubts(question, shelves)])


def doubts(question: Question, shelves: Sequence[OpenShelf]) -> Vectors:
    """What the question alone says, shape (4,): see `MORE` from the third on."""
    return np.array(
        [
            unknown_names(question, shelves), unknown_share(question, shelves), question.text != question.typed,
            question.language == "zh",
        ],
        dtype=np.float32,
    )  # fmt: skip


COUNT = len(NAMES) + len(MORE)
