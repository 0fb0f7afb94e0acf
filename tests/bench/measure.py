"""Figures of one system's answers, and the difference of two with its interval."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tests.bench.questions import Hit, Question, QuestionSet

_BUDGET = 1000.0
_ROUNDS = 5000


@dataclass(frozen=True)
class Answer:
    """What a system gave for a question, best first; its verdict when it gives one; how long it took."""

    hits: Sequence[Hit]
    answerable: bool | None
    milliseconds: float


@dataclass(frozen=True)
class Asked:
    """A system's answers, in the order of the questions."""

    system: str
    answers: Sequence[Answer]


@dataclass(frozen=True)
class Figures:
    """Shares and means over the answerable questions; `area` and `verdict` over all."""

    system: str
    first: float
    five: float
    five_zh: float
    five_en: float
    rank: float
    budget: float
    area: float | None
    verdict: float | None
    median: float
    slow: float


@dataclass(frozen=True)
class Difference:
    """Written as "+0.12 [+0.03, +0.21]"."""

    recall: str
    rank: str


def figures(questions: QuestionSet, asked: Asked) -> Figures:
    """Scores one system on one set."""
    pairs = list(zip(questions.questions, asked.answers, strict=True))
    yes = [(question, answer) for question, answer in pairs if question.answerable]
    ranks = np.array([_rank(questions, question, answer) for question, answer in yes], dtype=np.float64)
    chinese = np.array([question.language == "zh" for question, _ in yes])
    times = np.array([answer.milliseconds for _, answer in pairs])
    return Figures(
        asked.system, _within(ranks, 1), _within(ranks, 5), _within(ranks[chinese], 5), _within(ranks[~chinese], 5),
        float((1 / ranks).mean()), float(np.mean([_in_budget(questions, *pair) for pair in yes])), _area(pairs),
        _verdict(pairs), float(np.median(times)), float(np.percentile(times, 95)),
    )  # fmt: skip


def compare(questions: QuestionSet, one: Asked, other: Asked) -> Difference:
    """The difference of two systems on the same questions, with the 95 % interval of a paired bootstrap."""
    answered = [at for at, question in enumerate(questions.questions) if question.answerable]
    ranks = [
        np.array([_rank(questions, questions.questions[at], asked.answers[at]) for at in answered])
        for asked in (one, other)
    ]
    drawn = np.random.default_rng(0).integers(0, len(answered), (_ROUNDS, len(answered)))
    recall = (ranks[0] <= 5).astype(np.float64) - (ranks[1] <= 5)
    return Difference(_interval(recall, drawn), _interval(1 / ranks[0] - 1 / ranks[1], drawn))


def _rank(questions: QuestionSet, question: Question, answer: Answer) -> float:
    hits = enumerate(answer.hits[:10], 1)
    return next((float(at) for at, hit in hits if questions.answers(question, hit)), np.inf)


def _within(ranks: "np.ndarray[tuple[int, ...], np.dtype[np.float64]]", k: int) -> float:
    return float((ranks <= k).mean())


def _in_budget(questions: QuestionSet, question: Question, answer: Answer) -> bool:
    used = 0.0
    for hit in answer.hits:
        used += _tokens(hit.text)
        if used > _BUDGET:
            return False
        if questions.answers(question, hit):
            return True
    return False


def _tokens(text: str) -> float:
    """One for each Chinese character, 1.3 for each Latin word."""
    return len(re.findall(r"[\u3400-\u9fff]", text)) + 1.3 * len(re.findall(r"[A-Za-z0-9]+", text))


def _area(pairs: Sequence[tuple[Question, Answer]]) -> float | None:
    """The chance that an answerable question's best score is above an unanswerable one's."""
    scores = [
        (question.answerable, max((hit.score for hit in answer.hits), default=-1.0)) for question, answer in pairs
    ]
    yes, no = ([score for answerable, score in scores if answerable is which] for which in (True, False))
    if not yes or not no:
        return None
    return float(np.mean([(a > b) + 0.5 * (a == b) for a in yes for b in no]))


def _verdict(pairs: Sequence[tuple[Question, Answer]]) -> float | None:
    if any(answer.answerable is None for _, answer in pairs):
        return None
    return float(np.mean([question.answerable == answer.answerable for question, answer in pairs]))


def _interval(
    differences: "np.ndarray[tuple[int, ...], np.dtype[np.float64]]",
    drawn: "np.ndarray[tuple[int, ...], np.dtype[np.int64]]",
) -> str:
    low, high = np.percentile(differences[drawn].mean(axis=1), [2.5, 97.5])
    return f"{differences.mean():+.2f} [{low:+.2f}, {high:+.2f}]"
