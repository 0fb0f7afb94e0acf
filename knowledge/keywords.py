"""Keyword scores: BM25 over Chinese character pairs and Latin words, kept as flat arrays that can be mapped from disk.

Pairs of characters do as well as a dictionary of words (measured), and know names that no dictionary has.
"""

import hashlib
import math
import re
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial, reduce
from pathlib import Path

import numpy as np
import numpy.typing as npt

from knowledge.normal import normal

#: Robertson's usual constants; the score of a term is idf · tf·(K1+1) / (tf + K1·(1 − B + B·length/mean length)).
K1, B = 1.2, 0.75

_RUN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+|[a-z0-9]+(?:'[a-z]+)?")

Scores = npt.NDArray[np.float32]


def terms(text: str) -> list[str]:
    """Pairs of neighbouring Chinese characters and stemmed Latin words, in order, of the text's normal form."""
    found: list[str] = []
    for run in _RUN.findall(normal(text).casefold()):
        if run[0].isascii():
            found.append(stem(run))
        elif len(run) == 1:
            found.append(run)
        else:
            found.extend(run[at : at + 2] for at in range(len(run) - 1))
    return found


def grams(text: str) -> list[str]:
    """What survives a slip of the pen: single Chinese characters, and three letters in a row of each Latin word."""
    found: list[str] = []
    for run in _RUN.findall(normal(text).casefold()):
        if run[0].isascii():
            word = f"^{run}$"
            found.extend(word[at : at + 3] for at in range(len(word) - 2))
        else:
            found.extend(run)
    return found


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A Latin word without its plural or its -ing and -ed: enough to meet its other forms, never two words as one."""
    word = word.removesuffix("'s").strip("'")
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 5 and word.endswith("ing"):
        word = word[:-3]
    elif len(word) > 4 and word.endswith("ed"):
        word = word[:-2]
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    if len(word) > 4 and word.endswith("e"):
        word = word[:-1]
    return word[:-1] if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "ls" else word


@dataclass(frozen=True)
class Keywords:
    """The keyword index of one shelf: for each term (as a sorted hash), the passages that have it and how often.

    Shapes: hashes (terms,), starts (terms + 1,), passages and times (postings,), lengths (passages,).
    """

    hashes: npt.NDArray[np.uint64]
    starts: npt.NDArray[np.int64]
    passages: npt.NDArray[np.int32]
    times: npt.NDArray[np.uint16]
    lengths: npt.NDArray[np.int32]

    @property
    def count(self) -> int:
        return len(self.lengths)

    @classmethod
    def of(cls, texts: Iterable[Sequence[str]]) -> "Keywords":
        """Builds the index from each passage's terms, in the order of the passages."""
        keys, numbers, times, lengths = array("Q"), array("i"), array("H"), array("i")
        for number, found in enumerate(texts):
            counted = Counter(found)
            lengths.append(max(1, counted.total()))
            for term, often in counted.items():
                keys.append(_hash(term))
                numbers.append(number)
                times.append(min(often, 65_535))
        return _grouped(
            np.frombuffer(keys, np.uint64), np.frombuffer(numbers, np.int32), np.frombuffer(times, np.uint16),
            np.frombuffer(lengths, np.int32),
        )  # fmt: skip

    def keeping(self, kept: npt.NDArray[np.bool_], more: "Keywords") -> "Keywords":
        """The index of the kept passages, renumbered in order, followed by another index's passages."""
        new_number = np.cumsum(kept, dtype=np.int32) - 1
        stays = kept[self.passages]
        keys = np.concatenate([self._keys()[stays], more._keys()])
        numbers = np.concatenate([new_number[self.passages[stays]], more.passages + np.int32(kept.sum())])
        times = np.concatenate([self.times[stays], more.times])
        return _grouped(keys, numbers, times, np.concatenate([self.lengths[kept], more.lengths]))

    def score(self, query: Iterable[str]) -> Scores:
        """BM25 of every passage for the terms, shape (count,)."""
        scores = np.zeros(self.count, dtype=np.float32)
        for term in query:
            span = self._span(term)
            scores[self.passages[span]] += self._weights[span]
        return scores

    def together(self, phrase: Iterable[str]) -> tuple[npt.NDArray[np.int32], Scores]:
        """The passages that have every one of the terms, and the BM25 of each."""
        spans = [self._span(term) for term in phrase]
        both = reduce(partial(np.intersect1d, assume_unique=True), [self.passages[span] for span in spans])
        found = np.zeros(len(both), dtype=np.float32)
        for span in spans:
            found += self._weights[span][np.searchsorted(self.passages[span], both)]
        return both, found

    def rarity(self, term: str) -> float:
        """The term's inverse document frequency, ln(1 + (n − holders + ½) / (holders + ½)); highest when unknown."""
        holders = self.holders(term)
        return math.log1p((self.count - holders + 0.5) / (holders + 0.5))

    def holders(self, term: str) -> int:
        """How many passages have the term."""
        span = self._span(term)
        return int(span.stop - span.start)

    def having(self, term: str) -> npt.NDArray[np.int32]:
        """The passages that have the term, in order."""
        return self.passages[self._span(term)]

    def save(self, folder: Path) -> None:
        for name in _ARRAYS:
            np.save(folder / f"keywords-{name}.npy", getattr(self, name))

    @classmethod
    def load(cls, folder: Path) -> "Keywords":
        """Maps a saved index into memory. Raises OSError or ValueError when it is not whole."""
        # As plain arrays over the mapped file: a memmap's own slices cost ten times as much.
        return cls(*(np.asarray(np.load(folder / f"keywords-{name}.npy", mmap_mode="r")) for name in _ARRAYS))

    @cached_property
    def _weights(self) -> Scores:
        """What each posting adds to a score."""
        counts = np.diff(self.starts).astype(np.float32)
        rarity = np.log1p((self.count - counts + 0.5) / (counts + 0.5))
        times = self.times.astype(np.float32)
        spread = times + np.float32(K1) * (1 - B + B * self.lengths[self.passages] / np.float32(self._mean))
        return (np.repeat(rarity, np.diff(self.starts)) * np.float32(K1 + 1) * times / spread).astype(np.float32)

    @cached_property
    def _mean(self) -> float:
        return float(self.lengths.mean()) if self.count else 1.0

    def _span(self, term: str) -> slice:
        key = np.uint64(_hash(term))
        at = int(self.hashes.searchsorted(key))
        if at == len(self.hashes) or self.hashes[at] != key:
            return slice(0, 0)
        return slice(int(self.starts[at]), int(self.starts[at + 1]))

    def _keys(self) -> npt.NDArray[np.uint64]:
        return np.repeat(self.hashes, np.diff(self.starts))


_ARRAYS = ("hashes", "starts", "passages", "times", "lengths")


def _grouped(
    keys: npt.NDArray[np.uint64],
    numbers: npt.NDArray[np.int32],
    times: npt.NDArray[np.uint16],
    lengths: npt.NDArray[np.int32],
) -> Keywords:
    order = np.lexsort((numbers, keys))
    hashes, counts = np.unique(keys, return_counts=True)
    starts = np.zeros(len(hashes) + 1, dtype=np.int64)
    starts[1:] = np.cumsum(counts)
    return Keywords(hashes, starts, numbers[order], times[order], lengths)


@lru_cache(maxsize=100_000)
def _hash(term: str) -> int:
    # Python's own hash is salted by process and cannot be kept on disk.
    return int.from_bytes(hashlib.blake2b(term.encode(), digest_size=8).digest(), "little")
