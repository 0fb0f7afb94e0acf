"""Chroma: the one place where passages and their vectors are kept, and the only module that knows it.

Embedded Chroma is one directory for one process: another process's writes are not seen, and two writers spoil it.
So every shelf has a directory for each generation of its contents, never changed once complete, and a small file that
names the current one. A writer copies, changes the copy, and swaps the name; killed half-way, it leaves the old
generation whole. Readers look at the name before each search. With a Chroma server the same is done with collections
and their metadata.
"""

import os
import shutil
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

from knowledge.embedding import Vectors
from knowledge.lock import PATIENCE, locked
from knowledge.passage import Passage

_SPACE = {"hnsw": {"space": "cosine", "ef_search": 256, "ef_construction": 128}}
_PAGE = 1000


class Lost(OSError):
    """A shelf is named, and what it names is not there or not whole."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A passage as it is kept: with the digest of the page it was cut from, and when that was added (ISO 8601)."""

    passage: Passage
    digest: str
    added: str


class Collection:
    """One generation of one shelf, open for reading."""

    def __init__(self, client: Any, collection: Any, generation: str, folder: Path) -> None:
        self._client, self._collection = client, collection
        self.generation, self.folder = generation, folder

    def everything(self) -> list[Kept]:
        """All passages with their texts, in no promised order."""
        kept: list[Kept] = []
        for offset in range(0, self._collection.count(), _PAGE):
            rows = self._collection.get(limit=_PAGE, offset=offset, include=["documents", "metadatas"])
            kept += map(_kept, rows["ids"], rows["documents"], rows["metadatas"])
        return kept

    def vectors(self, ids: Sequence[str]) -> dict[str, Any]:
        """The whole-passage vectors of the given passages."""
        rows = self._collection.get(ids=list(ids), include=["embeddings"])
        return dict(zip(rows["ids"], rows["embeddings"], strict=True))

    def nearest(self, vectors: Vectors, n: int) -> list[str]:
        """The ids of the n passages nearest to any of the vectors, each once."""
        rows = self._collection.query(query_embeddings=list(vectors), n_results=n, include=[])
        return list(dict.fromkeys(id for ids in rows["ids"] for id in ids))

    def close(self) -> None:
        self._client.close()


class Draft(Protocol):
    """The next generation of a shelf while it is written. `folder` is for what is kept beside the vectors."""

    folder: Path

    def drop(self, ids: Sequence[str]) -> None: ...
    def add(self, kept: Sequence[Kept], vectors: Vectors) -> None: ...


class Index(Protocol):
    """Where generations of shelves live."""

    def current(self, name: str) -> str | None:
        """The shelf's current generation, None for an empty shelf; cheap enough to ask before each search."""
        ...

    def folder(self, name: str, generation: str) -> Path:
        """Where files beside the vectors of this generation are."""
        ...

    def open(self, name: str) -> Collection | None:
        """The current generation for reading, None for an empty shelf. The caller closes it."""
        ...

    def writing(self, name: str, patience: float = PATIENCE) -> AbstractContextManager[None]:
        """Holds the shelf against other writers. Raises `ShelfBusy` when one does not end in `patience` seconds."""
        ...

    def draft(self, name: str, fresh: bool = False) -> AbstractContextManager[Draft]:
        """A copy of the current generation (nothing when fresh) that becomes current when the context ends well.

        To be used inside `writing`.
        """
        ...

    def forget(self, name: str) -> None:
        """Deletes what is left of former generations of the shelf. To be used inside `writing`."""
        ...

    def names(self) -> list[str]:
        """The shelves that have a generation."""
        ...

    def close(self) -> None: ...


