"""The second way in which texts are compared: by an encoder that was trained on questions and their answers, where the
first compares any two sentences. Where it cannot be had the search goes without it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.embedding import MAX_TEXT, Embedder, Vectors
from knowledge.encoder.sentences import NAME, Sentences, encoder_here, shared_sentences


@dataclass(frozen=True)
class Meaning:
    """Two embedders of one width: `asked` of what is looked for, `found` of what may be found."""

    asked: Embedder
    found: Embedder

    @property
    def name(self) -> str:
        """Empty where nothing is compared."""
        return self.found.name


@dataclass(frozen=True)
class _Encoded:
    name: str
    encode: Callable[[Sentences, Sequence[str]], Vectors]

    def embed(self, texts: Sequence[str]) -> Vectors:
        encoder = shared_sentences()
        return self.encode(encoder, [text[:MAX_TEXT] for text in texts])


class _Nothing:
    name = ""

    def embed(self, texts: Sequence[str]) -> Vectors:
        return np.zeros((len(texts), 0), dtype=np.float32)


NOTHING = Meaning(_Nothing(), _Nothing())
ASKED, FOUND = f"{NAME}-asked", f"{NAME}-found"


def own_meaning() -> Meaning:
    """By the encoder that comes with the product, `NOTHING` where this machine cannot have it."""
    if not encoder_here():
        return NOTHING
    return Meaning(_Encoded(ASKED, Sentences.queries), _Encoded(FOUND, Sentences.passages))
