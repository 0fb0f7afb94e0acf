"""From lessons to weights."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from knowledge.asked import ANSWERS, Asked
from knowledge.embedding import Vectors
from knowledge.library import KnowledgeBase
from knowledge.ranking.certainty import standing
from knowledge.ranking.evidence import NAMES
from knowledge.ranking.network import Brain, Certainty, Network, mean_scores
from knowledge.ranking.training.learn import Ordering, Study, order_network, sure_network
from knowledge.ranking.training.lessons import Lesson, unheard
from knowledge.ranking.training.pool import Pool

#: People's questions count so many times what made-up ones do.
_PEOPLE = 3
_NETWORKS = 2
_RANKING = Study(hidden=16, rounds=20)
_RECOGNITION = Study(hidden=0, rounds=25, rate=0.02, decay=1e-4)
_CERTAINTY = Study(hidden=0, rounds=60, rate=0.01, decay=0.01)
_OWN_CERTAINTY = Study(hidden=0, rounds=40, rate=0.01, decay=0.05)
#: Of questions that a page answers so many may be refused.
REFUSED = 0.05
#: Of texts that nobody has put into other words so much less certainty is asked: of texts by other authors than the
#: corpus' own it is lower throughout.
BARE = 0.28

Scores = Callable[[Vectors], Vectors]


@dataclass(frozen=True)
class Course:
    """The lessons over the own corpus by way, and over plain texts by language."""

    own: dict[str, list[Lesson]]
    plain: dict[str, list[Lesson]]

    @property
    def count(self) -> int:
        return sum(map(len, [*self.own.values(), *self.plain.values()]))

    @property
    def for_order(self) -> list[Lesson]:
        return [*self.own["whole"], *self.own["lone"], *self.plain["zh"], *self.plain["en"]]


def recognised(base: KnowledgeBase, pool: Pool) -> Vectors:
    """The weights by which a page is recognised from what people say for it."""
    questions = [one for one in [*pool.people, *pool.everyday] if one.pages]
    found = [ordering for one in questions if (ordering := _recognition(base, one))]
    network = order_network(found, _RECOGNITION)
    return (network.straight / network.spread).astype(np.float32)


def _recognition(base: KnowledgeBase, one: Asked) -> Ordering | None:
    question = base.read(one.whole, [])
    if question is None:
        return None
    book = base.phrasebook
    grades = np.zeros(len(book.pages), dtype=np.float32)
    for page, grade in one.pages:
        grades[book.number[page]] = grade
    near = book.recognise(question.vectors[0], question.text, question.meaning[0], unheard(one, base))
    return Ordering(near, np.arange(len(book.pages)), _share(grades))


def ordered(course: Course) -> tuple[Network, ...]:
    """Several networks from different beginnings: their mean is steadier than any."""
    found = [
        Ordering(one.matrix, one.page, _share(one.grades)) for one in _counted(course.for_order) if one.grades.any()
    ]
    return tuple(order_network(found, replace(_RANKING, seed=seed)) for seed in range(_NETWORKS))


def _counted(lessons: Iterable[Lesson]) -> list[Lesson]:
    return [one for one in lessons for _ in range(_PEOPLE if one.asked.author else 1)]


def _share(grades: Vectors) -> Vectors:
    gain = np.where(grades > 0, 2.0**grades - 1, 0)
    return (gain / max(float(gain.sum()), 1e-9)).astype(np.float32)


def certain(course: Course, ranking: Sequence[Network]) -> tuple[Certainty, Certainty]:
    """How sure it is that the question is answered, by what the first page looks like: for the own pages, learned from
    what people ask of them, and for other texts, learned from every way of asking. Both without thresholds yet."""
    scores = partial(mean_scores, ranking)
    own = [
        (first(one, scores), float(answerable(one)), _own_weight(one)) for one in course.own["whole"] if len(one.page)
    ]
    bare = [
        (first(one, scores), float(way != "absent" and answerable(one)), _bare_weight(one, way))
        for way, lessons in [*course.own.items(), *course.plain.items()]
        for one in lessons
        if len(one.page)
    ]
    return _sure(own, _OWN_CERTAINTY), _sure(bare, _CERTAINTY)


def _sure(found: Sequence[tuple[Vectors, float, float]], study: Study) -> Certainty:
    rows, right, weights = (np.array(column, dtype=np.float32) for column in zip(*found, strict=True))
    # How long a question is tells the authors apart, and nothing of whether it is answered.
    rows[:, [NAMES.index(name) for name in ("length", "asked_length")]] = 0
    return Certainty(sure_network(rows, right, weights, study), (0.0, 0.0))


def _own_weight(one: Lesson) -> float:
    return 9.0 if not one.asked.pages else 3.0 if one.asked.author else 0.3


def _bare_weight(one: Lesson, way: str) -> float:
    if way == "absent":
        # What is left may still answer a little.
        return 0.3
    return 9.0 if not one.asked.pages else 3.0 if one.asked.author else 1.0


def answerable(one: Lesson) -> bool:
    """Whether a page that was looked at answers."""
    return bool((one.grades >= ANSWERS).any())


def first(one: Lesson, scores: Scores) -> Vectors:
    """What certainty is judged by, of the best passage."""
    found = scores(one.matrix)
    best = int(found.argmax())
    return np.concatenate([one.matrix[best], standing(one.matrix, found, one.page, best), one.doubts])


def sureness(certainty: Certainty, brain: Brain, lessons: Sequence[Lesson]) -> Vectors:
    """The certainty of each lesson's first page."""
    return certainty.chances(np.array([first(one, brain.scores) for one in lessons], dtype=np.float32))


def thresholds(brain: Brain, judged: Sequence[Sequence[Lesson]]) -> Brain:
    """Answers from where, in any of the sets, at most `REFUSED` of the answerable are refused; shows the closest page
    from where a third of those are. The sets are about the own pages; of other texts `BARE` of it is asked."""
    own = _thresholds(brain.own, brain, judged)
    answer, closest = (BARE * one for one in _thresholds(brain.bare, brain, judged))
    return replace(
        brain, own=replace(brain.own, thresholds=own), bare=replace(brain.bare, thresholds=(answer, closest))
    )


def _thresholds(certainty: Certainty, brain: Brain, judged: Sequence[Sequence[Lesson]]) -> tuple[float, float]:
    chances = [sureness(certainty, brain, [one for one in lessons if answerable(one)]) for lessons in judged]
    answer = min(float(np.quantile(one, REFUSED)) for one in chances if len(one))
    closest = min(float(np.quantile(one, REFUSED / 3)) for one in chances if len(one))
    return answer, min(answer, closest)
