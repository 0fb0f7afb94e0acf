"""Ideas that say the same, whichever language they are in: a graph of nearest neighbours, parted where it is thin.

Deterministic: the same ideas in any order give the same clusters. Shapes: vectors (n, width), of unit length.
"""

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from bot.workshop.communities import Graph, communities

Vectors = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]
NEIGHBOURS = 8
FEWEST_TO_CENTRE = 8  # a language's mean says something from so many ideas on
ALIKE = 0.0  # centred cosine below which two ideas have nothing to do with each other …
ALIKE_AS_THEY_ARE = 0.42  # … and of so few ideas that nothing could be taken off
FINE, FINEST = 2.0, 5.0  # of many ideas a resolution of 1 finds the few large themes; people sort finer …
A_STEP = 40  # … and their groups do not grow with the ideas: one more of resolution for so many
_HAN = re.compile("[\u4e00-\u9fff]")


def grouped(texts: Sequence[str], vectors: Vectors) -> tuple[tuple[int, ...], ...]:
    """Indexes of `texts`, cluster by cluster, the largest first; what is like nothing else stands alone."""
    if not texts:
        return ()
    order = sorted(range(len(texts)), key=lambda index: (texts[index], index))
    labels = _labels([texts[index] for index in order], vectors[order])
    members: dict[int, list[int]] = {}
    for place, label in enumerate(labels):
        members.setdefault(int(label), []).append(order[place])
    return tuple(sorted((tuple(each) for each in members.values()), key=lambda each: (-len(each), texts[each[0]])))


def _labels(texts: Sequence[str], vectors: Vectors) -> list[int]:
    if len(texts) < 2:
        return [0] * len(texts)
    few = len(texts) < FEWEST_TO_CENTRE
    graph = _graph(centred(texts, vectors), ALIKE_AS_THEY_ARE if few else ALIKE)
    return communities(graph, 1.0 if few else min(max(FINE, len(texts) / A_STEP), FINEST))


def is_chinese(text: str) -> bool:
    return bool(_HAN.search(text))


def centred(texts: Sequence[str], vectors: Vectors) -> Vectors:
    """Without what all ideas of a language have in common: the question they answer, and the language itself."""
    made = np.array(vectors, dtype=np.float32)
    chinese = np.array([is_chinese(text) for text in texts])
    for group in (chinese, ~chinese):
        if group.sum() >= FEWEST_TO_CENTRE:
            made[group] -= made[group].mean(axis=0)
    lengths = np.linalg.norm(made, axis=1, keepdims=True)
    unit: Vectors = (made / np.maximum(lengths, 1e-9)).astype(np.float32)
    return unit


def _graph(vectors: Vectors, alike: float) -> Graph:
    """Each idea tied to its nearest, by how much nearer they are than strangers."""
    near: dict[tuple[int, int], float] = {}
    most = min(NEIGHBOURS, len(vectors) - 1)
    for start in range(0, len(vectors), 512):
        cosines = vectors[start : start + 512] @ vectors.T
        for row, cosine in enumerate(cosines, start):
            cosine[row] = -1.0
            best = np.argpartition(-cosine, most - 1)[:most]
            for other in best:
                if cosine[other] > alike:
                    pair = (min(row, int(other)), max(row, int(other)))
                    near[pair] = float(cosine[other] - alike)
    return Graph(len(vectors), near)
