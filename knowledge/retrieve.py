"""Ranks passages for a question, and says whether they answer it.

The evidence for each passage is weighed by small networks that were trained on questions of many people
(`knowledge.ranking`); how sure the first one is, is a probability learned from questions that no page answers.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.embedding import Vectors
from knowledge.passage import Found, Kind, Language, Passage, Results
from knowledge.question import Question
from knowledge.ranking.certainty import chance_of, standing
from knowledge.ranking.evidence import NAMES, Evidence, gather, nearness
from knowledge.ranking.network import Brain
from knowledge.ranking.recognition import Recognition
from knowledge.ranking.standing import Flags, Ints, Standing
from knowledge.shelves import OpenShelf

#: What a preference for a step or an industry that is met adds, and how many of these one for a kind of page counts;
#: differences of scores are logarithms of odds.
WISH = 0.4
_KIND = 10
#: What the documents of a workspace are ahead by: who brought them asks about them.
OURS = 0.8
#: How far the asker's language may lie behind and is still shown instead.
NEAR = 8.0
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
    """The passages of one shelf that are shown, with their scores: `shown` are their places in the evidence, `bare` the
    scores of all of it before any wish."""

    shelf: OpenShelf
    shown: Ints
    scores: Vectors
    evidence: Evidence
    bare: Vectors

    def passage(self, n: int) -> Passage:
        return self.shelf.kept[self.row(n)].passage

    def row(self, n: int) -> int:
        """The place on the shelf of the nth passage."""
        return int(self.evidence.rows[self.shown[n]])

    def bare_of_wordings(self, n: int) -> bool:
        return bool(self.shelf.standing.concept[self.row(n)] < 0)

    def features(self, n: int) -> Vectors:
        row: Vectors = self.evidence.matrix[self.shown[n]]
        return row

    def with_standing(self, n: int) -> Vectors:
        """The nth passage's evidence, and how it stands among the rest."""
        matrix, page = self.evidence.matrix, self.shelf.standing.page[self.evidence.rows]
        return np.append(self.features(n), standing(matrix, self.bare, page, int(self.shown[n])))


def rank(
    question: Question, shelves: Sequence[OpenShelf], seen: Recognition, brain: Brain, wish: Wish, k: int
) -> Results:
    """The k best passages of all the shelves, best first; of a page in two languages the one, for the asker."""
    scored = [_scored(question, shelf, seen, brain, wish) for shelf in shelves]
    every = [(score, at, n) for at, one in enumerate(scored) for n, score in enumerate(one.scores.tolist())]
    best = sorted(every, key=lambda one: -one[0])[: max(k, 2)]
    if not best:
        return Results((), "nothing")
    _, at, n = best[0]
    certainty = brain.bare if scored[at].bare_of_wordings(n) else brain.own
    sure = chance_of(question, shelves, scored[at].with_standing(n), certainty)
    passages = [scored[at].passage(n) for _, at, n in best]
    falls = np.exp((np.array([score for score, _, _ in best]) - best[0][0]) / _FALL)
    near = [nearness(scored[at].features(n)) for _, at, n in best]
    found = [Found(*one) for one in zip(passages, (sure * falls).tolist(), near, strict=True)]
    verdict = "answer" if _named(question, scored[at], n) else certainty.verdict(sure)
    return Results(tuple(found[:k]), verdict)


def _named(question: Question, scored: _Scored, n: int) -> bool:
    """Whether a name was all that was asked for, and the best passage has it."""
    return question.bare and max(scored.features(n)[NAMES.index(name)] for name in ("words", "named")) > 0


def _scored(question: Question, shelf: OpenShelf, seen: Recognition, brain: Brain, wish: Wish) -> _Scored:
    evidence = gather(question, shelf, seen)
    rows = evidence.rows
    bare = brain.scores(evidence.matrix)
    shown, scores = _one_language(shelf.standing, rows, bare + _ahead(shelf, rows, wish), wish.language)
    return _Scored(shelf, np.flatnonzero(shown), scores[shown], evidence, bare)


def _ahead(shelf: OpenShelf, rows: Ints, wish: Wish) -> Vectors:
    ours = shelf.name.startswith(("workspace.", "channel."))
    return WISH * _suits(shelf, rows, wish) + np.float32(OURS * ours)


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
