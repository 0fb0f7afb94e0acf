"""A question that goes on with the one before it: "and in a bank?", 「那线上呢」.

Whether it does is learned from questions that people asked behind others and by themselves
(`knowledge/questions`, `make search`): from how it begins and ends, what it names of its own, and what it says.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from knowledge.embedding import Vectors
from knowledge.keywords import Keywords, terms
from knowledge.names import Names
from knowledge.normal import breadth
from knowledge.phrasebook import Phrasebook

FILE = Path(__file__).with_name("thread.npz")
SIGNS = ("breadth", "log_breadth", "named_share", "named", "like_a_name", "like_a_saying", "rarity", "opens_so",
         "ends_so", "points_back")  # fmt: skip
#: From this probability on a question goes on.
GOES_ON = 0.5
_WIDEST = 60.0
_OPENS_SO = re.compile(
    r"(?:and|or|but|also|then|so|ok(?:ay)?|right|yes|no|what about|how about|what if|same (?:for|in|with)|"
    r"in an?|for an?|with an?|why(?: not)?|any|which one|how so|what else|more)\b"
    r"|(?:那么?|那如果|如果|要是|换成|换作|还有|然后|另外|再|同样|反过来|为什么|怎么讲|具体|比如|有没有)",
    re.IGNORECASE,
)
_ENDS_SO = re.compile(r"呢[？?。！!～~]*$")
_POINTS_BACK = re.compile(
    r"\b(?:it|that|this|those|these|them|they|there|one|the same)\b"
    r"|[它他她]们?|这[个种样些]|那[个种样些]|上面|前面|刚才",
    re.IGNORECASE,
)


def joined(query: str, after: str) -> str:
    """The text to search for where a question goes on with another."""
    return f"{after.strip()} {query.strip()}"


def signs(query: str, vector: Vectors, names: Names, book: Phrasebook, keywords: Keywords) -> Vectors:
    """What tells a question that goes on from one that stands by itself, shape (SIGNS,); `vector` is the query's."""
    query = query.strip()
    width = breadth(query)
    named = {form for form, _ in names.within(query)}
    near = book.recognise(vector, query)
    words = terms(query)
    return np.array(
        [
            min(width, _WIDEST) / 10, np.log1p(width), sum(map(len, named)) / max(1, len(query)), bool(named),
            near[:, 2].max(initial=0), near[:, 0].max(initial=0), _mean([keywords.rarity(word) for word in words]) / 10,
            bool(_OPENS_SO.match(query)), bool(_ENDS_SO.search(query)), bool(_POINTS_BACK.search(query)),
        ],
        dtype=np.float32,
    )  # fmt: skip


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


@dataclass(frozen=True)
class Leaning:
    """Logistic weights: `signs` (SIGNS + 1,) by the signs alone, `whole` (SIGNS + width + 1,) by signs and vector of
    the built-in model; the last of each is the constant."""

    signs: Vectors
    whole: Vectors

    def chance(self, found: Vectors, vector: Vectors) -> float:
        """The probability that the question goes on; by the signs alone where the vector is another model's."""
        both = np.concatenate([found, vector])
        weights, row = (self.whole, both) if len(both) + 1 == len(self.whole) else (self.signs, found)
        return float(1 / (1 + np.exp(-(row @ weights[:-1] + weights[-1]))))

    def save(self, file: Path = FILE) -> None:
        arrays: dict[str, Any] = vars(self)
        np.savez(file, **arrays)


@lru_cache(maxsize=1)
def shipped_leaning() -> Leaning:
    """The weights that come with the product."""
    with np.load(FILE, allow_pickle=False) as stored:
        return Leaning(stored["signs"], stored["whole"])
