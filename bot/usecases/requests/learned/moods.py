"""How a customer's words feel, by a regression on labelled sentences over both sentence encoders. Deterministic,
offline."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from bot.material.learned.softmax import Matrix
from bot.usecases.requests.learned.kernel import Kernel, load
from bot.workshop.clusters import is_chinese
from knowledge.embedding import BuiltIn
from knowledge.encoder.sentences import WIDTH, encoder_here, shared_sentences

LEARNED, MEANS = Path(__file__).with_name("moods.npz"), Path(__file__).with_name("moods.means.npz")
SHARE = 1.4  # of the general model's vectors beside the encoder's; with `reach` and `smooth` chosen by five folds
AT_ONCE = 256
_GENERAL = BuiltIn()
LANGUAGES = ("zh", "en")
Means = dict[str, Matrix]


def moods_of(texts: Sequence[str]) -> list[float]:
    """−1 … 1 for each text; 0 where it is neither good nor bad, and for all where the encoder is not to be had."""
    if not encoder_here():
        return [0.0] * len(texts)
    told: list[float] = []
    for start in range(0, len(texts), AT_ONCE):
        some = texts[start : start + AT_ONCE]
        told += _moods(_known().shares(placed(raw(some), some, _means())))
    return told


def _moods(shares: Matrix) -> list[float]:
    at = {name: n for n, name in enumerate(_known().classes)}
    good, bad, plain = (shares[:, at[name]] for name in ("good", "bad", "plain"))
    felt = np.where(plain >= np.maximum(good, bad), 0.0, np.clip(good - bad, -1, 1))
    return [round(float(one), 2) for one in felt]


def raw(texts: Sequence[str]) -> Matrix:
    """The encoder's unit vectors beside the general model's, shape (len(texts), width)."""
    both: Matrix = np.hstack([shared_sentences().queries(list(texts)), np.asarray(_GENERAL.embed(list(texts)))])
    return both


def placed(vectors: Matrix, texts: Sequence[str], means: Means) -> Matrix:
    """Without what all sentences of a language have in common, each half of one length."""
    chinese = np.array([is_chinese(text) for text in texts])
    apart = vectors - np.where(chinese[:, None], means["zh"], means["en"])
    halves = (apart[:, :WIDTH], apart[:, WIDTH:])
    units = [half / np.maximum(np.linalg.norm(half, axis=1, keepdims=True), 1e-9) for half in halves]
    made: Matrix = np.hstack([units[0], SHARE * units[1]]).astype(np.float32)
    return made


@lru_cache(maxsize=1)
def _known() -> Kernel:
    return load(LEARNED)


@lru_cache(maxsize=1)
def _means() -> Means:
    with np.load(MEANS) as kept:
        return {language: kept[language].astype(np.float32) for language in LANGUAGES}
