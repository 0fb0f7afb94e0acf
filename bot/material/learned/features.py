"""Features of a label: what it means (the sentence encoder that ships with the product) and how it is spelled."""

import re
import threading
import unicodedata
import zlib
from collections import OrderedDict
from collections.abc import Sequence

import numpy as np

from bot.material.learned.softmax import Matrix
from bot.material.script import simplified
from knowledge.embedding import BuiltIn

SPELLING = 512
WIDTH = 512 + SPELLING
_encoder = BuiltIn()
_known: OrderedDict[str, Matrix] = OrderedDict()
_lock = threading.Lock()
_EDGE = re.compile(r"^[\s\d.、．)）(（#*_:：\-–—•Qq]+|[\s:：*_?？。.]+$")
_BRACKET = re.compile(r"[(（\[【].*?[)）\]】]")
LONGEST = 120  # characters of a label; what is longer is a question, and its beginning says enough


def tidy(label: str) -> str:
    """A label without its number, marks, case, width and script."""
    text = unicodedata.normalize("NFKC", simplified(label)).casefold()
    text = re.sub(r"[_\-/]+", " ", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text))
    bare = _EDGE.sub("", _BRACKET.sub(" ", text)) or _EDGE.sub("", text)
    return " ".join(bare.split())[:LONGEST]


def of_labels(labels: Sequence[str]) -> Matrix:
    """(labels, WIDTH)."""
    tidied = [tidy(label) for label in labels]
    if not tidied:
        return np.empty((0, WIDTH), np.float32)
    return np.hstack([meaning(tidied), np.array([_spelled(text) for text in tidied], np.float32)])


def meaning(texts: Sequence[str]) -> Matrix:
    """(texts, 512) unit vectors; the zero vector for an empty text."""
    with _lock:
        new = [text for text in dict.fromkeys(texts) if text and text not in _known]
        for start in range(0, len(new), 64):
            batch = new[start : start + 64]
            _known.update(zip(batch, _encoder.embed(batch), strict=True))
        empty = np.zeros(512, np.float32)
        rows = [_known.get(text, empty) for text in texts]
        while len(_known) > 4000:
            _known.popitem(last=False)
    return np.array(rows, np.float32)


def _spelled(text: str) -> Matrix:
    grams = [f"={text}"]
    for size in (1, 2, 3) if not text.isascii() else (3, 4):
        padded = f" {text} "
        grams += [padded[at : at + size] for at in range(len(padded) - size + 1)]
    row = np.zeros(SPELLING, np.float32)
    for gram in grams:
        row[zlib.crc32(gram.encode()) % SPELLING] = 1.0
    return row / max(1.0, float(np.linalg.norm(row)))
