"""Ranks passages for a question.

The score is the mean of the best sentence's and the whole passage's cosine, plus a saturated keyword score. It keeps an absolute
meaning, which a fusion of ranks does not: a passage without any keyword is not pushed down, and a low score says "not here".
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from knowledge.passage import Found, Kind, Language, Passage, Results
from knowledge.question import Question
from knowledge.shelves import OpenShelf

#: How many passages by vector, and how many by keyword, are scored exactly.
NEAREST, BY_KEYWORD = 200, 60

#: The best passage's score from which a question counts as answered.
ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class Wish:
    """What would suit the asker best. A preference among near equals, never a cut."""

    language: Language | None = None
    step: str | None = None
    industry: str | None = None
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Weights:
    """How the parts of the score count. `keyword` is the most that keywords can add, reached half-way at `half`."""

    sentence: float = 0.5
    keyword: float = 0.3
    half: float = 8.0
    wish: float = 0.03
    language: float = 0.02


def rank(question: Question, shelves: Sequence[OpenShelf], wish: Wish, k: int, weights: Weights) -> Results:
    """The k best passages of all the shelves, best first."""
    scored = [found for shelf in shelves for found in _scored(question, shelf, wish, weights)]
    scored.sort(key=lambda found: -found.score)
    return Results(tuple(scored[:k]), answerable=bool(scored) and scored[0].score >= ENOUGH)


def _scored(question: Question, shelf: OpenShelf, wish: Wish, weights: Weights) -> Iterable[Found]:
    keywords = shelf.beside.keywords.score(question.terms)
    rows = _candidates(question, shelf, keywords)
    if not len(rows):
        return []
    whole, sentence = shelf.beside.closeness.cosines(question.vectors, rows)
    cosine = ((1 - weights.sentence) * whole + weights.sentence * sentence).max(axis=0)
    found = keywords[rows]
    scores = cosine + weights.keyword * found / (found + weights.half)
    passages = [shelf.kept[row].passage for row in rows]
    return [
        Found(passage, float(score) + _suits(passage, wish, weights))
        for passage, score in zip(passages, scores, strict=True)
    ]


def _candidates(question: Question, shelf: OpenShelf, keywords: npt.NDArray[np.float32]) -> npt.NDArray[np.int64]:
    best = np.argsort(-keywords, kind="stable")[:BY_KEYWORD]
    by_keyword = best[keywords[best] > 0]
    by_vector = np.array(shelf.nearest(question.vectors, NEAREST), dtype=np.int64)
    return np.union1d(by_keyword, by_vector).astype(np.int64)


def _suits(passage: Passage, wish: Wish, weights: Weights) -> float:
    fits = (
        (wish.step is not None and wish.step in passage.steps)
        + (wish.industry is not None and wish.industry in passage.industries)
        + (wish.kind is not None and wish.kind == passage.kind)
    )
    return weights.wish * fits + weights.language * (wish.language == passage.language)