class Embedded:
    """Chroma in this process, everything under one home directory."""

    def __init__(self, home: Path) -> None:
        self._home = home

    def current(self, name: str) -> str | None:
        try:
            return (self._home / name / "current").read_text().strip() or None
        except FileNotFoundError:
            return None
        except UnicodeDecodeError as spoilt:
            raise Lost(f"which generation of {name} is current cannot be read") from spoilt

    def folder(self, name: str, generation: str) -> Path:
        return self._home / name / generation

    def names(self) -> list[str]:
        return sorted(path.parent.name for path in self._home.glob("*/current"))

    def open(self, name: str) -> Collection | None:
        for _ in range(5):
            generation = self.current(name)
            if generation is None:
                return None
            folder = self.folder(name, generation)
            # A writer may have moved on twice since the name was read, and taken this generation away.
            if (folder / "chroma").is_dir():
                return self._opened(name, generation, folder)
            time.sleep(0.02)
        raise Lost(f"generation {generation} of {name} is missing")

    @staticmethod
    def _opened(name: str, generation: str, folder: Path) -> Collection:
        from chromadb.errors import NotFoundError

        client = _directory(folder / "chroma")
        try:
            return Collection(client, _get(client, name), generation, folder)
        except BaseException as fault:
            client.close()
            if isinstance(fault, NotFoundError):
                raise Lost(f"generation {generation} of {name} is empty") from fault
            raise

    def writing(self, name: str, patience: float = PATIENCE) -> AbstractContextManager[None]:
        return _lock(self._home, name, patience)

    @contextmanager
    def draft(self, name: str, fresh: bool = False) -> Iterator[Draft]:
        shelf = self._home / name
        old = self.current(name)
        new = _next(old)
        folder = shelf / f"{new}.unfinished"
        self._sweep(shelf, keep={old})
        folder.mkdir()
        if old and not fresh:
            shutil.copytree(shelf / old / "chroma", folder / "chroma")
        client = _directory(folder / "chroma")
        try:
            yield _Writing(_get_or_create(client, name), folder)
        except BaseException:
            client.close()
            shutil.rmtree(folder, ignore_errors=True)
            raise
        client.close()
        folder.rename(shelf / new)
        _write(shelf / "current", new)
        self._sweep(shelf, keep={old, new})

    def forget(self, name: str) -> None:
        self._sweep(self._home / name, keep={self.current(name)})

    def close(self) -> None:
        """Nothing is held open here; collections are closed by who opened them."""

    @staticmethod
    def _sweep(shelf: Path, keep: set[str | None]) -> None:
        # The generation before the current one stays until the next write: another process may still read it.
        for path in shelf.glob("g*"):
            if path.name not in keep:
                shutil.rmtree(path, ignore_errors=True)


class Server:
    """A Chroma server that several processes share; files beside the vectors stay local."""

    def __init__(self, url: str, home: Path) -> None:
        self._home = home
        self._client = _http(url)
        self._seen: dict[str, tuple[float, str | None]] = {}
        self._guard = threading.Lock()

    def current(self, name: str) -> str | None:
        with self._guard:
            asked, generation = self._seen.get(name, (0.0, None))
            if time.monotonic() - asked > 1.0:
                generation = self._pointer(name)
                self._seen[name] = (time.monotonic(), generation)
            return generation

    def folder(self, name: str, generation: str) -> Path:
        folder = self._home / name / generation
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def names(self) -> list[str]:
        listed = [collection.name for collection in self._client.list_collections()]
        return sorted(name.removesuffix(".current") for name in listed if name.endswith(".current"))

    def open(self, name: str) -> Collection | None:
        generation = self.current(name)
        if generation is None:
            return None
        collection = _get(self._client, f"{name}.{generation}")
        return _Shared(self._client, collection, generation, self.folder(name, generation))

    def writing(self, name: str, patience: float = PATIENCE) -> AbstractContextManager[None]:
        return _lock(self._home, name, patience)

    @contextmanager
    def draft(self, name: str, fresh: bool = False) -> Iterator[Draft]:
        old = self._pointer(name)
        new = _next(old)
        self._sweep(name, keep={old})
        target = _get_or_create(self._client, f"{name}.{new}")
        if old and not fresh:
            _copy(_get(self._client, f"{name}.{old}"), target)
        try:
            yield _Writing(target, self.folder(name, new))
        except BaseException:
            self._client.delete_collection(f"{name}.{new}")
            raise
        pointer = self._client.get_or_create_collection(f"{name}.current", embedding_function=None)
        pointer.modify(metadata={"generation": new})
        self._seen.pop(name, None)
        self._sweep(name, keep={old, new})

    def forget(self, name: str) -> None:
        self._sweep(name, keep={self._pointer(name)})

    def close(self) -> None:
        self._client.close()

    def _pointer(self, name: str) -> str | None:
        from chromadb.errors import NotFoundError

        try:
            metadata = _get(self._client, f"{name}.current").metadata or {}
        except NotFoundError:
            return None
        return metadata.get("generation")

    def _sweep(self, name: str, keep: set[str | None]) -> None:
        for collection in self._client.list_collections():
            start, _, generation = collection.name.rpartition(".")
            if start == name and generation.startswith("g") and generation not in keep:
                self._client.delete_collection(collection.name)
                shutil.rmtree(self._home / name / generation, ignore_errors=True)


