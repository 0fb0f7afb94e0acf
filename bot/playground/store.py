"""The workspace on disk: one SQLite table of records, and a folder of files' bytes.

The stand-in keeps everything in memory; this is what it comes back with after a restart.
"""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from threading import Lock
from typing import Any


class Store:
    """Records by (kind, id), each a JSON object. Safe to call from any thread."""

    def __init__(self, home: Path) -> None:
        self._files = home / "files"
        self._files.mkdir(parents=True, exist_ok=True)
        self._lock = Lock()
        self._db = sqlite3.connect(home / "workspace.db", check_same_thread=False, isolation_level=None)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=OFF")  # a toy workspace: a power cut may cost its last messages
        self._db.execute(
            "CREATE TABLE IF NOT EXISTS record (kind TEXT, id TEXT, body TEXT NOT NULL, PRIMARY KEY (kind, id))"
        )

    def put(self, kind: str, key: str, body: dict[str, Any]) -> None:
        with self._lock:
            self._db.execute(
                "INSERT INTO record VALUES (?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body",
                (kind, key, json.dumps(body, ensure_ascii=False)),
            )

    def drop(self, kind: str, key: str) -> None:
        with self._lock:
            self._db.execute("DELETE FROM record WHERE kind = ? AND id = ?", (kind, key))

    def all(self, kind: str) -> Iterator[dict[str, Any]]:
        """The records of a kind in the order in which they were first put."""
        with self._lock:
            rows = self._db.execute("SELECT body FROM record WHERE kind = ? ORDER BY rowid", (kind,)).fetchall()
        return (json.loads(body) for (body,) in rows)

    def write_file(self, key: str, content: bytes) -> None:
        (self._files / key).write_bytes(content)

    def read_file(self, key: str) -> bytes:
        return (self._files / key).read_bytes()

    def close(self) -> None:
        with self._lock:
            self._db.close()
