"""What the knowledge base costs: time to index and to start, time of a query, memory; in processes of their own."""

import itertools
import json
import random
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import psutil

from knowledge.chunk import passages_of
from knowledge.corpus_pages import OWN, read_folder
from knowledge.embedding import BuiltIn, Embedder, Vectors
from knowledge.library import open_knowledge
from knowledge.meaning import Meaning, own_meaning
from knowledge.shelf import Shelf
from tests.bench.questions import own_set

_SHELF = Shelf("T1")
_PASSAGES_A_PAGE = 50


@dataclass(frozen=True)
class Weight:
    """Seconds, milliseconds, and the resident megabytes of the process that answers.

    `indexing` embeds every text (of many papers: writes them, their vectors being made up); `first` is a first start
    with the vectors that the product ships.
    """

    passages: int
    indexing: float
    first: float
    start: float
    median: float
    slow: float
    memory: float


def weigh_small() -> Weight:
    """The product's own corpus."""
    return _weigh(0)


def weigh_large(passages: int) -> Weight:
    """A workspace with many passages beside the own corpus."""
    return _weigh(passages)


def _weigh(passages: int) -> Weight:
    with tempfile.TemporaryDirectory(prefix="bench-weight-") as folder:
        indexed = _process("index", folder, passages)
        served = _process("serve", folder, passages)
    return Weight(
        int(served["passages"]), indexed["seconds"], indexed["first"], served["start"], served["median"],
        served["slow"], served["memory"],
    )  # fmt: skip


def _process(task: str, folder: str, passages: int) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.bench.weight", task, folder, str(passages)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures


def _index(home: Path, passages: int) -> dict[str, float]:
    begin = time.perf_counter()
    open_knowledge(home).close()
    first = time.perf_counter() - begin
    begin = time.perf_counter()
    if passages:
        papers = _papers(home, passages)
        base = open_knowledge(home, embedder=_Scattered(), meaning=_scattered_meaning())
        begin = time.perf_counter()
        base.add([papers], _SHELF)
    else:
        base = open_knowledge(home / "from-nothing", embedder=_Unshipped(), meaning=_unshipped_meaning())
    seconds = time.perf_counter() - begin
    base.close()
    return {"first": first, "seconds": seconds}


class _Unshipped(BuiltIn):
    """The same model under another name, for which no vectors are shipped."""

    name = "usem3-512, embedded here"


@dataclass(frozen=True)
class _Renamed:
    """An embedder under another name, likewise."""

    behind: Embedder

    @property
    def name(self) -> str:
        return f"{self.behind.name}, embedded here" if self.behind.name else ""

    def embed(self, texts: Sequence[str]) -> Vectors:
        return self.behind.embed(texts)


def _unshipped_meaning() -> Meaning:
    own = own_meaning()
    return Meaning(own.asked, _Renamed(own.found))


@dataclass(frozen=True)
class _Scattered:
    """Stands in for a model while many papers are indexed: what a search costs depends on the number of vectors."""

    name: str = BuiltIn.name
    width: int = 512

    def embed(self, texts: Sequence[str]) -> Vectors:
        drawn = np.random.default_rng(zlib.crc32(texts[0].encode()) if texts else 0)
        vectors = drawn.standard_normal((len(texts), self.width)).astype(np.float32)
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def _scattered_meaning() -> Meaning:
    own = own_meaning()
    return Meaning(own.asked, _Scattered(own.name, 384)) if own.name else own


def _serve(home: Path, passages: int) -> dict[str, float]:
    shelves = [_SHELF] if passages else []
    begin = time.perf_counter()
    base = open_knowledge(home)
    start = time.perf_counter() - begin
    base.retrieve("warm", shelves=shelves)
    times = [_timed(lambda text=one.text: base.retrieve(text, shelves=shelves)) for one in own_set().questions]
    listed = sum(one.passages for one in (*base.own_listing(), *base.listing(shelves)))
    return {
        "passages": listed,
        "start": start,
        "median": float(np.median(times)),
        "slow": float(np.percentile(times, 95)),
        "memory": psutil.Process().memory_info().rss / 2**20,
    }


def _timed(call: Callable[[], object]) -> float:
    begin = time.perf_counter()
    call()
    return (time.perf_counter() - begin) * 1000


def _papers(home: Path, passages: int) -> Path:
    """Pages put together from sentences of the corpus, no two passages alike."""
    folder = home / "papers"
    folder.mkdir()
    pool = [line for page in read_folder(OWN) for one in passages_of(page) for line in one.text.splitlines() if line]
    draw = random.Random(1)
    for page in range(passages // _PASSAGES_A_PAGE):
        sections = (f"## {page}-{at}\n\n{chr(10).join(draw.sample(pool, 4))}\n" for at in range(_PASSAGES_A_PAGE))
        (folder / f"{page:04}.md").write_text("\n".join(sections), encoding="utf-8")
    return folder


def _main(task: str, folder: str, passages: str) -> None:
    work = {"index": _index, "serve": _serve}[task]
    print(json.dumps(work(Path(folder), int(passages))))


if __name__ == "__main__":
    _main(*itertools.islice(sys.argv, 1, 4))