class _Shared(Collection):
    def close(self) -> None:
        """The connection belongs to the `Server` and is used on."""


class _Writing:
    def __init__(self, collection: Any, folder: Path) -> None:
        self._collection, self.folder = collection, folder

    def drop(self, ids: Sequence[str]) -> None:
        for at in range(0, len(ids), _PAGE):
            self._collection.delete(ids=list(ids[at : at + _PAGE]))

    def add(self, kept: Sequence[Kept], vectors: Vectors) -> None:
        for at in range(0, len(kept), _PAGE):
            part = kept[at : at + _PAGE]
            self._collection.upsert(
                ids=[one.passage.id for one in part],
                documents=[one.passage.text for one in part],
                metadatas=[_metadata(one) for one in part],
                embeddings=vectors[at : at + _PAGE],
            )


def _lock(home: Path, name: str, patience: float) -> AbstractContextManager[None]:
    (home / name).mkdir(parents=True, exist_ok=True)
    return locked(home / name / "writing", name, patience)


def _metadata(kept: Kept) -> dict[str, Any]:
    passage = kept.passage
    return {
        "page": passage.page, "title": passage.title, "heading": passage.heading,
        "language": passage.language, "kind": passage.kind, "source": passage.source,
        "industries": ",".join(passage.industries), "steps": ",".join(passage.steps), "tags": ",".join(passage.tags),
        "url": passage.url or "", "position": passage.position, "digest": kept.digest, "added": kept.added,
        "wordings": "\n".join(passage.wordings), "leaf": passage.leaf or 0,
    }  # fmt: skip


def _kept(id: str, text: str, metadata: Any) -> Kept:
    passage = Passage(
        id=id, page=metadata["page"], title=metadata["title"], heading=metadata["heading"], text=text,
        language=metadata["language"], kind=metadata["kind"], source=metadata["source"],
        industries=_split(metadata["industries"]), steps=_split(metadata["steps"]), tags=_split(metadata["tags"]),
        url=metadata["url"] or None, position=metadata["position"],
        wordings=tuple(metadata.get("wordings", "").splitlines()), leaf=metadata.get("leaf") or None,
    )  # fmt: skip
    return Kept(passage, metadata["digest"], metadata["added"])


def _split(joined: str) -> tuple[str, ...]:
    return tuple(part for part in joined.split(",") if part)


def _next(generation: str | None) -> str:
    return f"g{int(generation[1:]) + 1 if generation else 1:06d}"


def _write(path: Path, text: str) -> None:
    fresh = path.with_suffix(".new")
    with fresh.open("w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def _directory(path: Path) -> Any:
    import chromadb
    from chromadb.api.shared_system_client import SharedSystemClient

    try:
        return chromadb.PersistentClient(str(path), settings=_settings())
    except Exception:
        # Chroma would remember the failed one and give it to whoever opens a mended folder of this name.
        SharedSystemClient._identifier_to_system.pop(str(path), None)
        raise


def _http(url: str) -> Any:
    import chromadb

    parts = urlsplit(url)
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 8000)
    return chromadb.HttpClient(parts.hostname or "localhost", port, ssl=secure, settings=_settings())


def _settings() -> Any:
    from chromadb.config import Settings

    return Settings(anonymized_telemetry=False)


def _get(client: Any, name: str) -> Any:
    return client.get_collection(name, embedding_function=None)


def _get_or_create(client: Any, name: str) -> Any:
    return client.get_or_create_collection(name, embedding_function=None, configuration=_SPACE)


def _copy(source: Any, target: Any) -> None:
    for offset in range(0, source.count(), _PAGE):
        rows = source.get(limit=_PAGE, offset=offset, include=["documents", "metadatas", "embeddings"])
        target.upsert(
            ids=rows["ids"], documents=rows["documents"], metadatas=rows["metadatas"], embeddings=rows["embeddings"]
        )
