"""Whether words ask about the craft – what a persona is, how others cut their queues – and not for one's own things.

Nothing but the words tells "how many stages should I have" from an answer to a question, or 「CES 和 NPS 用哪个」 from
a request for the team's figures. It is learned (`make search`) from what people asked of the pages, asked for of their
own maps and told of them, held apart by author.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from knowledge.embedding import Vectors

FILE = Path(__file__).with_name("seeking.npz")


@dataclass(frozen=True)
class Seeking:
    """Logistic weights: `one` (width + 1,) of the built-in model's vector, `both` (width + width of the second + 1,) of
    the two; the last of each is the constant."""

    one: Vectors
    both: Vectors

    def chance(self, vector: Vectors, meaning: Vectors) -> float:
        """The probability that the craft is asked about; 0 where the vector is another model's."""
        row = np.concatenate([vector, meaning])
        weights = next((of for of in (self.both, self.one) if len(of) == len(row) + 1), None)
        return 0.0 if weights is None else float(1 / (1 + np.exp(-(row @ weights[:-1] + weights[-1]))))

    def save(self, file: Path = FILE) -> None:
        arrays: dict[str, Any] = vars(self)
        np.savez(file, **arrays)


@lru_cache(maxsize=1)
def shipped_seeking() -> Seeking:
    """The weights that come with the product."""
    with np.load(FILE, allow_pickle=False) as stored:
        return Seeking(stored["one"], stored["both"])
