"""A cluster's name: the shortest of its ideas among those nearest its middle, in the words that were given."""

from collections.abc import Sequence

import numpy as np

from bot.workshop.clusters import Vectors

CENTRAL = 3
MOST = 60  # characters


def name_of(texts: Sequence[str], vectors: Vectors) -> str:
    """`vectors` (len(texts), width) of unit length."""
    middle = vectors.mean(axis=0)
    nearest = np.argsort(-(vectors @ middle), kind="stable")[:CENTRAL]
    best: str = min((texts[index] for index in nearest), key=lambda text: (_length(text), text))
    return best if len(best) <= MOST else best[: MOST - 1].rstrip() + "…"


def _length(text: str) -> float:
    """What a single word says is too little for a name, so that very short ones come last."""
    size = sum(2 if "\u4e00" <= letter <= "\u9fff" else 1 for letter in text)
    return size if size >= 8 else 1000 + size
