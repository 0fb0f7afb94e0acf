"""The weights that evidence is judged by: small networks, run with numpy alone. Trained by `make search`."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from knowledge.embedding import Vectors
from knowledge.passage import Verdict

FILE = Path(__file__).with_name("weights.npz")
#: For machines that cannot have the second embedder.
WITHOUT = Path(__file__).with_name("weights-without.npz")


@dataclass(frozen=True)
class Network:
    """One hidden layer: tanh(((x − middle) / spread) · inner + shift) · outer. Shapes: middle and spread (features,),
    inner (features, hidden), shift (hidden,), outer (hidden,), straight (features,): what needs no hidden layer."""

    middle: Vectors
    spread: Vectors
    inner: Vectors
    shift: Vectors
    outer: Vectors
    straight: Vectors

    def scores(self, evidence: Vectors) -> Vectors:
        """One number for each row; only differences between the rows of one question mean anything."""
        x = (evidence - self.middle) / self.spread
        return (np.tanh(x @ self.inner + self.shift) @ self.outer + x @ self.straight).astype(np.float32)


@dataclass(frozen=True)
class Certainty:
    """Whether the first passage answers. `thresholds`: from which probability on it is an answer, and from which on it
    is the closest page."""

    network: Network
    thresholds: tuple[float, float]

    def chances(self, evidence: Vectors) -> Vectors:
        """A probability for each row of evidence with its standing (see `certainty`)."""
        return (1 / (1 + np.exp(-self.network.scores(evidence)))).astype(np.float32)

    def verdict(self, chance: float) -> Verdict:
        answer, closest = self.thresholds
        return "answer" if chance >= answer else "closest" if chance >= closest else "nothing"


@dataclass(frozen=True)
class Brain:
    """`recognition`: weights of a page's recognition, (features,). `ranking`: several networks, their mean counts.
    `own` judges passages of pages that people have put into other words, `bare` those of all other texts."""

    recognition: Vectors
    ranking: tuple[Network, ...]
    own: Certainty
    bare: Certainty

    def scores(self, evidence: Vectors) -> Vectors:
        return mean_scores(self.ranking, evidence)

    def save(self, file: Path = FILE) -> None:
        arrays: dict[str, Any] = {"recognition": self.recognition, "thresholds": self._thresholds}
        for at, one in enumerate((*self.ranking, self.own.network, self.bare.network)):
            arrays |= {f"{at}-{name}": value.astype(np.float32) for name, value in vars(one).items()}
        np.savez_compressed(file, **arrays)

    @classmethod
    def load(cls, file: Path = FILE) -> "Brain":
        with np.load(file, allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
        count = 1 + max(int(name.partition("-")[0]) for name in arrays if name[0].isdigit())
        found = [Network(*(arrays[f"{at}-{name}"] for name in _PARTS)) for at in range(count)]
        *ranking, own, bare = found
        of_own, of_bare = ((float(answer), float(closest)) for answer, closest in arrays["thresholds"])
        return cls(arrays["recognition"], tuple(ranking), Certainty(own, of_own), Certainty(bare, of_bare))

    @property
    def _thresholds(self) -> Vectors:
        return np.array([self.own.thresholds, self.bare.thresholds], dtype=np.float32)


def mean_scores(ranking: Sequence[Network], evidence: Vectors) -> Vectors:
    total: Vectors = np.mean([one.scores(evidence) for one in ranking], axis=0).astype(np.float32)
    return total


_PARTS = ("middle", "spread", "inner", "shift", "outer", "straight")


@lru_cache(maxsize=2)
def shipped_brain(meaning: bool) -> Brain:
    """The weights that come with the product; `meaning`: whether the second embedder is there."""
    return Brain.load(FILE if meaning else WITHOUT)
