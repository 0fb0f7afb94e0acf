"""The knowledge base of the settings."""

import logging
from pathlib import Path

from bot.settings import Settings
from knowledge.embedding import OpenAICompatible
from knowledge.library import KnowledgeBase, open_knowledge
from knowledge.shelving import Progress

log = logging.getLogger(__name__)


def opened_knowledge(
    settings: Settings, *, corpus: Path | None = None, progress: Progress | None = None
) -> KnowledgeBase:
    key, model = settings.openai_api_key, settings.openai_embedding_model
    embedder = OpenAICompatible(model, key.get_secret_value(), settings.openai_base_url) if key and model else None
    return open_knowledge(
        settings.home, chroma_url=settings.chroma_url, embedder=embedder, corpus=corpus, progress=progress
    )


def knowledge_if_any(settings: Settings) -> KnowledgeBase | None:
    """None where it cannot be opened: the guide works without it, and the log says why."""
    try:
        return opened_knowledge(settings)
    except Exception:
        log.exception("the knowledge base could not be opened; answers and suggestions are off")
        return None
