"""The embedders of a training: every question is read five times over, and embedded once."""

from collections.abc import Sequence

import numpy as np

from knowledge.embedding import BuiltIn, Embedder, Vectors
from knowledge.meaning import Meaning


class Remembering:
    """An embedder that keeps every vector in memory."""

    def __init__(self, behind: Embedder) -> None:
        self.name, self._behind, self._known = behind.name, behind, dict[str, Vectors]()
        self.is_word = getattr(behind, "is_word", None)

    def embed(self, texts: Sequence[str]) -> Vectors:
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if new or not texts:
            found = self._behind.embed(new)
            self._known.update(zip(new, found, strict=True))
            if not texts:
                return found
        return np.array([self._known[text] for text in texts], dtype=np.float32)


#: One for all the knowledge bases of a training.
BUILT_IN = Remembering(BuiltIn())


def remembered(meaning: Meaning) -> Meaning:
    return Meaning(Remembering(meaning.asked), meaning.found)
