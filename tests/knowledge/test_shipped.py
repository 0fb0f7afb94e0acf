"""The vectors that are shipped belong to the corpus as it is: a first start embeds next to nothing."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from knowledge.corpus_pages import own_passages
from knowledge.embedding import BuiltIn, Vectors
from knowledge.embedding_cache import Cached
from knowledge.library import open_knowledge
from knowledge.shipped import shipped


class Counting(BuiltIn):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.texts += texts
        return super().embed(texts)


def test_a_first_start_embeds_next_to_nothing(tmp_path: Path) -> None:
    counting = Counting()
    base = open_knowledge(tmp_path, embedder=counting)
    passages = sum(listed.passages for listed in base.own_listing())
    base.close()
    assert passages > 900
    assert len(counting.texts) <= passages // 20, "the corpus has changed: run `make vectors`"


def test_shipped_vectors_are_the_models_own(tmp_path: Path) -> None:
    texts = [passage.text for passage in own_passages("method-peak-end", "en")]
    cached = Cached(Counting(), tmp_path / "embeddings.sqlite")
    from_file = cached.embed(texts)
    cached.close()
    assert np.allclose(from_file, BuiltIn().embed(texts), atol=2e-3)
    assert all(vector.shape == (512,) for vector in shipped().values())
