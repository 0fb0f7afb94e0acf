"""Vectors of whole texts: the mean of the encoder's last states, as the model was trained to compare them."""

import logging
import threading
from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from knowledge.encoder.base import Base, shared_base
from knowledge.encoder.graph import Floats
from knowledge.encoder.layers import NONE, Changes, states_of
from knowledge.encoder.running import Words, opened

log = logging.getLogger("knowledge")
#: Pieces of a text that are read; the model gains little from more, and its cost grows with them.
MOST_PIECES = 256


class Sentences:
    """Unit vectors, shape (texts, width). Loaded when first asked; safe to be used by several threads."""

    name = "e5-small-int8"

    def __init__(self, base: Base, changes: Changes = NONE) -> None:
        self.base, self._words = base, Words(base)
        self._session = opened(states_of(base, changes))
        self.width = base.shape.width

    def queries(self, texts: Sequence[str]) -> Floats:
        """Of what is looked for."""
        return self._vectors(f"query: {text}" for text in texts)

    def passages(self, texts: Sequence[str]) -> Floats:
        """Of what may be found."""
        return self._vectors(f"passage: {text}" for text in texts)

    def _vectors(self, texts: Iterable[str]) -> Floats:
        found = [self._vector(text) for text in texts]
        return np.array(found, dtype=np.float32).reshape(len(found), self.width)

    def _vector(self, text: str) -> Floats:
        states = self._session.run(["states"], {"words": self._words.of(pieces_of(self.base, text))})[0]
        mean: Floats = states.mean(axis=0)
        return mean / np.float32(np.linalg.norm(mean))


def pieces_of(base: Base, text: str) -> npt.NDArray[np.int64]:
    pieces = [piece for word in text.split() for piece, _ in base.pieces(word, True)]
    return np.asarray([base.begin, *pieces[: MOST_PIECES - 2], base.end], dtype=np.int64)


_opening = threading.Lock()


def shared_sentences() -> Sentences | None:
    """The one of this process; None, told once in the log, where the encoder's package is not to be had."""
    with _opening:
        return _shared()


@lru_cache(maxsize=1)
def _shared() -> Sentences | None:
    try:
        return Sentences(shared_base())
    except (OSError, KeyError, ValueError, ImportError) as fault:
        log.warning("the sentence encoder cannot be had (%s); searches go without it", fault)
        return None
