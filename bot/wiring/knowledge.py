"""The knowledge base of the settings."""

import logging
import shutil
import threading
from collections.abc import Sequence
from pathlib import Path

from bot.llm.embedding import Masked
from bot.settings import Settings
from knowledge.damage import says_damage
from knowledge.embedding import BuiltIn, Embedder, OpenAICompatible, Vectors
from knowledge.embedding_cache import discard
from knowledge.encoder.memory import give_back
from knowledge.index import Lost
from knowledge.library import KnowledgeBase, open_knowledge
from knowledge.shelving import Progress

log = logging.getLogger(__name__)


def opened_knowledge(
    settings: Settings, *, corpus: Path | None = None, progress: Progress | None = None
) -> KnowledgeBase:
    embedder = _embedder(settings)
    return open_knowledge(
        settings.home, chroma_url=settings.chroma_url, embedder=embedder, corpus=corpus, progress=progress
    )


def _embedder(settings: Settings) -> Embedder | None:
    """The endpoint's, where one is named; None: the built-in model."""
    key, model = settings.openai_api_key, settings.openai_embedding_model
    if not (key and model):
        return None
    theirs = OpenAICompatible(model, key.get_secret_value(), settings.openai_base_url)
    return Masked(theirs) if settings.llm_redact == "on" else theirs


def vectors_of(base: KnowledgeBase | None, texts: Sequence[str]) -> Vectors:
    """By the knowledge base's model; where there is no base, by the built-in one."""
    return base.vectors(texts) if base else _spare.embed(texts)


_spare = BuiltIn()


def knowledge_if_any(settings: Settings, progress: Progress | None = None) -> KnowledgeBase | None:
    """None where it cannot be opened: the guide works without it, and the log says why. A damaged index of the own
    corpus is built anew, as nothing is in it that the program does not bring along."""
    try:
        base = _whole(settings, progress)
        threading.Thread(target=_warm, args=(base,), daemon=True).start()
        return base
    except Exception:
        log.exception("the knowledge base could not be opened; answers and suggestions are off")
        return None


def _whole(settings: Settings, progress: Progress | None) -> KnowledgeBase:
    try:
        return _looked_through(opened_knowledge(settings))
    except Exception as damaged:
        corpus, cache = (settings.home / "knowledge" / name for name in ("shelves/corpus", "embeddings.sqlite"))
        if settings.chroma_url or not says_damage(damaged):
            raise
        log.warning("the index of the own corpus is damaged (%s) and is built anew", type(damaged).__name__)
        shutil.rmtree(corpus, ignore_errors=True)
        discard(cache)
        return _looked_through(opened_knowledge(settings, progress=progress))


def _looked_through(base: KnowledgeBase) -> KnowledgeBase:
    """Raises where the own corpus cannot be read."""
    try:
        if not base.own_listing():
            raise Lost("the own corpus is empty")
        return base
    except BaseException:
        base.close()
        raise


def _warm(base: KnowledgeBase) -> None:
    """The embedding model is read at the first question, for a second or more: nobody should wait for that."""
    try:
        base.retrieve("customer journey")
        give_back()
    except Exception:
        log.warning("the knowledge base did not answer a first question", exc_info=True)
