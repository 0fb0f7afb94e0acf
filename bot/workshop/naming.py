"""A cluster's name: the shortest of its ideas among those nearest its middle, in the words that were given."""

from collections.abc import Sequence

import numpy as np

from bot.journey.model import Language
from bot.workshop.clusters import Vectors, is_chinese

CENTRAL = 3
MOST = 60  # characters


def name_of(texts: Sequence[str], vectors: Vectors, language: Language) -> str:
    """`vectors` (len(texts), width) of unit length. Of those nearest the middle one in the workshop's language."""
    middle = vectors.mean(axis=0)
    nearest = np.argsort(-(vectors @ middle), kind="stable")[:CENTRAL]
    best: str = min(
        (texts[index] for index in nearest), key=lambda text: (_is_foreign(text, language), _length(text), text)
    )
    return best if len(best) <= MOST else best[: MOST - 1].rstrip() + "…"


def _is_foreign(text: str, language: Language) -> bool:
    return is_chinese(text) != (language == "zh")


def _length(text: str) -> float:
    """What a single word says is too little for a name, so that very short ones come last."""
    size = sum(2 if "\u4e00" <= letter <= "\u9fff" else 1 for letter in text)
    return size if size >= 8 else 1000 + size
