"""The learned reader's network, forward only."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from onnxruntime import InferenceSession, SessionOptions

from bot.reading.labels import HEADS
from bot.reading.learned.base import Base
from bot.reading.learned.graph import Floats, Weights, head, lower_of, reader_of
from bot.reading.learned.view import View


@dataclass(frozen=True)
class Scores:
    """Natural logarithms of probabilities for each unit over `labels.TAGS`; for each head raw scores of each unit."""

    tags: Floats
    heads: Mapping[str, Floats]


class Words:
    """The encoder's vectors of pieces where they stand, before any layer."""

    def __init__(self, base: Base) -> None:
        self._base = base
        self._places = base.vector("emb.pos").reshape(-1, base.shape.width)
        self._kind = base.vector("emb.type")[: base.shape.width]

    def of(self, pieces: npt.NDArray[np.int64]) -> Floats:
        out: Floats = self._base.words(pieces) + self._places[: len(pieces)] + self._kind
        return out


class Network:
    """Raises KeyError or ValueError where weights do not fit the encoder."""

    def __init__(self, base: Base, weights: Weights) -> None:
        self.base, self._words = base, Words(base)
        self._session = opened(reader_of(base, weights))

    def run(self, seen: View) -> Scores:
        given = {"words": self._words.of(seen.pieces), "cover": seen.cover, "side": seen.side, "place": seen.place,
                 "asked": np.asarray(seen.asked, np.int64)}  # fmt: skip
        tags, *heads = self._session.run(["tags", *map(head, HEADS)], given)
        return Scores(tags, dict(zip(HEADS, heads, strict=True)))


class Lower:
    """The encoder's first layers, as they are: what a training of the further ones begins with."""

    def __init__(self, base: Base, layers: int) -> None:
        self.base, self._words = base, Words(base)
        self._session = opened(lower_of(base, layers))

    def states(self, pieces: npt.NDArray[np.int64]) -> Floats:
        out: Floats = self._session.run(["lower"], {"words": self._words.of(pieces)})[0]
        return out


def opened(model: bytes) -> InferenceSession:
    """On one thread: a message is short, and others wait for the other processors."""
    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return InferenceSession(model, options, providers=["CPUExecutionProvider"])
