"""Ranks passages for a question.

The score is a mean of the best sentence's and the whole passage's cosine, plus a saturated keyword score. It keeps
an absolute meaning, which a fusion of ranks does not: a passage without any keyword is not pushed down, and a low
score says "not here".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
import numpy.typing as npt

from knowledge.doubt import doubt
from knowledge.keywords import Keywords, Scores
from knowledge.passage import Found, Kind, Language, Passage, Results
from knowledge.question import Question
from knowledge.shelves import OpenShelf

#: How many passages by vector, and how many by keyword, are scored exactly.
NEAREST, BY_KEYWORD = 150, 60

#: A page is not lifted further than this by its other language.
_MOST_LIFT = 0.2

#: The best passage's score from which a question counts as answered, in its own language and across languages,
#: where cosines are lower. Set on questions of our own (tests/knowledge/questions.yaml).
ENOUGH, ENOUGH_ACROSS = 0.32, 0.22
#: What is asked beyond that of a page with other wordings, which comes nearer to any question.
WORDED = 0.08


@dataclass(frozen=True, slots=True)
class Wish:
    """What would suit the asker best. A preference among near equals, never a cut."""

    language: Language | None = None
    step: str | None = None
    industry: str | None = None
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Weights:
    """How the parts of the score count.

    `sentence`: the best sentence or other wording beside the whole passage. `renamed`: the reading with other names,
    beside the query as typed. `keyword`: the most that keywords can add, reached half-way at a BM25 of `half`.
    `twin`: what the page's other language says, beside its own. `near`: how far the asker's language may lie behind
    and is still shown instead. `wish`: what each preference that is met adds.
    """

    sentence: float = 0.5
    renamed: float = 0.25
    keyword: float = 0.35
    half: float = 16.0
    twin: float = 0.3
    near: float = 0.1
    wish: float = 0.03


@dataclass(frozen=True, slots=True)
class _Scored:
    shelf: str
    passage: Passage
    score: float
    twinned: bool


def rank(question: Question, shelves: Sequence[OpenShelf], wish: Wish, k: int, weights: Weights) -> Results:
    """The k best passages of all the shelves, best first; of a page in two languages the one, for the asker."""
    scored = [found for shelf in shelves for found in _scored(question, shelf, wish, weights)]
    best = sorted(_one_language(scored, wish.language, weights), key=lambda found: -found.score)
    against = doubt(question, shelves)
    found = tuple(Found(one.passage, min(1.0, max(0.0, one.score - against))) for one in best[:k])
    return Results(found, answerable=bool(found) and _enough(found[0], question))


def _enough(best: Found, question: Question) -> bool:
    same = best.passage.language == question.language
    return best.score >= (ENOUGH if same else ENOUGH_ACROSS) + WORDED * bool(best.passage.wordings)


def _scored(question: Question, shelf: OpenShelf, wish: Wish, weights: Weights) -> list[_Scored]:
    keywords = _keyword_scores(question, shelf.beside.keywords)
    rows = _candidates(question, shelf, keywords)
    if not len(rows):
        return []
    whole, sentence = shelf.beside.closeness.cosines(question.vectors, rows)
    cosine = _mixed((1 - weights.sentence) * whole + weights.sentence * sentence, weights.renamed)
    found = keywords[rows]
    scores = cosine + weights.keyword * found / (found + weights.half)
    passages = [shelf.kept[row].passage for row in rows]
    return [
        _Scored(shelf.name, passage, float(score) + weights.wish * _suits(passage, wish), passage.page in shelf.twinned)
        for passage, score in zip(passages, scores, strict=True)
    ]


def _keyword_scores(question: Question, keywords: Keywords) -> Scores:
    """BM25 of the query's terms; of the other ways to say one thing only the best counts."""
    scores = keywords.score(question.terms)
    for synonyms in question.synonyms:
        ways = (np.float32(one.weight) * keywords.together(one.terms) for one in synonyms)
        scores += reduce(np.maximum, ways)
    return scores


def _candidates(question: Question, shelf: OpenShelf, keywords: Scores) -> npt.NDArray[np.int64]:
    most = min(BY_KEYWORD, len(keywords) - 1)
    best = np.argpartition(-keywords, most)[: most + 1] if most > 0 else np.arange(len(keywords))
    by_keyword = best[keywords[best] > 0]
    # As typed only: what the other names would add is found by keyword.
    by_vector = np.array(shelf.nearest(question.vectors[:1], NEAREST), dtype=np.int64)
    return np.union1d(by_keyword, by_vector).astype(np.int64)


def _mixed(readings: Scores, renamed: float) -> Scores:
    mixed: Scores = readings[0] if len(readings) == 1 else (1 - renamed) * readings[0] + renamed * readings[1]
    return mixed


def _suits(passage: Passage, wish: Wish) -> int:
    return (
        (wish.step is not None and wish.step in passage.steps)
        + (wish.industry is not None and wish.industry in passage.industries)
        + (wish.kind is not None and wish.kind == passage.kind)
    )


def _one_language(scored: Sequence[_Scored], language: Language | None, weights: Weights) -> list[_Scored]:
    """Two languages of a page bear witness to each other, and one of them is shown."""
    pages: dict[tuple[str, str], list[_Scored]] = {}
    for one in scored:
        pages.setdefault((one.shelf, one.passage.page), []).append(one)
    floor = min((one.score for one in scored), default=0.0)
    return [one for page in pages.values() for one in _shown(page, language, floor, weights)]


def _shown(page: list[_Scored], language: Language | None, floor: float, weights: Weights) -> list[_Scored]:
    if not page[0].twinned:
        return page
    best: dict[Language, float] = {"zh": floor, "en": floor}
    for one in page:
        best[one.passage.language] = max(best[one.passage.language], one.score)
    backed = [_at(one, _backed(one, best, weights)) for one in page]
    top = {one.passage.language: one.score for one in sorted(backed, key=lambda one: one.score)}
    show = max(top, key=lambda tongue: top[tongue] + weights.near * (tongue == language))
    shown = sorted((one for one in backed if one.passage.language == show), key=lambda one: -one.score)
    return [_at(shown[0], max(top.values())), *shown[1:]]


def _at(one: _Scored, score: float) -> _Scored:
    return _Scored(one.shelf, one.passage, score, one.twinned)


def _backed(one: _Scored, best: dict[Language, float], weights: Weights) -> float:
    other = best["en" if one.passage.language == "zh" else "zh"]
    return one.score + weights.twin * (min(other - one.score, _MOST_LIFT))
