"""What is known of a shelf's passages before any question, in arrays: one place for each passage."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from knowledge.normal import breadth
from knowledge.passage import Passage

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Standing:
    """`page`: the page's number on this shelf. `concept`: its number in the phrasebook, -1 when it has none there.
    `twinned`: the page is there in both languages. `opens`: it is its page's first passage."""

    page: Ints
    concept: Ints
    chinese: Flags
    twinned: Flags
    opens: Flags
    industry: Flags
    case: Flags
    document: Flags
    length: npt.NDArray[np.float32]

    @classmethod
    def of(cls, passages: Sequence[Passage], concepts: dict[str, int]) -> "Standing":
        numbers: dict[str, int] = {}
        page = np.array([numbers.setdefault(one.page, len(numbers)) for one in passages], dtype=np.int64)
        chinese = np.array([one.language == "zh" for one in passages], dtype=np.bool_)
        both = _pages_with(page, chinese, len(numbers)) & _pages_with(page, ~chinese, len(numbers))
        return cls(
            page=page,
            concept=np.array([_concept(one, concepts) for one in passages], dtype=np.int64),
            chinese=chinese,
            twinned=both[page],
            opens=np.array([one.position == 0 for one in passages], dtype=np.bool_),
            industry=np.array([one.kind == "industry" for one in passages], dtype=np.bool_),
            case=np.array([one.kind == "case" for one in passages], dtype=np.bool_),
            document=np.array([one.kind == "document" for one in passages], dtype=np.bool_),
            length=np.array([breadth(one.text) for one in passages], dtype=np.float32),
        )


def _concept(passage: Passage, concepts: dict[str, int]) -> int:
    return -1 if passage.kind == "document" else concepts.get(passage.page, -1)


def _pages_with(page: Ints, flag: Flags, count: int) -> Flags:
    found = np.zeros(count, dtype=np.bool_)
    found[page[flag]] = True
    return found
