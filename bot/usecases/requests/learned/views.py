"""view_of(sentence) → which view of the maps it asks for, of those that the reader has no label for."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from bot.material.learned.softmax import Matrix, Softmax, load
from knowledge.encoder.sentences import encoder_here, shared_sentences

log = logging.getLogger(__name__)
LEARNED = Path(__file__).with_name("views.npz")
SCALE = 20.0  # of the vectors, which lie near one another, for the head to tell them apart
OTHER = "other"


@dataclass(frozen=True)
class View:
    kind: str
    sure: float


NONE = View(OTHER, 1.0)


def view_of(text: str) -> View:
    """`kind` is one of `views.yaml`; OTHER where it is none of them, or the encoder is not to be had."""
    head = _head()
    if head is None or not text.strip():
        return NONE
    shares = head.probabilities(vectors([text]))[0]
    best = int(shares.argmax())
    return View(head.classes[best], float(shares[best]))


def vectors(texts: Sequence[str]) -> Matrix:
    """What the head sees, shape (texts, width)."""
    found: Matrix = shared_sentences().queries(list(texts)) * np.float32(SCALE)
    return found


@lru_cache(maxsize=1)
def _head() -> Softmax | None:
    return load(LEARNED) if encoder_here() and LEARNED.exists() else None
