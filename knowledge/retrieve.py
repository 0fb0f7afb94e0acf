"""Ranks passages for a question, and says whether they answer it.

The evidence for each passage is weighed by small networks that were trained on questions of many people
(`knowledge.ranking`); how sure the first one is, is a probability learned from questions that no page answers.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.embedding import Vectors
from knowledge.passage import Found, Kind, Language, Results, Verdict
from knowledge.question import Question
from knowledge.ranking.certainty import certainty_of
from knowledge.ranking.evidence import gather, nearness
from knowledge.ranking.network import Brain
from knowledge.ranking.recognition import Recognition
from knowledge.ranking.standing import Flags, Ints, Standing
from knowledge.shelves import OpenShelf

#: What a preference for a step or an industry that is met adds, and how many of these one for a kind of page counts;
#: differences of scores are logarithms of odds.
WISH = 0.4
_KIND = 10
#: How far the asker's language may lie behind and is still shown instead.
NEAR = 2.5
#: A score behind the best by this much counts 1/e of it.
_FALL = 2.5


@dataclass(frozen=True, slots=True)
class Wish:
    """What would suit the asker best. A preference among near equals, never a cut."""

    language: Language | None = None
    step: str | None = None
    industry: str | None = None
    kind: Kind | None = None


@dataclass(frozen=True)
class _Scored:
    """The passages of one shelf that are shown, with their scores and evidence."""

    shelf: OpenShelf
    rows: Ints
    scores: Vectors
    matrix: Vectors


def rank(
    question: Question, shelves: Sequence[OpenShelf], seen: Recognition, brain: Brain, wish: Wish, k: int
) -> Results:
    """The k best passages of all the shelves, best first; of a page in two languages the one, for the asker."""
    scored = [_scored(question, shelf, seen, brain, wish) for shelf in shelves]
    every = [(score, at, n) for at, one in enumerate(scored) for n, score in enumerate(one.scores.tolist())]
    best = sorted(every, key=lambda one: -one[0])[: max(k, 2)]
    if not best:
        return Results((), "nothing")
    sure = certainty_of(
        question, shelves, [scored[at].matrix[n] for _, at, n in best[:2]], [score for score, _, _ in best[:2]], brain
    )
    passages = [scored[at].shelf.kept[int(scored[at].rows[n])].passage for _, at, n in best]
    falls = np.exp((np.array([score for score, _, _ in best]) - best[0][0]) / _FALL)
    near = [nearness(scored[at].matrix[n]) for _, at, n in best]
    found = [Found(*one) for one in zip(passages, (sure * falls).tolist(), near, strict=True)]
    return Results(tuple(found[:k]), _verdict(sure, brain))


def _verdict(sure: float, brain: Brain) -> Verdict:
    answer, closest = brain.thresholds
    return "answer" if sure >= answer else "closest" if sure >= closest else "nothing"


def _scored(question: Question, shelf: OpenShelf, seen: Recognition, brain: Brain, wish: Wish) -> _Scored:
    evidence = gather(question, shelf, seen)
    rows = evidence.rows
    scores = brain.scores(evidence.matrix) + WISH * _suits(shelf, rows, wish)
    shown, scores = _one_language(shelf.standing, rows, scores, wish.language)
    return _Scored(shelf, rows[shown], scores[shown], evidence.matrix[shown])


def _suits(shelf: OpenShelf, rows: Ints, wish: Wish) -> Vectors:
    passages = [shelf.kept[row].passage for row in rows.tolist()]
    return np.array(
        [
            (wish.step is not None and wish.step in one.steps)
            + (wish.industry is not None and wish.industry in one.industries)
            + _KIND * (wish.kind is not None and wish.kind == one.kind)
            for one in passages
        ],
        dtype=np.float32,
    )


def _one_language(standing: Standing, rows: Ints, scores: Vectors, language: Language | None) -> tuple[Flags, Vectors]:
    """Which rows are shown: of a page in two languages the asker's, unless the other fits much better. The best shown
    passage of a page has the page's best score in either."""
    if not len(rows):
        return np.zeros(0, dtype=np.bool_), scores
    _, page = np.unique(standing.page[rows], return_inverse=True)
    spoken = standing.chinese[rows].astype(np.int64)
    top = np.full((int(page.max()) + 1, 2), -np.inf, dtype=np.float32)
    np.maximum.at(top, (page, spoken), scores)
    wished = np.array([NEAR * (language == "en"), NEAR * (language == "zh")], dtype=np.float32)
    shown = ~standing.twinned[rows] | ((top + wished).argmax(axis=1)[page] == spoken)
    lifted = standing.twinned[rows] & (scores == top[page, spoken])
    return shown, np.where(lifted, top.max(axis=1)[page], scores)
