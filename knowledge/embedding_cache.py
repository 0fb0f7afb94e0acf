"""Vectors already computed, so that a text is embedded once: also across a kill in the middle of a long ingestion."""

import contextlib
import hashlib
import logging
import sqlite3
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np

from knowledge.embedding import Embedder, Vectors
from knowledge.shipped import MODELS, shipped

log = logging.getLogger(__name__)
T = TypeVar("T")

_ASK_AT_ONCE = 500
#: About 180 MB of half-precision vectors, two or three of each text; the oldest go first.
_MOST = 200_000


class _File:
    """The rows on disk. A damaged file is begun anew whenever that is noticed: all it holds can be computed again."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._guard = threading.Lock()
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._open()
        except sqlite3.DatabaseError as error:
            self._renew(error)

    def do(self, work: Callable[[sqlite3.Connection], T], damaged: T) -> T:
        """What the work gives; `damaged` where the file could not be read."""
        with self._guard:
            try:
                return work(self._file)
            except sqlite3.DatabaseError as error:
                self._renew(error)
                return damaged

    def close(self) -> None:
        with self._guard:
            self._file.close()

    def _renew(self, error: sqlite3.DatabaseError) -> None:
        if isinstance(error, sqlite3.OperationalError):  # busy, or no room: not the file's fault
            raise error
        log.warning("the file of vectors is damaged (%s) and is begun anew", error)
        self._file.close()
        discard(self._path)
        self._open()

    def _open(self) -> None:
        self._file = sqlite3.connect(self._path, timeout=30, check_same_thread=False, isolation_level=None)
        self._file.execute("PRAGMA journal_mode=WAL")
        self._file.execute("PRAGMA synchronous=NORMAL")
        self._file.execute("CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB NOT NULL)")


def discard(path: Path) -> None:
    """Deletes the file with what SQLite keeps beside it, which would be read into the next one of that name."""
    for file in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        file.unlink(missing_ok=True)


class Cached:
    """An embedder that remembers on disk. Its name is that of the embedder behind it; of one without a name nothing is
    remembered."""

    def __init__(self, embedder: Embedder, path: Path) -> None:
        self._embedder = embedder
        self._file = _File(path)

    @property
    def name(self) -> str:
        return self._embedder.name

    def embed(self, texts: Sequence[str]) -> Vectors:
        if not self.name:
            return self._embedder.embed(texts)
        keys = [self._key(text) for text in texts]
        known = self._known(keys)
        known.update(self._shipped(keys, known))
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        if missing:
            fresh = self._embedder.embed(list(missing.values())).astype(np.float16)
            known.update(zip(missing, fresh, strict=True))
            self._remember(list(zip(missing, (vector.tobytes() for vector in fresh), strict=True)))
        return np.array([known[key] for key in keys], dtype=np.float32)

    def _shipped(self, keys: Sequence[bytes], known: dict[bytes, Vectors]) -> dict[bytes, Vectors]:
        if self.name not in MODELS or all(key in known for key in keys):
            return {}
        rows = shipped(self.name)
        found = {key: vector for key in keys if key not in known and (vector := rows.get(key)) is not None}
        self._remember([(key, vector.tobytes()) for key, vector in found.items()])
        return {key: vector.astype(np.float32) for key, vector in found.items()}

    def forget(self, texts: Sequence[str]) -> None:
        """Deletes the vectors of the texts."""
        keys = [(self._key(text),) for text in texts]
        self._file.do(lambda file: _none(file.executemany("DELETE FROM vectors WHERE key = ?", keys)), None)

    def close(self) -> None:
        oldest = "DELETE FROM vectors WHERE rowid <= (SELECT max(rowid) FROM vectors) - ?"
        self._file.do(lambda file: _none(file.execute(oldest, (_MOST,))), None)
        self._file.close()

    def _key(self, text: str) -> bytes:
        return hashlib.sha256(f"{self.name}\n{text}".encode()).digest()

    def _known(self, keys: Sequence[bytes]) -> dict[bytes, Vectors]:
        return self._file.do(lambda file: _found(file, keys), {})

    def _remember(self, rows: list[tuple[bytes, bytes]]) -> None:
        self._file.do(lambda file: _put(file, rows), None)


def _none(_: object) -> None:
    return None


def _found(file: sqlite3.Connection, keys: Sequence[bytes]) -> dict[bytes, Vectors]:
    known: dict[bytes, Vectors] = {}
    for at in range(0, len(keys), _ASK_AT_ONCE):
        part = keys[at : at + _ASK_AT_ONCE]
        marks = ",".join("?" * len(part))
        rows = file.execute(f"SELECT key, vector FROM vectors WHERE key IN ({marks})", part)
        known.update((key, np.frombuffer(vector, dtype=np.float16)) for key, vector in rows)
    return known


def _put(file: sqlite3.Connection, rows: list[tuple[bytes, bytes]]) -> None:
    file.execute("BEGIN IMMEDIATE")
    file.executemany("INSERT OR IGNORE INTO vectors VALUES (?, ?)", rows)
    file.execute("COMMIT")


def every(path: Path, width: int) -> list[tuple[bytes, bytes]]:
    """All vectors of a width that a cache holds, as (key, vector) rows."""
    with contextlib.closing(sqlite3.connect(path)) as file:
        return list(file.execute("SELECT key, vector FROM vectors WHERE length(vector) = ?", (2 * width,)))
