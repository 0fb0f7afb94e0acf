"""The vectors that are shipped belong to the corpus as it is: a first start embeds next to nothing."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from knowledge.corpus_pages import own_passages
from knowledge.embedding import BuiltIn, Embedder, Vectors
from knowledge.embedding_cache import Cached
from knowledge.encoder.sentences import WIDTH
from knowledge.library import open_knowledge
from knowledge.meaning import Meaning, own_meaning
from knowledge.shipped import shipped


class Counting(BuiltIn):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.texts += texts
        return super().embed(texts)


class CountingToo:
    """The second embedder, counted."""

    def __init__(self, behind: Embedder) -> None:
        self.name, self._behind, self.texts = behind.name, behind, list[str]()

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.texts += texts
        return self._behind.embed(texts)


def test_a_first_start_embeds_next_to_nothing(tmp_path: Path) -> None:
    counting, own = Counting(), own_meaning()
    meaning = Meaning(CountingToo(own.asked), CountingToo(own.found))
    base = open_knowledge(tmp_path, embedder=counting, meaning=meaning)
    _ = base.phrasebook
    passages = sum(listed.passages for listed in base.own_listing())
    base.close()
    assert passages > 900
    assert len(counting.texts) <= passages // 20, "the corpus has changed: run `make vectors`"
    if meaning.name:
        embedded = [*meaning.asked.texts, *meaning.found.texts]
        assert len(embedded) <= passages // 20, "the corpus has changed: run `make vectors`"


def test_shipped_vectors_are_the_models_own(tmp_path: Path) -> None:
    texts = [passage.text for passage in own_passages("method-peak-end", "en")]
    cached = Cached(Counting(), tmp_path / "embeddings.sqlite")
    from_file = cached.embed(texts)
    cached.close()
    assert np.allclose(from_file, BuiltIn().embed(texts), atol=2e-3)
    assert all(vector.shape == (512,) for vector in shipped("usem3-512").values())


def test_shipped_meanings_are_the_encoders_own(tmp_path: Path) -> None:
    own = own_meaning()
    if not own.name:
        pytest.skip("the encoder's package has no wheel for this machine")
    texts = [passage.heading for passage in own_passages("method-peak-end", "en")]
    cached = Cached(own.found, tmp_path / "embeddings.sqlite")
    from_file = cached.embed(texts)
    cached.close()
    assert np.allclose((from_file * own.found.embed(texts)).sum(axis=1), 1, atol=5e-3)
    assert all(vector.shape == (WIDTH,) for vector in shipped(own.name).values())
