"""Logistic regression by Newton's method on the penalised log-likelihood."""

import numpy as np
import numpy.typing as npt

from knowledge.embedding import Vectors

_STEPS = 15
Exact = npt.NDArray[np.float64]


def fitted(rows: Exact, right: Exact, weights: Exact, decay: float, signs: int = 0) -> Vectors:
    """One weight for each column of `rows`, and the constant. The first columns, `signs` many, are numbers of different
    kinds; the rest is one vector."""
    middle, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    if len(spread) > signs:
        spread[signs:] = spread[signs:].mean()
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
