"""What a question that goes on with another looks like: learned from the questions of the training part, and from
short ones in `knowledge/questions/threads`."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from knowledge.asked import FOLDER, asked
from knowledge.library import KnowledgeBase
from knowledge.ranking.training.logistic import fitted
from knowledge.thread import SIGNS, Leaning

#: A short one counts twice; all that go on together count half of all that stand by themselves.
_SHORT, _SHARE = 2.0, 0.5
_SIGNS_DECAY, _WHOLE_DECAY = 30.0, 100.0


@dataclass(frozen=True)
class Said:
    text: str
    goes_on: bool
    weight: float = 1.0


def leaning(base: KnowledgeBase) -> Leaning:
    """The weights."""
    said = list(everything(base))
    rows = np.array([np.concatenate(base.thread_signs(one.text)) for one in said], dtype=np.float64)
    right = np.array([one.goes_on for one in said], dtype=np.float64)
    weights = np.array([one.weight for one in said])
    weights[right == 1] *= _SHARE * weights[right == 0].sum() / weights[right == 1].sum()
    return Leaning(
        fitted(rows[:, : len(SIGNS)], right, weights, _SIGNS_DECAY, len(SIGNS)),
        fitted(rows, right, weights, _WHOLE_DECAY, len(SIGNS)),
    )


def everything(base: KnowledgeBase) -> Iterable[Said]:
    for one in asked("training"):
        yield Said(one.text, bool(one.after))
    for kind in ("follow", "alone"):
        for path in sorted((FOLDER / "threads").glob(f"{kind}.*.txt")):
            for line in path.read_text(encoding="utf-8").splitlines():
                yield Said(line, kind == "follow", _SHORT)
    names = [one.text for one in base.phrasebook.sayings if one.name]
    yield from (Said(text, False, 0.5) for text in names[::2])
