"""The vectors of every passage and its sentences, in bytes, beside Chroma: what the exact score is computed from."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from knowledge.embedding import Vectors


@dataclass(frozen=True)
class Closeness:
    """Rows of one shelf, passage after passage: its own vector first, then its heading's and its sentences'.

    A row is a unit vector in int8, to be multiplied by its `scales`; an eighth of float64, and the cosine is
    within 0.01. Shapes: rows (n, width) int8, scales (n,), starts (passages + 1,).
    """

    rows: npt.NDArray[np.int8]
    scales: npt.NDArray[np.float32]
    starts: npt.NDArray[np.int64]

    @classmethod
    def of(cls, passages: Sequence[Vectors]) -> "Closeness":
        """Packs each passage's matrix (2 + sentences, width)."""
        starts = np.zeros(len(passages) + 1, dtype=np.int64)
        starts[1:] = np.cumsum([len(matrix) for matrix in passages])
        matrix = np.concatenate(passages) if passages else np.empty((0, 0), dtype=np.float32)
        top = np.maximum(np.abs(matrix).max(axis=1, initial=1e-9), 1e-9)
        rows = np.round(matrix / top[:, None] * 127).astype(np.int8)
        return cls(rows, (top / 127).astype(np.float32), starts)

    def keeping(self, kept: npt.NDArray[np.bool_], more: "Closeness") -> "Closeness":
        """The rows of the kept passages in order, followed by another store's."""
        if not kept.any():
            return more
        counts = np.diff(self.starts)
        stays = np.repeat(kept, counts)
        starts = np.zeros(int(kept.sum()) + len(more.starts), dtype=np.int64)
        starts[1:] = np.cumsum(np.concatenate([counts[kept], np.diff(more.starts)]))
        rows = self.rows[stays]
        return Closeness(
            np.concatenate([rows, more.rows.reshape(-1, rows.shape[1])]),
            np.concatenate([self.scales[stays], more.scales]),
            starts,
        )

    def cosines(self, queries: Vectors, passages: npt.NDArray[np.int64]) -> tuple[Vectors, Vectors, Vectors, Vectors]:
        """Cosines of queries (q, width) with passages, each (q, passages): whole, heading, the best sentence, and the
        best one but that (the best again where a passage has a single sentence)."""
        begin, end = self.starts[passages], self.starts[passages + 1]
        counts = end - begin
        firsts = np.cumsum(counts) - counts
        at = np.arange(int(counts.sum())) - np.repeat(firsts - begin, counts)
        cosines = (queries @ self.rows[at].astype(np.float32).T) * self.scales[at]
        whole, heading = cosines[:, firsts], cosines[:, firsts + 1]
        cosines[:, firsts] = -1.0
        # A passage without a sentence is read by its heading.
        cosines[:, (firsts + 1)[counts > 2]] = -1.0
        best = np.maximum.reduceat(cosines, firsts, axis=1)
        rest = np.where(cosines == np.repeat(best, counts, axis=1), -1.0, cosines)
        second = np.maximum.reduceat(rest, firsts, axis=1)
        return whole, heading, best, np.where(second > -1.0, second, best)

    def save(self, folder: Path) -> None:
        for name in ("rows", "scales", "starts"):
            np.save(folder / f"sentences-{name}.npy", getattr(self, name))

    @classmethod
    def load(cls, folder: Path) -> "Closeness":
        """Maps a saved store into memory. Raises OSError or ValueError when it is not whole."""
        stored = (folder / f"sentences-{name}.npy" for name in ("rows", "scales", "starts"))
        return cls(*(np.asarray(np.load(file, mmap_mode="r")) for file in stored))
