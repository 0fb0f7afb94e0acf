"""Which field of a journey map a label names; how somebody feels; whether a speaker asks or answers, whether a line
of a talk is a program's; whether a cell is a customer's or the house's."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from bot.material.learned import features, softmax
from bot.material.learned.softmax import Softmax

HERE = Path(__file__).parent


@cache
def _model(name: str) -> Softmax:
    return softmax.load(HERE / f"{name}.npz")


def best(name: str, texts: Sequence[str]) -> list[tuple[str, float]]:
    """(class, probability) of each text by the model `labels`, `feelings`, `speakers`, `lines` or `voices`."""
    if not texts:
        return []
    model = _model(name)
    found = model.probabilities(features.of_labels(texts))
    return [(model.classes[int(row.argmax())], float(row.max())) for row in found]
