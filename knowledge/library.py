"""The knowledge base: the product's own corpus, and what workspaces add, behind one door."""

import hashlib
import logging
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from knowledge.adding import Adding
from knowledge.beside import Stamp
from knowledge.borrowing import Borrowed, like_stage
from knowledge.convert import Limits
from knowledge.corpus_pages import OWN, digest_of, read_folder
from knowledge.damage import says_damage
from knowledge.embedding import MAX_TEXT, BuiltIn, Embedder, Vectors
from knowledge.embedding_cache import Cached
from knowledge.encoder.memory import give_back
from knowledge.extract import Extract, extract
from knowledge.index import Embedded, Index, Server
from knowledge.ingest import Document, Report, documents
from knowledge.keywords import Keywords
from knowledge.meaning import Meaning, own_meaning
from knowledge.names import read_names
from knowledge.passage import Kind, Language, Passage, Results
from knowledge.phrasebook import Phrasebook, own_phrasebook
from knowledge.question import Question, read_question
from knowledge.ranking.network import Brain, shipped_brain
from knowledge.ranking.recognition import Recognition
from knowledge.retrieve import Wish, rank
from knowledge.seeking import shipped_seeking
from knowledge.shelf import Shelf
from knowledge.shelves import OpenShelf, Shelves
from knowledge.shelving import Progress, Shelving
from knowledge.shipped import put_away
from knowledge.spelling import Vocabulary, mended
from knowledge.thread import GOES_ON, joined, shipped_leaning, signs

log = logging.getLogger(__name__)

#: Two processes may start at once; the second waits, in seconds, for the first to index the corpus.
_FIRST_INDEXING = 600.0


@dataclass(frozen=True, slots=True)
class Listed:
    """A page on a shelf. `shelf` is None for the product's own corpus; `added` is ISO 8601."""

    shelf: Shelf | None
    page: str
    title: str
    language: Language
    kind: Kind
    source: str
    url: str | None
    passages: int
    added: str


def open_knowledge(
    home: Path,
    *,
    chroma_url: str | None = None,
    embedder: Embedder | None = None,
    corpus: Path | None = None,
    progress: Progress | None = None,
    meaning: Meaning | None = None,
) -> "KnowledgeBase":
    """Opens the knowledge base kept under `home`; indexes the corpus first where it is new or has changed.

    `corpus` stands in for the product's own: any folder of Markdown and text. Without an embedder or a meaning
    the built-in one is used.
    """
    place = home / "knowledge"
    index: Index = Server(chroma_url, place / "server") if chroma_url else Embedded(place / "shelves")
    models = embedder or BuiltIn(home / "models"), meaning or own_meaning()
    base = KnowledgeBase(index, *models, place / "embeddings.sqlite", corpus or OWN)
    base.refresh(progress or _quiet)
    return base


