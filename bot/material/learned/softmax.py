"""Multinomial logistic regression: small, in numpy, its weights in one file."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Softmax:
    classes: tuple[str, ...]
    weights: Matrix  # (features + 1, classes); the last row is the bias

    def probabilities(self, features: Matrix) -> Matrix:
        """(rows, classes), each row summing to 1."""
        scores = features @ self.weights[:-1] + self.weights[-1]
        scores -= scores.max(axis=1, keepdims=True)
        shares = np.exp(scores)
        result: Matrix = shares / shares.sum(axis=1, keepdims=True)
        return result

    def save(self, path: Path) -> None:
        np.savez_compressed(path, classes=np.array(self.classes), weights=self.weights.astype(np.float16))


def load(path: Path) -> Softmax:
    with np.load(path, allow_pickle=False) as kept:
        return Softmax(tuple(str(c) for c in kept["classes"]), kept["weights"].astype(np.float32))


def train(features: Matrix, labels: list[str], *, decay: float, rounds: int = 400, rate: float = 0.05) -> Softmax:
    """Adam on cross-entropy, every class weighing the same, with `decay` as L2 on the weights."""
    classes = tuple(sorted(set(labels)))
    target = np.array([classes.index(label) for label in labels])
    weigh = (len(labels) / len(classes) / np.bincount(target, minlength=len(classes)))[target].astype(np.float32)
    inputs = np.hstack([features, np.ones((len(features), 1), np.float32)])
    weights = np.zeros((inputs.shape[1], len(classes)), np.float32)
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    hot = np.eye(len(classes), dtype=np.float32)[target]
    for step in range(1, rounds + 1):
        gap = (Softmax(classes, weights).probabilities(features) - hot) * weigh[:, None]
        slope = inputs.T @ gap / len(labels)
        slope[:-1] += decay * weights[:-1]
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        weights -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return Softmax(classes, weights)
