"""From lessons to weights."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from knowledge.asked import ANSWERS, Asked
from knowledge.embedding import Vectors
from knowledge.library import KnowledgeBase
from knowledge.ranking.network import Brain, Network
from knowledge.ranking.training.learn import Ordering, Study, order_network, sure_network
from knowledge.ranking.training.lessons import Lesson, unheard
from knowledge.ranking.training.pool import Pool

#: People's questions count so many times what made-up ones do.
_PEOPLE = 3
_NETWORKS = 4
_RANKING = Study(hidden=16, rounds=30)
_RECOGNITION = Study(hidden=0, rounds=25, rate=0.02, decay=1e-4)
_CERTAINTY = Study(hidden=8, rounds=60, rate=0.004, decay=0.01)
#: Of questions that a page answers so many may be refused.
REFUSED = 0.05
#: From this chance on the closest page is worth showing: of what is shown so, most should at least touch it.
_CLOSEST = 0.5

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
    question = base.read(one.text, [])
    if question is None:
        return None
    book = base.phrasebook
    grades = np.zeros(len(book.pages), dtype=np.float32)
    for page, grade in one.pages:
        grades[book.number[page]] = grade
    near = book.recognise(question.vectors[0], question.text, unheard(one, base))
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


def certain(course: Course, ranking: Sequence[Network]) -> Network:
    """How sure the first page is: it answers where its grade says so."""
    scores = Brain(np.zeros(0, np.float32), tuple(ranking), ranking[0], (0, 0)).scores
    rows, right, weights = [], [], []
    for way, lessons in [*course.own.items(), *course.plain.items()]:
        for one in lessons:
            if not len(one.page):
                continue
            row, answered = first(one, scores)
            people = one.asked.author or not one.asked.pages
            rows.append(row)
            right.append(answered)
            weights.append((3.0 if people and way == "whole" else 1.0) * (2.0 if not one.asked.pages else 1.0))
    return sure_network(
        np.array(rows, np.float32), np.array(right, np.float32), np.array(weights, np.float32), _CERTAINTY
    )


def first(one: Lesson, scores: Scores) -> tuple[Vectors, float]:
    """The row of `certainty.features` for the best page, and whether it answers."""
    found = scores(one.matrix)
    best = int(found.argmax())
    others = found[one.page != one.page[best]]
    lead = found[best] - others.max() if len(others) else 0.0
    more = np.array([min(float(lead), 5.0), found[best]], dtype=np.float32)
    return np.concatenate([one.matrix[best], more, one.doubts]), float(one.grades[one.page[best]] >= ANSWERS)


def sureness(brain: Brain, lessons: Sequence[Lesson]) -> Vectors:
    """The certainty of each lesson's first page."""
    rows = np.array([first(one, brain.scores)[0] for one in lessons], dtype=np.float32)
    return (1 / (1 + np.exp(-brain.certainty.scores(rows)))).astype(np.float32)


def thresholds(brain: Brain, choosing: Sequence[Lesson]) -> Brain:
    """Answers from where at most `REFUSED` of the answerable are refused; shows the closest page from where most of
    what is shown would have an answer."""
    chances = sureness(brain, choosing)
    answerable = np.array([bool(one.asked.answered_by) for one in choosing])
    if not answerable.any():
        return brain
    answer = float(np.quantile(chances[answerable], REFUSED))
    return replace(brain, thresholds=(answer, min(answer, float(np.quantile(chances[answerable], REFUSED / 5)))))
