"""Which role each column of a table has: a softmax over what it is called and what it holds."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np

from bot.material.columns import content
from bot.material.learned import features, softmax
from bot.material.learned.softmax import Matrix, Softmax

WEIGHTS = Path(__file__).parents[1] / "learned" / "columns.npz"
CONTENT_WEIGHT = 1.5


@cache
def model() -> Softmax:
    return softmax.load(WEIGHTS)


def inputs(headers: Sequence[str], columns: Sequence[Sequence[str]]) -> Matrix:
    called = features.of_labels(headers)
    held = np.array([content.of_cells(column) for column in columns], np.float32) * CONTENT_WEIGHT
    return np.hstack([called, held])


def roles(headers: Sequence[str], columns: Sequence[Sequence[str]]) -> list[dict[str, float]]:
    """One dict a column: role → probability."""
    if not headers:
        return []
    found = model().probabilities(inputs(headers, columns))
    return [dict(zip(model().classes, map(float, row), strict=True)) for row in found]
