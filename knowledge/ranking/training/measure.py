"""What the weights are worth on questions of authors that were not learned from."""

from collections.abc import Sequence

import numpy as np

from knowledge.asked import ANSWERS
from knowledge.embedding import Vectors
from knowledge.ranking.network import Brain
from knowledge.ranking.training.course import Scores, sureness
from knowledge.ranking.training.lessons import Lesson


def table(brain: Brain, lessons: dict[str, list[Lesson]]) -> str:
    """A few lines for each set: recall, rank and how well it knows what it does not know."""
    return "\n".join(line for name, of in lessons.items() if of for line in _lines(name, brain, of))


def _lines(name: str, brain: Brain, lessons: Sequence[Lesson]) -> list[str]:
    yes = [one for one in lessons if one.asked.answered_by]
    lines = [_found(f"{name} {who}", yes, brain.scores, who) for who in ("all", *sorted({o.asked.author for o in yes}))]
    chances = sureness(brain.own, brain, lessons)
    answerable = np.array([bool(one.asked.answered_by) for one in lessons])
    if answerable.all() or not answerable.any():
        return lines
    answer, closest = brain.own.thresholds
    refused, told = (chances[answerable] < answer).mean(), (chances[~answerable] >= answer).mean()
    shown = ((chances[~answerable] >= closest) & (chances[~answerable] < answer)).mean()
    return [
        *lines,
        f"{name} AUC {area(chances[answerable], chances[~answerable]):.3f} wrongly refused {refused:.2f}, "
        f"unanswerable answered {told:.2f}, shown as closest {shown:.2f}",
    ]


def _found(name: str, lessons: Sequence[Lesson], scores: Scores, who: str) -> str:
    ranks = np.array([rank(one, scores) for one in lessons if who in ("all", one.asked.author)])
    return (
        f"{name} n={len(ranks)} R@1 {np.mean(ranks <= 1):.3f} R@5 {np.mean(ranks <= 5):.3f} "
        f"MRR {np.mean(np.where(ranks <= 10, 1 / ranks, 0)):.3f}"
    )


def rank(one: Lesson, scores: Scores) -> float:
    """The rank of the first page that answers, infinite when none was looked at."""
    pages = np.full(len(one.grades), -np.inf)
    np.maximum.at(pages, one.page, scores(one.matrix))
    good = one.grades >= ANSWERS
    return 1.0 + float((pages > pages[good].max()).sum()) if good.any() else np.inf


def area(yes: Vectors, no: Vectors) -> float:
    """The chance that an answerable question is surer than an unanswerable one."""
    return float(((yes[:, None] > no[None]) + 0.5 * (yes[:, None] == no[None])).mean())
