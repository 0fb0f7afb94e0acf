"""Graphs of the encoder run by ONNX Runtime on one thread."""

import numpy as np
import numpy.typing as npt
from onnxruntime import InferenceSession, SessionOptions

from knowledge.encoder.base import Base
from knowledge.encoder.graph import Floats
from knowledge.encoder.layers import lower_of
from knowledge.encoder.memory import give_back


class Words:
    """The encoder's vectors of pieces where they stand, before any layer."""

    def __init__(self, base: Base) -> None:
        self._base = base
        self._places = base.vector("emb.pos").reshape(-1, base.shape.width)
        self._kind = base.vector("emb.type")[: base.shape.width]

    def of(self, pieces: npt.NDArray[np.int64]) -> Floats:
        out: Floats = self._base.words(pieces) + self._places[: len(pieces)] + self._kind
        return out


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
    options.enable_cpu_mem_arena = False  # of the longest text it would keep all that its layers took
    session = InferenceSession(model, options, providers=["CPUExecutionProvider"])
    session._model_bytes = None  # kept for other providers, of which there are none: the weights a second time
    del model
    give_back()
    return session
