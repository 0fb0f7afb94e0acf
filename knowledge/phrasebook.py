"""What people say who mean one of the own pages: its names, everyday wordings, and questions that were asked before.

A page can be recognised by these in either language and without sharing a word with it. What is recognised also helps
to search other texts: it says what the question is about, in the field's own terms.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from knowledge.asked import Asked, asked
from knowledge.embedding import Embedder, Vectors
from knowledge.keywords import Keywords, grams, terms
from knowledge.normal import language_of
from knowledge.page import Page
from knowledge.passage import Language

_FOLDER = Path(__file__).with_name("sayings")
#: How many sayings of a page are taken together, beside the nearest one.
_TOGETHER = 3
#: BM25 at which a saying's words count half.
_HALF_WORDS, _HALF_GRAMS = 8.0, 20.0
FEATURES = ("best", "together", "name", "words", "grams", "meant", "meant_together", "meant_name")


@dataclass(frozen=True, slots=True)
class Saying:
    """One text for one page. `by`: who said it, empty for what the page says itself; `name`: it is a title or alias."""

    text: str
    page: str
    language: Language
    by: str = ""
    name: bool = False


@dataclass(frozen=True)
class Phrasebook:
    """The sayings in the order of their pages, with what they are compared by."""

    sayings: tuple[Saying, ...]
    vectors: Vectors
    meaning: Vectors
    words: Keywords
    grams: Keywords

    @classmethod
    def of(cls, sayings: Iterable[Saying], embedder: Embedder, meaning: Embedder) -> "Phrasebook":
        ordered = tuple(sorted(sayings, key=lambda one: one.page))
        texts = [one.text for one in ordered]
        words, spelt = Keywords.of(map(terms, texts)), Keywords.of(map(grams, texts))
        return cls(ordered, embedder.embed(texts), meaning.embed(texts), words, spelt)

    @cached_property
    def pages(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one.page for one in self.sayings))

    @cached_property
    def number(self) -> dict[str, int]:
        """The place of each page in what `recognise` gives."""
        return {page: at for at, page in enumerate(self.pages)}

    @cached_property
    def starts(self) -> npt.NDArray[np.int64]:
        owners = [one.page for one in self.sayings]
        return np.array([at for at, page in enumerate(owners) if not at or owners[at - 1] != page], dtype=np.int64)

    @cached_property
    def named(self) -> npt.NDArray[np.bool_]:
        return np.array([one.name for one in self.sayings], dtype=np.bool_)

    def recognise(
        self, vector: Vectors, text: str, meant: Vectors | None = None, without: npt.NDArray[np.bool_] | None = None
    ) -> Vectors:
        """How near a text comes to each page by its sayings, shape (pages, FEATURES).

        `meant` is the text's vector by the second embedder. `without` leaves sayings out: what an author has asked is
        no help in judging that author's questions.
        """
        if not self.sayings:
            return np.zeros((0, len(FEATURES)), dtype=np.float32)
        cosines, near = self.vectors @ vector, self._near_in_meaning(meant)
        words, spelt = self.words.score(dict.fromkeys(terms(text))), self.grams.score(dict.fromkeys(grams(text)))
        if without is not None:
            cosines, near, words, spelt = (np.where(without, 0, one) for one in (cosines, near, words, spelt))
        best, nearest = self._most(cosines), self._most(near)
        words, spelt = self._most(words), self._most(spelt)
        return np.stack(
            [
                best, self._together(cosines, best), self._most(np.where(self.named, cosines, 0)),
                words / (words + _HALF_WORDS), spelt / (spelt + _HALF_GRAMS),
                nearest, self._together(near, nearest), self._most(np.where(self.named, near, 0)),
            ],
            axis=1,
        ).astype(np.float32)  # fmt: skip

    def _near_in_meaning(self, meant: Vectors | None) -> Vectors:
        if meant is None or not meant.size:
            return np.zeros(len(self.sayings), dtype=np.float32)
        cosines: Vectors = self.meaning @ meant
        return cosines

    def _most(self, values: Vectors) -> Vectors:
        return np.maximum.reduceat(values, self.starts)

    def _together(self, cosines: Vectors, best: Vectors) -> Vectors:
        """The mean of each page's best few cosines."""
        total, rest = best, cosines
        for _ in range(_TOGETHER - 1):
            rest = np.where(rest == best[self._owner], 0, rest)
            best = self._most(rest)
            total = total + best
        return (total / np.minimum(self._counts, _TOGETHER)).astype(np.float32)

    @cached_property
    def _counts(self) -> npt.NDArray[np.int64]:
        return np.diff(np.append(self.starts, len(self.sayings)))

    @cached_property
    def _owner(self) -> npt.NDArray[np.int64]:
        return np.repeat(np.arange(len(self.starts)), self._counts)


def own_phrasebook(pages: Sequence[Page], embedder: Embedder, meaning: Embedder) -> Phrasebook:
    """The phrasebook of the own corpus."""
    return Phrasebook.of([*_of_pages(pages), *everyday(), *_of_questions(asked("training"))], embedder, meaning)


def everyday() -> Iterable[Saying]:
    """Sayings of our own. Lines of `page: saying | saying …`, one file a language."""
    languages: tuple[Language, ...] = ("zh", "en")
    for language in languages:
        for line in (_FOLDER / f"{language}.txt").read_text(encoding="utf-8").splitlines():
            page, _, sayings = line.partition(": ")
            for saying in sayings.split(" | "):
                yield Saying(saying.strip(), page, language)


def _of_pages(pages: Sequence[Page]) -> Iterable[Saying]:
    for page in pages:
        for name in dict.fromkeys([page.title, *page.aliases]):
            yield Saying(name, page.id, language_of(name), name=True)
        for wording in page.wordings:
            yield Saying(wording, page.id, page.language)


def _of_questions(questions: Sequence[Asked]) -> Iterable[Saying]:
    for one in questions:
        for page in one.answered_by:
            yield Saying(one.whole, page, one.language, by=one.author)
