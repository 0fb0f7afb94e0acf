"""What a question that goes on with another looks like: learned from the questions of the training part, and from
short ones in `knowledge/questions/threads`."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from knowledge.asked import FOLDER, asked
from knowledge.embedding import Vectors
from knowledge.library import KnowledgeBase
from knowledge.thread import SIGNS, Leaning

#: A short one counts twice; all that go on together count half of all that stand by themselves.
_SHORT, _SHARE = 2.0, 0.5
_SIGNS_DECAY, _WHOLE_DECAY = 30.0, 100.0
_STEPS = 15


_Exact = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Said:
    text: str
    goes_on: bool
    weight: float = 1.0


def leaning(base: KnowledgeBase) -> Leaning:
    """The weights, by Newton's method on the penalised log-likelihood."""
    said = list(everything(base))
    rows = np.array([np.concatenate(base.thread_signs(one.text)) for one in said], dtype=np.float64)
    right = np.array([one.goes_on for one in said], dtype=np.float64)
    weights = np.array([one.weight for one in said])
    weights[right == 1] *= _SHARE * weights[right == 0].sum() / weights[right == 1].sum()
    return Leaning(
        _fitted(rows[:, : len(SIGNS)], right, weights, _SIGNS_DECAY), _fitted(rows, right, weights, _WHOLE_DECAY)
    )


def everything(base: KnowledgeBase) -> Iterable[Said]:
    for one in asked("training"):
        yield Said(one.text, bool(one.after))
    for kind in ("follow", "alone"):
        for path in sorted((FOLDER / "threads").glob(f"{kind}.*.txt")):
            for line in path.read_text(encoding="utf-8").splitlines():
                yield Said(line, kind == "follow", _SHORT)
    names = [one.text for one in base.phrasebook.sayings if one.name]
    yield from (Said(text, False, 0.5) for text in names[::2])


def _fitted(rows: _Exact, right: _Exact, weights: _Exact, decay: float) -> Vectors:
    middle, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    if len(spread) > len(SIGNS):
        # All numbers of a vector are of one kind.
        spread[len(SIGNS) :] = spread[len(SIGNS) :].mean()
    x = np.hstack([(rows - middle) / spread, np.ones((len(rows), 1))])
    penalty = np.append(np.full(rows.shape[1], decay), 1e-6)
    found = np.zeros(x.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-(x @ found)))
        slope = x.T @ (weights * (chance - right)) + penalty * found
        bend = (x * (weights * chance * (1 - chance))[:, None]).T @ x + np.diag(penalty)
        found -= np.linalg.solve(bend, slope)
    inner = found[:-1] / spread
    return np.append(inner, found[-1] - inner @ middle).astype(np.float32)
