"""Vectors of whole texts: the mean of the encoder's last states, as the model was trained to compare them."""

import logging
import threading
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice

import numpy as np
import numpy.typing as npt

from knowledge.encoder.base import Base, shared_base
from knowledge.encoder.graph import Floats
from knowledge.encoder.layers import NONE, Changes, states_of
from knowledge.encoder.running import Words, opened

log = logging.getLogger("knowledge")
#: Pieces of a text that are read; the model gains little from more, and its cost grows with them.
MOST_PIECES = 256
#: Characters of one word that are looked at: a text without spaces has two to a piece, and this holds four.
_ENOUGH = 4 * MOST_PIECES


#: Changes whenever the vectors do.
NAME = "e5-small-int8"
WIDTH = 384


class Sentences:
    """Unit vectors, shape (texts, WIDTH). Safe to be used by several threads. Raises KeyError or ValueError where the
    encoder is another."""

    def __init__(self, base: Base, changes: Changes = NONE) -> None:
        self.base, self._words = base, Words(base)
        self._session = opened(states_of(base, changes))
        base.put_away()

    def queries(self, texts: Sequence[str]) -> Floats:
        """Of what is looked for."""
        return self._vectors(f"query: {text}" for text in texts)

    def passages(self, texts: Sequence[str]) -> Floats:
        """Of what may be found."""
        return self._vectors(f"passage: {text}" for text in texts)

    def _vectors(self, texts: Iterable[str]) -> Floats:
        found = [self._vector(text) for text in texts]
        return np.array(found, dtype=np.float32).reshape(len(found), WIDTH)

    def _vector(self, text: str) -> Floats:
        states = self._session.run(["states"], {"words": self._words.of(pieces_of(self.base, text))})[0]
        mean: Floats = states.mean(axis=0)
        return mean / np.float32(np.linalg.norm(mean))


def pieces_of(base: Base, text: str) -> npt.NDArray[np.int64]:
    pieces = (piece for word in text.split() for piece, _ in base.pieces(word[:_ENOUGH], True))
    return np.asarray([base.begin, *islice(pieces, MOST_PIECES - 2), base.end], dtype=np.int64)


_opening = threading.Lock()


def shared_sentences() -> Sentences:
    """The one of this process, loaded when it is first asked for. Raises as `Base` and `Sentences` do."""
    with _opening:
        return _shared()


@lru_cache(maxsize=1)
def _shared() -> Sentences:
    return Sentences(shared_base())


@lru_cache(maxsize=1)
def encoder_here() -> bool:
    """Whether this machine has the encoder; told once in the log where it has not."""
    try:
        return shared_base().shape.width == WIDTH
    except (OSError, ValueError) as fault:
        log.warning("the sentence encoder cannot be had (%s); searches go without it", fault)
        return False
