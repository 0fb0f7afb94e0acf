"""Trains the heads of this folder from its YAML files, and from the reader's corpus for what is none of the views."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from bot.material.learned import softmax
from bot.reading.training.corpus import OWN, examples, part
from bot.usecases.requests.learned import kernel, moods
from bot.usecases.requests.learned.views import LEARNED, OTHER, vectors
from bot.workshop.clusters import is_chinese

HERE = Path(__file__).parent
LONGEST, EVERY = 90, 6  # characters of a message told to a map, and which of them are taken


def sentences(name: str) -> Iterator[tuple[str, str]]:
    """(sentence, its kind)."""
    found: dict[str, Any] = yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))
    return ((str(text), kind) for kind, both in found.items() for texts in both.values() for text in texts)


def read_otherwise() -> Iterator[tuple[str, str]]:
    """Requests that the reader knows, and some of what is told to a map."""
    every = [one.raw for one in examples(OWN, part("training"))]
    told = [raw["text"] for raw in every if "does" not in raw and len(raw["text"]) < LONGEST]
    yield from ((text, OTHER) for text in (*(raw["text"] for raw in every if "does" in raw), *told[::EVERY]))


def views() -> softmax.Softmax:
    pairs = [*sentences("views"), *read_otherwise()]
    return softmax.train(vectors([text for text, _ in pairs]), [kind for _, kind in pairs], decay=2e-3, rounds=300)


def feelings() -> tuple[kernel.Kernel, moods.Means]:
    """And the mean of each language's sentences."""
    texts, labels = zip(*sentences("moods"), strict=True)
    found, chinese = moods.raw(texts), np.array([is_chinese(text) for text in texts])
    means = {"zh": found[chinese].mean(axis=0), "en": found[~chinese].mean(axis=0)}
    return kernel.train(moods.placed(found, texts, means), list(labels), reach=0.5, smooth=0.1), means


def main() -> None:
    views().save(LEARNED)
    learned, means = feelings()
    learned.save(moods.LEARNED)
    np.savez_compressed(moods.MEANS, zh=means["zh"], en=means["en"])


if __name__ == "__main__":
    main()
