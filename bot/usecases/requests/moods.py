"""How a customer's words feel: by which of a few dozen sentences of known mood they are most like, in either language.
Deterministic, offline, with the sentence encoder that ships."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from bot.usecases.world import Embed
from prompts import entries

MOODS = {"good": 1.0, "bad": -1.0, "plain": 0.0}
NEAREST = 5
CLEAR = 0.25  # of the mean of the nearest, from which on it is a feeling
AT_ONCE = 256
Vectors = npt.NDArray[np.float32]


def moods_of(texts: Sequence[str], embed: Embed) -> list[float]:
    """−1 … 1 for each text; 0 where it is neither."""
    known, values = _known()
    marks = np.asarray(embed(known))
    middle = marks.mean(axis=0)
    told: list[float] = []
    for start in range(0, len(texts), AT_ONCE):
        some = np.asarray(embed(list(texts[start : start + AT_ONCE])))
        told += [_mood(row, values) for row in _unit(some - middle) @ _unit(marks - middle).T]
    return told


def _known() -> tuple[list[str], npt.NDArray[np.float64]]:
    every = entries("lexicon/moods")
    pairs = [(str(text), value) for kind, value in MOODS.items() for both in every[kind].values() for text in both]
    return [text for text, _ in pairs], np.array([value for _, value in pairs])


def _unit(vectors: Vectors) -> Vectors:
    made: Vectors = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return made


def _mood(likes: Vectors, values: npt.NDArray[np.float64]) -> float:
    """The nearest, each by how like it is."""
    nearest = np.argsort(-likes, kind="stable")[:NEAREST]
    weights = np.maximum(likes[nearest], 0.0)
    mood = float(weights @ values[nearest] / max(float(weights.sum()), 1e-9))
    return round(mood, 2) if abs(mood) >= CLEAR else 0.0
