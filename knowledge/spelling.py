"""Slips of the pen in Latin words, mended against the words that the texts themselves use.

Only a word that nobody knows is touched: no text has it, and the sentence encoder has no piece for it either.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

import numpy as np

_WORD = re.compile(r"[A-Za-z]{4,}")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
#: A word of so many letters may differ by one edit; a longer one by two.
_SHORT = 7


class Vocabulary:
    """The Latin words of some texts, each with how often it stands there."""

    def __init__(self, words: Iterable[str]) -> None:
        self._often = Counter(words)

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Vocabulary":
        return cls(word.casefold() for text in texts for word in _WORD.findall(text))

    def __contains__(self, word: str) -> bool:
        return word.casefold() in self._often

    def nearest(self, word: str) -> tuple[int, int, str] | None:
        """(edits, minus how often, the word) of the word that was most likely meant, None when none is near."""
        word = word.casefold()
        far = 1 if len(word) <= _SHORT else 2
        # Two edits change at most four counts of letters, so most words need no closer look.
        alike = np.flatnonzero(np.abs(self._counts - _counted([word])).sum(axis=1) <= 2 * far)
        found = [
            (edits, -self._often[one], one)
            for at in alike
            if (one := self._words[at])[0] == word[0] and (edits := edits_between(word, one)) <= far
        ]
        return min(found, default=None)

    @cached_property
    def _words(self) -> list[str]:
        return list(self._often)

    @cached_property
    def _counts(self) -> "np.ndarray[tuple[int, int], np.dtype[np.int16]]":
        return _counted(self._words)


def mended(text: str, is_word: Callable[[str], bool], vocabularies: Sequence[Vocabulary]) -> str:
    """The text with each unknown Latin word replaced by the known one that it differs from by a slip."""

    def mend(match: re.Match[str]) -> str:
        word = match[0]
        if any(word in one for one in vocabularies) or is_word(word):
            return word
        found = min((near for one in vocabularies if (near := one.nearest(word))), default=None)
        return found[2] if found else word

    return _WORD.sub(mend, text)


def edits_between(one: str, other: str) -> int:
    """Insertions, deletions, replacements and swaps of neighbours (optimal string alignment)."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        row = [at]
        for to, there in enumerate(other, 1):
            least = min(row[-1] + 1, last[to] + 1, last[to - 1] + (letter != there))
            if at > 1 and to > 1 and letter == other[to - 2] and one[at - 2] == there:
                least = min(least, before[to - 2] + 1)
            row.append(least)
        before, last = last, row
    return last[-1]


def _counted(words: Sequence[str]) -> "np.ndarray[tuple[int, int], np.dtype[np.int16]]":
    return np.array([[word.count(letter) for letter in _LETTERS] for word in words], dtype=np.int16).reshape(-1, 26)
