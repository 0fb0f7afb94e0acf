"""The learned reader's network, forward only."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from bot.reading.labels import HEADS
from bot.reading.learned.graph import Weights, head, reader_of
from bot.reading.learned.view import View
from knowledge.encoder.base import Base
from knowledge.encoder.graph import Floats
from knowledge.encoder.running import Words, opened


@dataclass(frozen=True)
class Scores:
    """Natural logarithms of probabilities for each unit over `labels.TAGS`; for each head raw scores of each unit."""

    tags: Floats
    heads: Mapping[str, Floats]


class Network:
    """Raises KeyError or ValueError where weights do not fit the encoder."""

    def __init__(self, base: Base, weights: Weights) -> None:
        self.base, self._words = base, Words(base)
        self._session = opened(reader_of(base, weights))
        base.put_away()

    def run(self, seen: View) -> Scores:
        given = {"words": self._words.of(seen.pieces), "cover": seen.cover, "side": seen.side, "place": seen.place,
                 "asked": np.asarray(seen.asked, np.int64)}  # fmt: skip
        tags, *heads = self._session.run(["tags", *map(head, HEADS)], given)
        return Scores(tags, dict(zip(HEADS, heads, strict=True)))
