"""Shelves open for reading, by this process's threads, each at its current generation."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from knowledge.beside import Beside, meaning_of, vectors_of
from knowledge.embedding import Embedder, Vectors
from knowledge.index import Collection, Index, Kept
from knowledge.keywords import Scores
from knowledge.passage import Language, Passage
from knowledge.ranking.standing import Ints, Standing
from knowledge.spelling import Vocabulary

#: An open shelf holds files, threads and about 5 MB; the one used longest ago is closed first.
_MOST_OPEN = 16


@dataclass
class OpenShelf:
    """One generation of a shelf, ready to be searched.

    `kept` is in the order of `beside`, and `rows` finds a passage's place in it; `twinned` are the pages in two
    languages, `languages` those of the pages at all. `lent` remembers, for pages of the phrasebook, which passages
    have their names, and their keyword scores.
    """

    name: str
    collection: Collection
    kept: tuple[Kept, ...]
    beside: Beside
    rows: dict[str, int]
    twinned: frozenset[str]
    languages: frozenset[Language]
    standing: Standing
    lent: dict[int, tuple[Ints, Scores]] = field(default_factory=dict)
    readers: int = 0
    retired: bool = False

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The Latin words of its texts."""
        return Vocabulary.of(f"{one.passage.title} {one.passage.heading} {one.passage.text}" for one in self.kept)

    def passage(self, id: str) -> Passage | None:
        row = self.rows.get(id)
        return None if row is None else self.kept[row].passage

    def nearest(self, vectors: Vectors, n: int) -> list[int]:
        """The rows of the passages nearest to any of the vectors, by Chroma."""
        n = min(n, len(self.kept))
        return [self.rows[id] for id in self.collection.nearest(vectors, n)] if n else []

    def nearest_in_meaning(self, vector: Vectors, n: int) -> Ints:
        """The rows of the passages that the second embedder finds nearest; none where there is no such vector."""
        if not vector.size or not len(self.kept):
            return np.zeros(0, dtype=np.int64)
        cosines = self.beside.meaning @ vector
        n = min(n, len(cosines))
        return np.argpartition(-cosines, n - 1)[:n].astype(np.int64)


class Shelves:
    """The open shelves of one process. Safe to be used by several threads."""

    def __init__(
        self, index: Index, embedder: Embedder, meaning: Embedder, concepts: Callable[[], dict[str, int]]
    ) -> None:
        """`meaning`: the second embedder of what may be found. `concepts`: the places of pages in the phrasebook."""
        self._index, self._embedders, self._concepts = index, (embedder, meaning), concepts
        self._open: OrderedDict[str, OpenShelf] = OrderedDict()
        self._guard = threading.RLock()

    @contextmanager
    def reading(self, names: Sequence[str]) -> Iterator[list[OpenShelf]]:
        """The named shelves that are not empty; none of them is closed before the context ends."""
        with ExitStack() as stack:
            yield [shelf for name in dict.fromkeys(names) if (shelf := stack.enter_context(self._lease(name)))]

    def close(self) -> None:
        with self._guard:
            for name in list(self._open):
                self._retire(name)

    @contextmanager
    def _lease(self, name: str) -> Iterator[OpenShelf | None]:
        with self._guard:
            shelf = self._fresh(name)
            if shelf:
                shelf.readers += 1
        try:
            yield shelf
        finally:
            with self._guard:
                if shelf:
                    shelf.readers -= 1
                    self._close_if_done(shelf)

    def _fresh(self, name: str) -> OpenShelf | None:
        shelf = self._open.get(name)
        if shelf and shelf.collection.generation == self._index.current(name):
            self._open.move_to_end(name)
            return shelf
        if shelf:
            self._retire(name)
        collection = self._index.open(name)
        if collection is None:
            return None
        self._open[name] = shelf = _opened(name, collection, self._embedders, self._concepts())
        while len(self._open) > _MOST_OPEN:
            self._retire(next(iter(self._open)))
        return shelf

    def _retire(self, name: str) -> None:
        shelf = self._open.pop(name)
        shelf.retired = True
        self._close_if_done(shelf)

    @staticmethod
    def _close_if_done(shelf: OpenShelf) -> None:
        if shelf.retired and shelf.readers == 0:
            shelf.collection.close()


def _opened(
    name: str, collection: Collection, embedders: tuple[Embedder, Embedder], concepts: dict[str, int]
) -> OpenShelf:
    everything = {kept.passage.id: kept for kept in collection.everything()}
    beside = Beside.load(collection.folder)
    if beside is None or set(beside.ids) != everything.keys():
        beside = _made_again([kept.passage for kept in everything.values()], embedders)
        beside.save(collection.folder)
    kept = tuple(everything[id] for id in beside.ids)
    rows = {id: row for row, id in enumerate(beside.ids)}
    languages = frozenset(one.passage.language for one in kept)
    standing = Standing.of([one.passage for one in kept], concepts)
    return OpenShelf(name, collection, kept, beside, rows, _twinned(kept), languages, standing)


def _twinned(kept: Sequence[Kept]) -> frozenset[str]:
    pages = {(one.passage.page, one.passage.language) for one in kept}
    return frozenset(page for page, language in pages if language == "zh" and (page, "en") in pages)


def _made_again(passages: list[Passage], embedders: tuple[Embedder, Embedder]) -> Beside:
    return Beside.of(passages, vectors_of(passages, embedders[0]), meaning_of(passages, embedders[1]))
