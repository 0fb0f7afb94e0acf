"""The built-in models' vectors of the product's own corpus, shipped with it, so that a first start takes seconds and no
minute. A text that is not among them is embedded as any other; `make vectors` writes the file anew."""

import tempfile
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from knowledge.encoder.sentences import WIDTH
from knowledge.meaning import ASKED, FOUND

_HERE = Path(__file__).parent
#: Of each model the file of its vectors, and their width.
MODELS = {
    "usem3-512": (_HERE / "vectors.npz", 512),
    ASKED: (_HERE / "meaning.npz", WIDTH),
    FOUND: (_HERE / "meaning.npz", WIDTH),
}
Half = npt.NDArray[np.float16]


def shipped(model: str) -> dict[bytes, Half]:
    """Vectors by the key of their text (see `embedding_cache`); empty where the file is not there."""
    return _read(MODELS[model][0])


@lru_cache(maxsize=len(MODELS))
def _read(file: Path) -> dict[bytes, Half]:
    if not file.exists():
        return {}
    with np.load(file) as stored:
        keys, vectors = stored["keys"], stored["vectors"]
    return {key.tobytes(): vector for key, vector in zip(keys, vectors, strict=True)}


def put_away() -> None:
    """Lets go of what was read: after an index is built nobody asks for it."""
    _read.cache_clear()


def write(file: Path, rows: list[tuple[bytes, bytes]]) -> None:
    """Stores (key, vector as half-precision bytes) rows, in the order of their keys."""
    ordered = sorted(rows)
    keys = np.frombuffer(b"".join(key for key, _ in ordered), dtype=np.uint8).reshape(len(ordered), -1)
    vectors = np.frombuffer(b"".join(vector for _, vector in ordered), dtype=np.float16).reshape(len(ordered), -1)
    np.savez(file, keys=keys, vectors=vectors)


def main() -> None:
    """Indexes the corpus from nothing and keeps every vector that it took."""
    from knowledge.embedding_cache import every
    from knowledge.library import open_knowledge

    files = dict(MODELS.values())
    with tempfile.TemporaryDirectory() as folder:
        base = open_knowledge(Path(folder))
        _ = base.phrasebook
        base.close()
        for file, width in files.items():
            rows = every(Path(folder) / "knowledge" / "embeddings.sqlite", width)
            write(file, rows)
            print(f"{len(rows)} vectors, {file.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
