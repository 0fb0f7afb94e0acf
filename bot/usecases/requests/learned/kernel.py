"""Regression on known sentences: a text is what the sentences near it are, each as far as it is near. In numpy, its
sentences' vectors and weights in one file."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.material.learned.softmax import Matrix


@dataclass(frozen=True)
class Kernel:
    """`marks` (sentences, width), `weights` (sentences, classes); `reach`: the larger, the less far away counts."""

    classes: tuple[str, ...]
    marks: Matrix
    weights: Matrix
    reach: float

    def shares(self, vectors: Matrix) -> Matrix:
        """(rows, classes): about 1 for what a row is, about 0 for what it is not."""
        told: Matrix = likeness(vectors, self.marks, self.reach) @ self.weights
        return told

    def save(self, path: Path) -> None:
        classes, marks = np.array(self.classes), self.marks.astype(np.float16)
        np.savez_compressed(path, classes=classes, marks=marks, weights=self.weights, reach=self.reach)


def load(path: Path) -> Kernel:
    with np.load(path, allow_pickle=False) as kept:
        classes = tuple(str(c) for c in kept["classes"])
        return Kernel(classes, kept["marks"].astype(np.float32), kept["weights"], float(kept["reach"]))


def likeness(some: Matrix, others: Matrix, reach: float) -> Matrix:
    """Gaussian, 1 for the same vector; shape (some, others)."""
    apart = (some**2).sum(axis=1)[:, None] + (others**2).sum(axis=1) - 2 * some @ others.T
    near: Matrix = np.exp(-reach * apart)
    return near


def train(vectors: Matrix, labels: list[str], *, reach: float, smooth: float) -> Kernel:
    """Ridge regression on the likeness, `smooth` on its diagonal."""
    classes = tuple(sorted(set(labels)))
    wanted = np.array([[float(label == one) for one in classes] for label in labels])
    near = likeness(vectors, vectors, reach).astype(np.float64) + smooth * np.eye(len(labels))
    return Kernel(classes, vectors, np.linalg.solve(near, wanted).astype(np.float32), reach)
