"""Lessons: a question, the evidence for each passage that was looked at, and how good its page is for it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from knowledge.asked import Asked
from knowledge.embedding import Vectors
from knowledge.library import KnowledgeBase
from knowledge.passage import Passage
from knowledge.question import Question
from knowledge.ranking.certainty import doubts
from knowledge.ranking.evidence import gather
from knowledge.ranking.recognition import Recognition
from knowledge.ranking.standing import Flags, Ints, Standing
from knowledge.shelves import OpenShelf

PageOf = Callable[[Passage], str]
#: How the ids of everyday sayings begin that are asked as if somebody had asked them.
EVERYDAY = "everyday-"


@dataclass(frozen=True)
class Lesson:
    """`matrix`: evidence, (rows, NAMES), rows of one page together. `page`: the page's number in this lesson for each
    row, rising. `grades`: of each page, 0 to 3. `doubts`: unknown names and share."""

    asked: Asked
    matrix: Vectors
    page: Ints
    grades: Vectors
    doubts: Vectors


Way = Literal["whole", "lone", "absent"]
_LONE = 0.4


@dataclass(frozen=True)
class School:
    """What lessons are made from: a knowledge base with one shelf open, and which page each passage is of.

    `way`: "lone" treats some pages like a team's documents, in one language and with nobody's words for them; "absent"
    takes away every page that the question has to do with, so that none answers.
    """

    base: KnowledgeBase
    shelf: OpenShelf
    page_of: PageOf
    recognition: Vectors
    way: Way = "whole"

    def lessons(self, questions: Sequence[Asked], seed: int = 0) -> Iterator[Lesson]:
        draw = np.random.default_rng(seed)
        for one in questions:
            lesson = self.lesson(one, draw)
            if lesson is not None:
                yield lesson

    def lesson(self, one: Asked, draw: np.random.Generator) -> Lesson | None:
        question = self.base.read(one.whole, [self.shelf])
        if question is None:
            return None
        apart = self._apart(one, draw)
        shelf = _set_apart(self.shelf, apart, draw.random() < 0.5, self.way == "absent") if apart.any() else self.shelf
        evidence = gather(question, shelf, self._seen(one, question, apart))
        stays = np.flatnonzero(shelf.standing.page[evidence.rows] >= 0)
        rows, matrix = evidence.rows[stays], evidence.matrix[stays]
        names, page = np.unique([self.page_of(shelf.kept[row].passage) for row in rows], return_inverse=True)
        order = np.argsort(page, kind="stable")
        grades = dict(one.pages)
        return Lesson(
            one, matrix[order], page[order].astype(np.int64),
            np.array([grades.get(str(name), 0) for name in names], dtype=np.float32), doubts(question, [shelf]),
        )  # fmt: skip

    def _apart(self, one: Asked, draw: np.random.Generator) -> Flags:
        pages = self.base.phrasebook.pages
        if self.way == "lone":
            return draw.random(len(pages)) < _LONE
        near = {page for page, _ in one.pages} if self.way == "absent" else set()
        return np.array([page in near for page in pages], dtype=np.bool_)

    def _seen(self, one: Asked, question: Question, apart: Flags) -> Recognition:
        book = self.base.phrasebook
        near = book.recognise(question.vectors[0], question.text, question.meaning[0], unheard(one, self.base))
        return Recognition.of(book, np.where(apart[:, None], 0, near).astype(np.float32), self.recognition)


def unheard(one: Asked, base: KnowledgeBase) -> Flags:
    """The sayings that must not help with a question: its author's, and its own words from whomever.

    A page's own wording, asked as if somebody had asked it, goes without those of the other language too: they were
    written side by side.
    """
    sayings = base.phrasebook.sayings
    if one.author:
        return np.array([one.author == said.by or one.whole == said.text for said in sayings], dtype=np.bool_)
    if one.id.startswith(EVERYDAY):
        return np.array([one.text == said.text for said in sayings], dtype=np.bool_)
    beside = {page for page, _ in one.pages}
    return np.array(
        [
            one.text == said.text or (said.page in beside and said.language != one.language and not said.name)
            for said in sayings
        ],
        dtype=np.bool_,
    )


def _set_apart(shelf: OpenShelf, flags: Flags, chinese: bool, absent: bool) -> OpenShelf:
    """The shelf with some pages as documents without wordings, each in one language only; or without them."""
    standing = shelf.standing
    apart = (standing.concept >= 0) & flags[standing.concept]
    struck = apart & (absent | (standing.chinese != chinese))
    changed: Standing = replace(
        standing,
        page=np.where(struck, -1, standing.page),
        concept=np.where(apart, -1, standing.concept),
        twinned=standing.twinned & ~apart,
        document=standing.document | apart,
    )
    return replace(shelf, standing=changed)
