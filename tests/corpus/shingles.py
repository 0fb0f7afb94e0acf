"""Windows of text and their hashes, to find a run of words that two texts share without keeping either.

A Chinese text is compared by every 12 letters in a row, an English one by every 8 words in a row,
after punctuation, spaces, width and case are taken away.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

LETTERS = 12
WORDS = 8
HASH_BYTES = 8

_HAN = re.compile(r"[\u3400-\u9fff]")
_NOT_A_LETTER = re.compile(r"[\W_]+")
_ENGLISH_RUN = re.compile(r"[a-z0-9'’\s.,;:!?()\"-]+")
_WORD = re.compile(r"[a-z0-9]+")


def letters(text: str) -> str:
    """The text's letters and digits, lower case, half width, in one string."""
    return _NOT_A_LETTER.sub("", unicodedata.normalize("NFKC", text).lower())


def chinese_windows(text: str) -> Iterator[str]:
    """Every 12 letters in a row of which at least half are Chinese."""
    plain = letters(text)
    for start in range(len(plain) - LETTERS + 1):
        window = plain[start : start + LETTERS]
        if len(_HAN.findall(window)) * 2 >= LETTERS:
            yield window


def english_windows(text: str) -> Iterator[str]:
    """Every 8 words in a row, not reaching over a Chinese letter."""
    for run in _ENGLISH_RUN.findall(unicodedata.normalize("NFKC", text).lower()):
        words = _WORD.findall(run)
        for start in range(len(words) - WORDS + 1):
            yield " ".join(words[start : start + WORDS])


def windows(text: str) -> Iterator[str]:
    """The windows of each line; none reaches over a line's end, where one sentence stops."""
    for line in text.splitlines():
        yield from chinese_windows(line)
        yield from english_windows(line)


def shingle(window: str) -> bytes:
    """64 bits of the window: too few to give the text back, enough that two windows do not meet by chance."""
    return hashlib.blake2b(window.encode(), digest_size=HASH_BYTES).digest()


def save(path: Path, shingles: Iterable[bytes]) -> None:
    path.write_bytes(b"".join(sorted(set(shingles))))


def load(path: Path) -> frozenset[bytes]:
    data = path.read_bytes()
    return frozenset(data[at : at + HASH_BYTES] for at in range(0, len(data), HASH_BYTES))