class KnowledgeBase:
    """Finds passages, and keeps the documents of workspaces. Safe to be used by several threads."""

    def __init__(self, index: Index, embedder: Embedder, meaning: Meaning, cache: Path, corpus: Path) -> None:
        # Questions go to the model itself: what people ask is not kept on disk.
        self._index, self._embedder, self._corpus = index, embedder, corpus
        self._cached, self._meant = Cached(embedder, cache), Cached(meaning.found, cache)
        self._meaning, self._asked = meaning, Cached(meaning.asked, cache)
        self._shelves = Shelves(index, self._cached, self._meant, lambda: self.phrasebook.number)
        self._shelving = Shelving(index, self._cached, self._meant, self._shelves)
        self._own = "corpus" if corpus == OWN else f"folder.{_name_of(corpus)}"
        self._adding = Adding(self._shelving, self._shelves)
        self._own_pages = read_folder(OWN)
        self._names = read_names(self._own_pages)
        self._reading_book = threading.Lock()

    @cached_property
    def _book(self) -> Phrasebook:
        book = own_phrasebook(self._own_pages, self._cached, self._asked)
        _put_away()
        return book

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary.of([*(one.text for one in self.phrasebook.sayings), *self._names.forms])

    @property
    def phrasebook(self) -> Phrasebook:
        """What people say for the own pages; made when it is first asked for."""
        with self._reading_book:
            return self._book

    def retrieve(
        self,
        query: str,
        *,
        language: Language | None = None,
        k: int = 5,
        step: str | None = None,
        industry: str | None = None,
        kind: Kind | None = None,
        shelves: Sequence[Shelf] = (),
        after: str | None = None,
    ) -> Results:
        """The k passages that fit best, from the own corpus and the given shelves and no others.

        `after` is the question asked before in the same thread, for one that goes on with it.
        Language, step, industry and kind are preferences. A query without words finds nothing.
        """
        with self._shelves.reading(self._names_of(shelves)) as opened:
            question = self.read(self.in_thread(query, after), opened)
            if question is None:
                return Results((), "nothing")
            wish = Wish(language or question.language, step, industry, kind)
            brain = shipped_brain(bool(self._meaning.name))
            return rank(question, opened, self._recognised(question, brain), brain, wish, k)

    def in_thread(self, query: str, after: str | None) -> str:
        """The text to search for: the query, behind the question that it goes on with."""
        if not after or not query.strip():
            return query
        chance = shipped_leaning().chance(*self.thread_signs(query))
        return joined(query, after) if chance >= GOES_ON else query

    def thread_signs(self, query: str) -> tuple[Vectors, Vectors]:
        """By what it is judged whether a query goes on with another: its signs and its vector."""
        vector = self._embedder.embed([query])[0]
        with self._shelves.reading([self._own]) as opened:
            keywords = opened[0].beside.keywords if opened else Keywords.of(())
            return signs(query, vector, self._names, self.phrasebook, keywords), vector

    def seeks(self, text: str) -> float:
        """How sure it is that words ask about the craft, 0 to 1: not for something of one's own, nor tell of it."""
        text = text[:MAX_TEXT]
        return shipped_seeking().chance(self._embedder.embed([text])[0], self._meaning.asked.embed([text])[0])

    def read(self, query: str, opened: Sequence[OpenShelf]) -> Question | None:
        """The query as it is searched on these shelves; None for one without words."""
        vocabularies = [self._vocabulary, *(shelf.vocabulary for shelf in opened)]
        is_word = getattr(self._embedder, "is_word", _no_word)
        mend = partial(mended, is_word=is_word, vocabularies=vocabularies)
        return read_question(query, self._names, self._embedder, self._meaning.asked, mend)

    def _recognised(self, question: Question, brain: Brain) -> Recognition:
        near = self.phrasebook.recognise(question.vectors[0], question.text, question.meaning[0])
        return Recognition.of(self.phrasebook, near, brain.recognition)

    def extract(self, query: str, results: Results, language: Language, industry: str | None = None) -> Extract:
        """An answer put together from the sentences of what was found, for when there is no language model."""
        return extract(query, results, language, self._embedder, industry, Meaning(self._meaning.asked, self._meant))

    def like_stage(self, stage: str, trade: str, language: Language) -> tuple[Borrowed, ...]:
        """Stages of other trades that are like one of that name."""
        return like_stage(stage, trade, language, self._embedder)

    def closeness(self, text: str, others: Sequence[str]) -> float:
        """The best cosine of a text with any of the others, in either language; 0 where there are none."""
        if not others:
            return 0.0
        vectors = self._embedder.embed([text, *others])
        return float((vectors[1:] @ vectors[0]).max())

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of short texts, shape (len(texts), width)."""
        return self._embedder.embed(texts)

    def passage(self, id: str, shelves: Sequence[Shelf] = ()) -> Passage | None:
        """The passage of that id in the own corpus or one of the given shelves."""
        with self._shelves.reading(self._names_of(shelves)) as opened:
            return next((found for shelf in opened if (found := shelf.passage(id))), None)

    def add(
        self,
        paths: Sequence[Path | Document],
        shelf: Shelf,
        progress: Progress | None = None,
        limits: Limits | None = None,
    ) -> Report:
        """Puts files, and the files of folders, on a shelf, all at once; what cannot be read is told and left out.

        A document of the same key takes the place of the one before; one that says the same as another on the shelf
        is told and not added. Raises `ShelfBusy` when another process is writing the same shelf.
        """
        return self._adding.add(list(documents(paths)), shelf, progress or _quiet, limits or Limits())

    def sync(
        self, folder: Path, shelf: Shelf, progress: Progress | None = None, limits: Limits | None = None
    ) -> Report:
        """Makes the shelf hold what the folder holds: new and changed files go in, files that are gone go out; other
        documents stay. A folder that is not there changes nothing. Raises `ShelfBusy`."""
        return self._adding.sync(folder, shelf, progress or _quiet, limits or Limits())

    def remove(self, pages: Sequence[str], shelf: Shelf, progress: Progress | None = None) -> int:
        """Takes pages off a shelf by id; returns how many passages went. Raises `ShelfBusy`."""
        return self._shelving.take(shelf.name, pages, progress or _quiet)

    def listing(self, shelves: Sequence[Shelf]) -> tuple[Listed, ...]:
        """The pages on the given shelves, in the order in which they were added."""
        return tuple(listed for shelf in shelves for listed in self._listed(shelf, shelf.name))

    def own_listing(self) -> tuple[Listed, ...]:
        """The pages of the product's own corpus."""
        return tuple(self._listed(None, self._own))

    def reindex(self, shelf: Shelf | None = None, progress: Progress | None = None) -> int:
        """Embeds a shelf anew, or with None the own corpus; returns how many passages. Raises `ShelfBusy`."""
        name = shelf.name if shelf else self._own
        return self._shelving.renew(name, progress or _quiet)

    def refresh(self, progress: Progress) -> None:
        """Brings the own corpus and shelves of an older model up to date; does nothing when they are."""
        contents = digest_of(self._corpus)
        if self._stamp() != Stamp(self._shelving.model, contents=contents):
            pages = read_folder(self._corpus)
            self._shelving.put(
                self._own, pages, mirror=True, contents=contents, progress=progress, patience=_FIRST_INDEXING
            )
        for name in self._index.names():
            if name != self._own and not name.startswith("folder."):
                self._brought_up(name, progress)
        _put_away()

    def _brought_up(self, name: str, progress: Progress) -> None:
        """A damaged shelf of one workspace is no reason to leave the others without theirs."""
        try:
            if self._shelving.outdated(name):
                self._shelving.renew(name, progress)
        except Exception as fault:
            if not says_damage(fault):
                raise
            log.warning("the documents of %s are damaged; a backup has them", name)

    @contextmanager
    def opened(self) -> Iterator[OpenShelf]:
        """The own corpus for a closer look, as the training takes it."""
        with self._shelves.reading([self._own]) as found:
            yield found[0]

    def close(self) -> None:
        self._shelves.close()
        self._index.close()
        for cached in (self._cached, self._meant, self._asked):
            cached.close()

    def _stamp(self) -> Stamp | None:
        generation = self._index.current(self._own)
        return Stamp.load(self._index.folder(self._own, generation)) if generation else None

    def _names_of(self, shelves: Sequence[Shelf]) -> list[str]:
        return [self._own, *(shelf.name for shelf in shelves)]

    def _listed(self, shelf: Shelf | None, name: str) -> Iterator[Listed]:
        with self._shelves.reading([name]) as opened:
            yield from (_list(shelf, opened[0]) if opened else ())


def _list(shelf: Shelf | None, opened: OpenShelf) -> list[Listed]:
    pages: dict[tuple[str, str], Listed] = {}
    for kept in opened.kept:
        one = kept.passage
        key = (one.page, one.language)
        count = pages[key].passages + 1 if key in pages else 1
        pages[key] = Listed(shelf, one.page, one.title, one.language, one.kind, one.source, one.url, count, kept.added)
    return list(pages.values())


def _put_away() -> None:
    """What only building took."""
    put_away()
    give_back()


def _no_word(word: str) -> bool:
    """For an embedder that cannot tell words from slips: what no text has is taken for a slip."""
    return False


def _name_of(folder: Path) -> str:
    return hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:24]


def _quiet(done: int, total: int) -> None:
    """No progress is shown."""
