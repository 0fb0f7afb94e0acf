"""Puts pages on a shelf and takes them off: only what changed is embedded, and the change appears all at once."""

import datetime
import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass

import numpy as np

from knowledge.beside import RECIPE, Beside, Stamp, meaning_of, texts_of, vectors_of
from knowledge.chunk import passages_of
from knowledge.embedding import Vectors
from knowledge.embedding_cache import Cached
from knowledge.index import Index, Kept
from knowledge.lock import PATIENCE
from knowledge.page import Page
from knowledge.passage import Passage
from knowledge.shelves import OpenShelf, Shelves

#: Called with (passages embedded, passages to embed), first with nothing done.
Progress = Callable[[int, int], None]

_BATCH = 32


@dataclass(frozen=True)
class Put:
    """How many passages were embedded, and the ids of the pages that were new or had changed."""

    embedded: int
    changed: frozenset[str]


@dataclass(frozen=True)
class Shelving:
    """Writes one process's changes to shelves."""

    index: Index
    embedder: Cached
    meaning: Cached
    shelves: Shelves

    @property
    def model(self) -> str:
        """By what a generation is stamped."""
        return "+".join(filter(None, (self.embedder.name, self.meaning.name)))

    def put(
        self, name: str, pages: Sequence[Page], *, mirror: bool = False, contents: str = "", progress: Progress,
        patience: float = PATIENCE,
    ) -> Put:  # fmt: skip
        """Adds pages, each in place of the page of the same key; a mirror holds nothing else afterwards.

        Raises `ShelfBusy`.
        """
        digests = {page.key: digest(page) for page in pages}
        # A document's new version may be in another language.
        versions = {page.id for page in pages if page.kind == "document"}

        def stays(kept: Kept) -> bool:
            known = digests.get(_key(kept.passage))
            return known == kept.digest if known else not mirror and kept.passage.page not in versions

        with self.index.writing(name, patience), self.shelves.reading([name]) as found:
            old = found[0] if found else None
            unchanged = {_key(kept.passage) for kept in old.kept if stays(kept)} if old else set()
            new = [kept for page in pages if page.key not in unchanged for kept in _cut(page, digests[page.key])]
            embedded = self._change(name, old, stays, new, contents, progress)
            return Put(embedded, frozenset(page.id for page in pages if page.key not in unchanged))

    def take(self, name: str, pages: Iterable[str], progress: Progress) -> int:
        """Removes pages by id, in every language; returns how many passages went. Raises `ShelfBusy`.

        The shelf is written anew and former generations go, so that nothing of the pages is left on disk.
        """
        going = set(pages)
        with self.index.writing(name), self.shelves.reading([name]) as found:
            if not found:
                return 0
            gone = sum(kept.passage.page in going for kept in found[0].kept)
            if gone:
                self._write_anew(name, [one for one in found[0].kept if one.passage.page not in going], "", progress)
                self.index.forget(name)
                texts = texts_of([one.passage for one in found[0].kept if one.passage.page in going])
                self.embedder.forget(texts)
                self.meaning.forget(texts)
            return gone

    def renew(self, name: str, progress: Progress) -> int:
        """Embeds every passage of a shelf anew, from the texts it holds; returns how many. Raises `ShelfBusy`."""
        with self.index.writing(name), self.shelves.reading([name]) as found:
            if not found:
                return 0
            stamp = Stamp.load(found[0].collection.folder)
            return self._write_anew(name, list(found[0].kept), stamp.contents if stamp else "", progress)

    def outdated(self, name: str) -> bool:
        """Whether the shelf was made by another model or recipe than this one's."""
        generation = self.index.current(name)
        if generation is None:
            return False
        stamp = Stamp.load(self.index.folder(name, generation))
        return stamp is None or (stamp.model, stamp.recipe) != (self.model, RECIPE)

    def _change(
        self, name: str, old: OpenShelf | None, stays: Callable[[Kept], bool], new: list[Kept], contents: str,
        progress: Progress,
    ) -> int:  # fmt: skip
        if old is None or self.outdated(name):
            kept = [kept for kept in old.kept if stays(kept)] if old else []
            return self._write_anew(name, kept + new, contents, progress)
        going = [kept.passage.id for kept in old.kept if not stays(kept)]
        stamp = Stamp(self.model, contents=contents)
        if not going and not new and Stamp.load(old.collection.folder) == stamp:
            return 0
        matrices, meaning = self._embedded(new, progress)
        beside = old.beside.changed(set(going), Beside.of(_passages(new), matrices, meaning))
        with self.index.draft(name) as draft:
            draft.drop(going)
            draft.add(new, _whole(matrices))
            beside.save(draft.folder)
            stamp.save(draft.folder)
        return len(new)

    def _write_anew(self, name: str, kept: list[Kept], contents: str, progress: Progress) -> int:
        matrices, meaning = self._embedded(kept, progress)
        with self.index.draft(name, fresh=True) as draft:
            draft.add(kept, _whole(matrices))
            Beside.of(_passages(kept), matrices, meaning).save(draft.folder)
            Stamp(self.model, contents=contents).save(draft.folder)
        return len(kept)

    def _embedded(self, kept: list[Kept], progress: Progress) -> tuple[list[Vectors], Vectors]:
        matrices, meanings = list[Vectors](), list[Vectors]()
        progress(0, len(kept))
        for at in range(0, len(kept), _BATCH):
            passages = _passages(kept[at : at + _BATCH])
            matrices += vectors_of(passages, self.embedder)
            meanings.append(meaning_of(passages, self.meaning))
            progress(len(matrices), len(kept))
        return matrices, np.concatenate(meanings) if meanings else self.meaning.embed([])


def digest(page: Page) -> str:
    """Changes when anything of the page does, or the way it is cut."""
    return hashlib.sha256(f"{RECIPE} {sorted(asdict(page).items())}".encode()).hexdigest()[:32]


def _cut(page: Page, digest: str) -> list[Kept]:
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    return [Kept(passage, digest, now) for passage in passages_of(page)]


def _key(passage: Passage) -> str:
    return f"{passage.language}/{passage.page}"


def _passages(kept: Sequence[Kept]) -> list[Passage]:
    return [one.passage for one in kept]


def _whole(matrices: Sequence[Vectors]) -> Vectors:
    return np.array([matrix[0] for matrix in matrices], dtype=np.float32)
