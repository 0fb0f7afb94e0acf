"""Which of the own pages a question seems to be about, before any passage is read."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.embedding import Vectors
from knowledge.keywords import Scores, terms
from knowledge.passage import Language
from knowledge.phrasebook import FEATURES, Phrasebook
from knowledge.ranking.standing import Ints
from knowledge.shelves import OpenShelf

#: How many recognised pages lend their names to a search of other texts.
LENT = 3


@dataclass(frozen=True)
class Recognition:
    """`near`: shape (pages, FEATURES). `scores`: one for each page, as the learned weights see it."""

    book: Phrasebook
    near: Vectors
    scores: Vectors

    @classmethod
    def of(cls, book: Phrasebook, near: Vectors, weights: Vectors) -> "Recognition":
        # Not by matrix product: some builds of it warn of invalid values that are none.
        return cls(book, near, (near * weights).sum(axis=1, dtype=np.float32))

    def said(self, concepts: Ints) -> Vectors:
        """The features of each passage's page, zeros where the phrasebook does not know it."""
        if not len(self.near):
            return np.zeros((len(concepts), len(FEATURES)), dtype=np.float32)
        return np.where(concepts[:, None] >= 0, self.near[concepts], 0).astype(np.float32)

    def strength(self, concepts: Ints) -> Vectors:
        if not len(self.scores):
            return np.zeros(len(concepts), dtype=np.float32)
        return np.where(concepts >= 0, self.scores[concepts] - self.scores.max(), 0).astype(np.float32)

    def most(self, n: int) -> Ints:
        """The n pages recognised best."""
        return np.argsort(-self.scores)[:n].astype(np.int64)

    @property
    def shares(self) -> Vectors:
        """How much each of the best few counts, 1 together."""
        best = self.scores[self.most(LENT)]
        share = np.exp(best - best.max()) if len(best) else best
        return (share / max(float(share.sum()), 1e-9)).astype(np.float32)

    def vectors(self, language: Language) -> Vectors:
        """One vector for each of the best few pages: the middle of its names."""
        return self._middles(self.book.vectors)

    def meanings(self) -> Vectors:
        """The same by the second embedder."""
        return self._middles(self.book.meaning)

    def blended(self, cosines: Vectors) -> Vectors:
        """The cosines of the best few pages' names with passages, (few, passages), as one."""
        return (self.shares @ cosines).astype(np.float32) if len(cosines) else np.zeros(cosines.shape[1], np.float32)

    def words(self, shelf: OpenShelf) -> Scores:
        """BM25 of the best few pages' names on a shelf, of each page the name that is found best."""
        scores = np.zeros(shelf.beside.keywords.count, dtype=np.float32)
        for page, share in zip(self.most(LENT).tolist(), self.shares, strict=True):
            if page not in shelf.lent:
                shelf.lent[page] = self._lent(page, shelf)
            rows, found = shelf.lent[page]
            scores[rows] += np.float32(share) * found
        return scores

    def _lent(self, page: int, shelf: OpenShelf) -> tuple[Ints, Scores]:
        best = np.zeros(shelf.beside.keywords.count, dtype=np.float32)
        for name in self._names(page):
            holders, found = shelf.beside.keywords.together(name)
            best[holders] = np.maximum(best[holders], found)
        rows = np.flatnonzero(best).astype(np.int64)
        return rows, best[rows]

    def _middles(self, vectors: Vectors) -> Vectors:
        found = [self._middle(page, vectors) for page in self.most(LENT)]
        return np.array(found, dtype=np.float32).reshape(len(found), vectors.shape[1])

    def _middle(self, page: int, vectors: Vectors) -> Vectors:
        part = self._part(page)
        names = vectors[part][self.book.named[part]]
        middle: Vectors = names.mean(axis=0).astype(np.float32)
        return middle / np.float32(max(float(np.linalg.norm(middle)), 1e-9))

    def _names(self, page: int) -> Sequence[tuple[str, ...]]:
        part = self._part(page)
        named = (tuple(dict.fromkeys(terms(one.text))) for one in self.book.sayings[part] if one.name)
        return [name for name in named if name]

    def _part(self, page: int) -> slice:
        starts = self.book.starts
        end = starts[page + 1] if page + 1 < len(starts) else len(self.book.sayings)
        return slice(int(starts[page]), int(end))
