"""How sure is sure: the network's scores as shares that came true on authors it was not trained on."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np


@dataclass(frozen=True)
class Calibration:
    """`scores` → `shares`: points of a rising curve for all kinds; `leasts`: per kind the share from which on a fact
    enters the map at once (others are kept and told)."""

    scores: tuple[float, ...] = (0.0, 1.0)
    shares: tuple[float, ...] = (0.0, 1.0)
    leasts: Mapping[str, float] = field(default_factory=dict)
    least_of_all: float = 0.5
    least_glue: float = 0.88  # words between stretches that are less surely nothing are kept and told

    def sure(self, kind: str, score: float) -> float:
        return float(np.interp(score, self.scores, self.shares))

    def least(self, kind: str) -> float:
        return self.leasts.get(kind, self.least_of_all)
