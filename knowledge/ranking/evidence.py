"""The evidence for each passage that may answer a question, as one row of numbers."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from knowledge.embedding import Vectors
from knowledge.keywords import Keywords, Scores
from knowledge.phrasebook import FEATURES as RECOGNISED
from knowledge.question import Question
from knowledge.ranking.recognition import Recognition
from knowledge.ranking.standing import Flags, Ints, Standing
from knowledge.shelves import OpenShelf

#: How many passages by vector, by meaning and by keyword, and of how many recognised pages all passages, are looked at.
NEAREST, BY_MEANING, BY_KEYWORD, RECOGNISED_PAGES = 80, 50, 50, 12
#: BM25 at which keywords count half.
HALF = 16.0

NAMES = (
    "whole", "heading", "sentence", "sentences", "words", "named", "covered", "about_whole", "about_sentence",
    "about_words", "twin_whole", "twin_sentence", "twin_words", *(f"said_{one}" for one in RECOGNISED),
    "recognised", "whole_behind", "sentence_behind", "words_behind", "recognised_behind",
    "meant", "about_meant", "twin_meant", "meant_behind",
    "known", "other_language", "twinned", "opens", "industry", "case", "document", "length", "asked_length",
)  # fmt: skip


_AT = {name: at for at, name in enumerate(NAMES)}


@dataclass(frozen=True)
class Evidence:
    """The rows of a shelf that may answer, and what speaks for each, shape (rows, NAMES)."""

    rows: Ints
    matrix: Vectors


def gather(question: Question, shelf: OpenShelf, seen: Recognition) -> Evidence:
    """All evidence on one shelf."""
    words, named = _keyword_scores(question, shelf.beside.keywords)
    rows = _candidates(question, shelf, words + named, seen)
    if not len(rows):
        return Evidence(rows, np.zeros((0, len(NAMES)), dtype=np.float32))
    standing = shelf.standing
    queries = np.concatenate([question.vectors[:1], seen.vectors(question.language)])
    whole, heading, best, second = shelf.beside.closeness.cosines(queries, rows)
    said = seen.said(standing.concept[rows])
    recognised = seen.strength(standing.concept[rows])
    keyword = _half(words[rows] + named[rows])
    about = _half(seen.words(shelf)[rows])
    meant = _meant(question, shelf, seen, rows)
    columns = [
        whole[0], heading[0], best[0], second[0], keyword, _half(named[rows]),
        _covered(question, shelf.beside.keywords, rows),
        seen.blended(whole[1:]), seen.blended(best[1:]), about,
        *(_twin(one, standing, rows) for one in (whole[0], best[0], keyword)),
        *said.T, recognised,
        *(one - one.max() for one in (whole[0], best[0], keyword, recognised)),
        meant[0], seen.blended(meant[1:]), _twin(meant[0], standing, rows), meant[0] - meant[0].max(),
        standing.concept[rows] >= 0, standing.chinese[rows] != (question.language == "zh"), standing.twinned[rows],
        standing.opens[rows], standing.industry[rows], standing.case[rows], standing.document[rows],
        np.log1p(standing.length[rows]), np.full(len(rows), np.log1p(len(question.terms))),
    ]  # fmt: skip
    return Evidence(rows, np.stack(columns, axis=1).astype(np.float32))


def _meant(question: Question, shelf: OpenShelf, seen: Recognition, rows: Ints) -> Vectors:
    """Cosines by the second embedder with the question and with what was recognised, shape (1 + few, rows); zeros where
    there is none."""
    if not question.meaning.size:
        return np.zeros((1 + len(seen.shares), len(rows)), dtype=np.float32)
    queries = np.concatenate([question.meaning, seen.meanings()])
    return (queries @ shelf.beside.meaning[rows].T).astype(np.float32)


def nearness(row: Vectors) -> float:
    """How near a passage is in itself, whatever the others are; of one row of evidence."""
    whole, sentence, words = row[_AT["whole"]], max(row[_AT["sentence"]], row[_AT["heading"]]), row[_AT["words"]]
    return float((whole + sentence) / 2 + 0.35 * words)


def _half(scores: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    return scores / (scores + np.float32(HALF))


def _keyword_scores(question: Question, keywords: Keywords) -> tuple[Scores, Scores]:
    """BM25 of the question's own words, and of the other ways to say what it names: of each thing the best way."""
    named = np.zeros(keywords.count, dtype=np.float32)
    for synonyms in question.synonyms:
        best = np.zeros(keywords.count, dtype=np.float32)
        for one in synonyms:
            rows, found = keywords.together(one.terms)
            best[rows] = np.maximum(best[rows], np.float32(one.weight) * found)
        named += best
    return keywords.score(question.terms), named


def _covered(question: Question, keywords: Keywords, rows: Ints) -> Scores:
    """The share of the question's words, each by its rarity, that a passage has."""
    covered = np.zeros(keywords.count, dtype=np.float32)
    total = 0.0
    for term in question.terms:
        rarity = keywords.rarity(term)
        covered[keywords.having(term)] += np.float32(rarity)
        total += rarity
    return covered[rows] / np.float32(max(total, 1e-6))


def _candidates(question: Question, shelf: OpenShelf, keywords: Scores, seen: Recognition) -> Ints:
    most = min(BY_KEYWORD, len(keywords) - 1)
    best = np.argpartition(-keywords, most)[: most + 1] if most > 0 else np.arange(len(keywords))
    by_vector = np.array(shelf.nearest(question.vectors[:1], NEAREST), dtype=np.int64)
    by_meaning = shelf.nearest_in_meaning(question.meaning[0], BY_MEANING)
    pages = np.isin(shelf.standing.concept, seen.most(RECOGNISED_PAGES))
    found = np.union1d(best[keywords[best] > 0], np.union1d(by_vector, by_meaning))
    return np.union1d(found, np.flatnonzero(pages)).astype(np.int64)


def _twin(values: Vectors, standing: Standing, rows: Ints) -> Vectors:
    """The best value of the page's other language; the passage's own where the page has none."""
    _, page = np.unique(standing.page[rows], return_inverse=True)
    chinese = standing.chinese[rows]
    best = np.full((int(page.max()) + 1, 2), -1.0, dtype=np.float32)
    np.maximum.at(best, (page, chinese.astype(np.int64)), values)
    other = best[page, (~chinese).astype(np.int64)]
    return np.where(_there(standing.twinned[rows], other), other, values)


def _there(twinned: Flags, other: Vectors) -> Flags:
    return twinned & (other > -1.0)
