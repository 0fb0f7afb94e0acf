"""What asking about the craft looks like beside everything else that is said to the guide.

It is learned from the questions of the training part, and from what the reader's training authors said and asked for
(`bot/reading/corpus`).
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from knowledge.asked import asked
from knowledge.embedding import Embedder
from knowledge.ranking.training.logistic import fitted
from knowledge.seeking import Seeking

SAID = Path(__file__).parents[3] / "bot" / "reading" / "corpus"
_DECAY = 100.0
#: What one of each kind counts: questions to the pages and what is told are many, requests and questions few.
_REQUEST, _QUESTION = 6.0, 3.0


@dataclass(frozen=True)
class Said:
    text: str
    seeks: bool
    weight: float = 1.0


def seeking(embedder: Embedder, meaning: Embedder) -> Seeking:
    """The weights, with and without the second embedder."""
    said = list(everything("training"))
    texts = [one.text for one in said]
    one, other = embedder.embed(texts).astype(np.float64), meaning.embed(texts).astype(np.float64)
    right = np.array([one.seeks for one in said], dtype=np.float64)
    weights = np.array([one.weight for one in said])
    return Seeking(fitted(one, right, weights, _DECAY), fitted(np.hstack([one, other]), right, weights, _DECAY))


def everything(part: str) -> Iterator[Said]:
    """What the authors of a part said; without questions that mean nothing alone, or that are half of a message."""
    yield from (Said(one.text, True) for one in asked(part) if not one.after)
    authors = json.loads((SAID / "parts.json").read_text(encoding="utf-8"))[part]
    for author in authors:
        for line in (SAID / f"{author}.jsonl").read_text(encoding="utf-8").splitlines():
            yield from _said(json.loads(line))


def _said(row: dict[str, Any]) -> Iterator[Said]:
    if "does" in row:
        yield Said(row["text"], row["does"] == "ask", _REQUEST)
        return
    kinds = [fact[0] for fact in row["facts"]]
    if kinds == ["question"]:
        yield Said(row["text"], True, _QUESTION)
    elif "question" not in kinds and ["question"] not in row["may"]:
        yield Said(row["text"], False)
