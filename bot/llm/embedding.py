"""Embeddings by an endpoint see no personal data either."""

from collections.abc import Sequence

from bot.llm.masking import Mask
from knowledge.embedding import Embedder, Vectors


class Masked:
    """Implements `knowledge.embedding.Embedder` over another one."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    @property
    def name(self) -> str:
        """Another name, because masked texts have other vectors: switching re-indexes."""
        return f"{self._embedder.name}, masked"

    def embed(self, texts: Sequence[str]) -> Vectors:
        return self._embedder.embed([Mask().hide(text) for text in texts])
