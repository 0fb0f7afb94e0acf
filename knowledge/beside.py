"""What lies beside the vectors of one generation: the order of its passages, keywords, sentence vectors, and a stamp.

All of it can be made again from what Chroma holds; it is kept so that a start and a small change cost little.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from knowledge.chunk import sentences
from knowledge.closeness import Closeness
from knowledge.embedding import Embedder, Vectors
from knowledge.keywords import Keywords, terms
from knowledge.passage import Passage

#: Raised by one whenever passages, their vectors or these files are made in another way: then all is indexed anew.
RECIPE = 4


@dataclass(frozen=True)
class Stamp:
    """By what a generation was made. `contents` is the digest of the folder it mirrors, empty when it mirrors none."""

    model: str
    recipe: int = RECIPE
    contents: str = ""

    def save(self, folder: Path) -> None:
        (folder / "stamp.json").write_text(json.dumps(vars(self)))

    @classmethod
    def load(cls, folder: Path) -> "Stamp | None":
        try:
            return cls(**json.loads((folder / "stamp.json").read_text()))
        except (OSError, ValueError, TypeError):
            return None


@dataclass(frozen=True)
class Beside:
    """The passages' ids in the order in which the keywords and the vectors count them. `meaning`: each passage's vector
    by the second embedder, shape (passages, width)."""

    ids: tuple[str, ...]
    keywords: Keywords
    closeness: Closeness
    meaning: Vectors

    @classmethod
    def of(cls, passages: Sequence[Passage], vectors: Sequence[Vectors], meaning: Vectors) -> "Beside":
        """From passages, each one's matrix of vectors as `vectors_of` makes it, and `meaning_of` them."""
        return cls(
            tuple(passage.id for passage in passages),
            Keywords.of(terms("\n".join((described(passage), *passage.wordings))) for passage in passages),
            Closeness.of(vectors),
            meaning,
        )

    def changed(self, dropped: set[str], more: "Beside") -> "Beside":
        """Without the dropped passages, and with those of another."""
        kept = np.array([id not in dropped for id in self.ids], dtype=np.bool_)
        ids = tuple(id for id in self.ids if id not in dropped)
        return Beside(
            ids + more.ids, self.keywords.keeping(kept, more.keywords),
            self.closeness.keeping(kept, more.closeness), _joined(self.meaning[kept], more.meaning),
        )  # fmt: skip

    def save(self, folder: Path) -> None:
        self.keywords.save(folder)
        self.closeness.save(folder)
        np.save(folder / "meaning.npy", self.meaning.astype(np.float16))
        (folder / "ids.json").write_text(json.dumps(self.ids))

    @classmethod
    def load(cls, folder: Path) -> "Beside | None":
        """The saved state, None when it is missing or not whole."""
        try:
            ids = tuple(json.loads((folder / "ids.json").read_text()))
            meaning = np.load(folder / "meaning.npy").astype(np.float32)
            return cls(ids, Keywords.load(folder), Closeness.load(folder), meaning)
        except (OSError, ValueError):
            return None


def described(passage: Passage) -> str:
    """The passage as the index reads it: under its title and heading, which often name what the text does not."""
    heading = "" if passage.heading == passage.title else f"\n{passage.heading}"
    return f"{passage.title}{heading}\n{passage.text}"


def texts_of(passages: Sequence[Passage]) -> list[str]:
    """Every text that is embedded for the passages."""
    return [text for one in passages for text in _texts(one)]


def _texts(passage: Passage) -> list[str]:
    return [described(passage), passage.heading, *sentences(passage.text), *passage.wordings]


def vectors_of(passages: Sequence[Passage], embedder: Embedder) -> list[Vectors]:
    """For each passage a matrix (2 + sentences + wordings, width): of the whole passage, of its heading, then of each
    sentence and of each other wording."""
    texts = [_texts(one) for one in passages]
    vectors = embedder.embed([text for one in texts for text in one])
    ends = np.cumsum([len(one) for one in texts])
    return np.split(vectors, ends[:-1]) if len(ends) else []


def meaning_of(passages: Sequence[Passage], meaning: Embedder) -> Vectors:
    """The vector of each whole passage by the second embedder. Its sentences were tried too: they cost eight times as
    much and find no page that the whole does not."""
    return meaning.embed([described(one) for one in passages])


def _joined(one: Vectors, other: Vectors) -> Vectors:
    """One below the other; without rows a matrix has no width."""
    return np.concatenate([one, other]) if len(one) and len(other) else one if len(one) else other
