"""Learning by Adam: networks that put pages in order, and one that says how sure the first is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from knowledge.embedding import Vectors
from knowledge.ranking.network import Network
from knowledge.ranking.standing import Ints


@dataclass(frozen=True)
class Study:
    """How long and how freely: `decay` pulls weights to zero, `hidden` 0 leaves the network straight."""

    hidden: int = 16
    rounds: int = 40
    batch: int = 64
    rate: float = 0.004
    decay: float = 0.002
    seed: int = 0


@dataclass(frozen=True)
class Ordering:
    """One question's rows with the page of each, rising, and what share of the good each page is, 1 together."""

    matrix: Vectors
    page: Ints
    share: Vectors


def order_network(questions: Sequence[Ordering], study: Study) -> Network:
    """Learns scores such that the good pages of each question take the largest part of all (listwise, softmax);
    a page's part is that of its passages together."""
    middle, spread = _scale(np.concatenate([one.matrix for one in questions]))
    questions = [replace(one, matrix=(one.matrix - middle) / spread) for one in questions]
    parts = _begin(len(middle), study)
    draw = np.random.default_rng(study.seed)
    adam = _Adam(parts, study.rate)
    for at in range(study.rounds):
        adam.rate = study.rate * (1 - at / study.rounds)
        for batch in _batches(len(questions), study.batch, draw):
            chosen = [questions[one] for one in batch]
            x = np.concatenate([one.matrix for one in chosen])
            scores, hidden = _forward(x, parts)
            adam.step(_backward(x, hidden, _pull(chosen, scores), parts, study.decay * len(chosen)), len(chosen))
    return Network(middle, spread, *parts)


def sure_network(matrix: Vectors, answered: Vectors, weight: Vectors, study: Study) -> Network:
    """Learns the odds that the first passage answers, from rows of `certainty.features`; logistic."""
    middle, spread = _scale(matrix)
    # A constant row needs its own weight: the last column is always one.
    x = ((matrix - middle) / spread).astype(np.float32)
    parts = _begin(x.shape[1], study)
    draw = np.random.default_rng(study.seed)
    adam = _Adam(parts, study.rate)
    for at in range(study.rounds):
        adam.rate = study.rate * (1 - at / study.rounds)
        for batch in _batches(len(x), study.batch, draw):
            scores, hidden = _forward(x[batch], parts)
            pull = ((1 / (1 + np.exp(-scores)) - answered[batch]) * weight[batch]).astype(np.float32)
            adam.step(_backward(x[batch], hidden, pull, parts, study.decay * len(batch)), len(batch))
    return Network(middle, spread, *parts)


def _scale(matrix: Vectors) -> tuple[Vectors, Vectors]:
    spread = matrix.std(axis=0)
    return matrix.mean(axis=0).astype(np.float32), np.where(spread > 1e-4, spread, 1.0).astype(np.float32)


def _begin(width: int, study: Study) -> list[Vectors]:
    draw = np.random.default_rng(study.seed)
    inner = draw.normal(0, 1 / np.sqrt(width), (width, study.hidden))
    return [
        inner.astype(np.float32), np.zeros(study.hidden, np.float32),
        draw.normal(0, 0.1, study.hidden).astype(np.float32), np.zeros(width, np.float32),
    ]  # fmt: skip


def _batches(count: int, size: int, draw: np.random.Generator) -> list[Ints]:
    return np.array_split(draw.permutation(count), max(1, count // size))


def _forward(x: Vectors, parts: Sequence[Vectors]) -> tuple[Vectors, Vectors]:
    inner, shift, outer, straight = parts
    hidden = np.tanh(x @ inner + shift)
    return hidden @ outer + x @ straight, hidden


def _backward(x: Vectors, hidden: Vectors, pull: Vectors, parts: Sequence[Vectors], decay: float) -> list[Vectors]:
    inner, shift, outer, straight = parts
    back = np.outer(pull, outer) * (1 - hidden**2)
    return [
        x.T @ back + decay * inner, back.sum(axis=0) + decay * shift, hidden.T @ pull + decay * outer,
        x.T @ pull + decay * straight,
    ]  # fmt: skip


def _pull(questions: Sequence[Ordering], scores: Vectors) -> Vectors:
    """How much each row's score is too high: its page's part of all less its due, by its own part of the page."""
    pull = np.empty_like(scores)
    at = 0
    for one in questions:
        own = slice(at, at + len(one.page))
        part = np.exp(scores[own] - scores[own].max())
        pages = np.bincount(one.page, part, len(one.share))
        too_high = pages / pages.sum() - one.share
        pull[own] = too_high[one.page] * part / pages[one.page]
        at = own.stop
    return pull


class _Adam:
    def __init__(self, parts: list[Vectors], rate: float) -> None:
        self.parts, self.rate, self._steps = parts, rate, 0
        self._first = [np.zeros_like(one) for one in parts]
        self._second = [np.zeros_like(one) for one in parts]

    def step(self, gradients: Sequence[Vectors], count: int) -> None:
        self._steps += 1
        for one, gradient, first, second in zip(self.parts, gradients, self._first, self._second, strict=True):
            mean = gradient / count
            first += 0.1 * (mean - first)
            second += 0.001 * (mean**2 - second)
            level = first / (1 - 0.9**self._steps)
            one -= (self.rate * level / (np.sqrt(second / (1 - 0.999**self._steps)) + 1e-8)).astype(np.float32)
