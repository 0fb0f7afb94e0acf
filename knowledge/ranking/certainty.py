"""How sure it is that the first passage answers: from its evidence, what follows it, and what nothing knows."""

from collections.abc import Sequence

import numpy as np

from knowledge.doubt import unknown_names, unknown_share
from knowledge.embedding import Vectors
from knowledge.question import Question
from knowledge.ranking.evidence import NAMES
from knowledge.ranking.network import Certainty
from knowledge.ranking.standing import Ints
from knowledge.shelves import OpenShelf

#: Whether the page of the first passage is also first by these kinds of evidence alone, and what its best is of these.
_AGREES, _BEST = ("whole", "words", "meant"), ("sentence", "covered", "meant")
_AT = {name: at for at, name in enumerate(NAMES)}
MORE = (
    "lead", "score", "gap", "share", *(f"agrees_{one}" for one in _AGREES), *(f"best_{one}" for one in _BEST),
    "unknown_names", "unknown_share",
)  # fmt: skip
#: The gap where there is no other page.
_WIDE = 4.0


def chance_of(question: Question, shelves: Sequence[OpenShelf], row: Vectors, certainty: Certainty) -> float:
    """The probability, 0 to 1, that the first passage answers; `row` is its evidence with its standing."""
    return float(certainty.chances(np.concatenate([row, doubts(question, shelves)])[None])[0])


def standing(matrix: Vectors, scores: Vectors, page: Ints, first: int) -> Vectors:
    """How the first passage stands among all that were looked at: `MORE` but for the last two. `page` is the number of
    each row's page."""
    own = page == page[first]
    parts = np.exp(scores - scores.max())
    gap = scores[own].max() - scores[~own].max() if not own.all() else _WIDE
    best = {name: matrix[own, _AT[name]].max() for name in {*_AGREES, *_BEST}}
    agrees = [float(best[name] >= matrix[:, _AT[name]].max()) for name in _AGREES]
    rest = [best[name] for name in _BEST]
    lead = scores[first] - np.median(scores)
    return np.array([lead, scores[first], gap, parts[own].sum() / parts.sum(), *agrees, *rest], dtype=np.float32)


def doubts(question: Question, shelves: Sequence[OpenShelf]) -> Vectors:
    """What the question alone says, shape (2,): see `MORE` from the third on."""
    return np.array([unknown_names(question, shelves), unknown_share(question, shelves)], dtype=np.float32)


COUNT = len(NAMES) + len(MORE)
