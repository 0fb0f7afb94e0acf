"""Vectors of ideas that lie near one another where people would put them together: the general sentence model's beside
those of the encoder, tuned on ideas that were sorted by hand."""

import logging
import threading
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from bot.workshop.clusters import FEWEST_TO_CENTRE, Vectors, centred, is_chinese
from knowledge.encoder.base import shared_base
from knowledge.encoder.sentences import Sentences

log = logging.getLogger(__name__)
LEARNED = Path(__file__).with_name("likeness.npz")
MOST = 500  # ideas; of more the general model's vectors must do, for the encoder takes milliseconds for each
SHARE = 1.4  # of the tuned vectors beside the general ones
KNOWN = 4  # as many ideas does the mean of a language weigh that is known beforehand
Embed = Callable[[Sequence[str]], Vectors]


def alike(texts: Sequence[str], embed: Embed) -> Vectors:
    """Unit vectors, shape (len(texts), width). Of very few and of very many ideas those of `embed` alone."""
    general = embed(texts)
    tuned = _shared() if FEWEST_TO_CENTRE <= len(texts) <= MOST else None
    if tuned is None:
        return general
    both = np.hstack([SHARE * tuned.vectors(texts), centred(texts, general)])
    unit: Vectors = (both / np.maximum(np.linalg.norm(both, axis=1, keepdims=True), 1e-9)).astype(np.float32)
    return unit


class Tuned:
    def __init__(self) -> None:
        with np.load(LEARNED) as kept:
            learned = {name: kept[name].astype(np.float32) for name in kept.files}
        self._means = {language: learned.pop(f"mean.{language}") for language in ("zh", "en")}
        self._sentences = Sentences(shared_base(), learned)

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors without what all ideas of a language have in common, here and in general."""
        found = self._sentences.queries(texts)
        chinese = np.array([is_chinese(text) for text in texts])
        for language, here in (("zh", chinese), ("en", ~chinese)):
            if here.any():
                known = KNOWN * self._means[language]
                found[here] -= (found[here].sum(axis=0) + known) / (here.sum() + KNOWN)
        unit: Vectors = found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9)
        return unit


_loading = threading.Lock()


def _shared() -> Tuned | None:
    with _loading:
        return _loaded()


@lru_cache(maxsize=1)
def _loaded() -> Tuned | None:
    """None, told once in the log, where the encoder's package is not to be had."""
    try:
        return Tuned()
    except (OSError, KeyError, ValueError, ImportError) as fault:
        log.warning("ideas are sorted by the general sentence model alone (%s)", fault)
        return None
