"""Questions that people asked in their own words, with the pages that answer them: what the search learns from.

One file an author. The parts are held apart by author: `training` (learned from, and searched as further wordings of
a page), `choosing` (thresholds and models). The part that finally judges is not among what the search may read.
"""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from knowledge.passage import Language

FOLDER = Path(__file__).with_name("questions")
#: From this grade on a page answers the question; below it, it only touches it.
ANSWERS = 2


@dataclass(frozen=True, slots=True)
class Asked:
    """`pages`: grade 1 (touches it) to 3 (answers it fully) by page id; empty where no page answers. `after`: the
    question that it follows in a thread."""

    id: str
    author: str
    language: Language
    text: str
    pages: tuple[tuple[str, int], ...]
    after: str | None = None

    @property
    def whole(self) -> str:
        """The question as it is searched: behind the one that it follows."""
        return f"{self.after} {self.text}" if self.after else self.text

    @property
    def answered_by(self) -> tuple[str, ...]:
        return tuple(page for page, grade in self.pages if grade >= ANSWERS)


@lru_cache(maxsize=4)
def asked(part: str) -> tuple[Asked, ...]:
    """All questions of a part, author by author; none where there is no such part."""
    return tuple(question for path in sorted((FOLDER / part).glob("*.jsonl")) for question in _read(path))


def _read(path: Path) -> list[Asked]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    texts = {row["id"]: row["text"] for row in rows}
    return [
        Asked(
            row["id"], path.stem, row["lang"], row["text"],
            tuple((page, grade) for page, grade in row["pages"].items() if grade > 0),
            texts.get(row.get("after"), row.get("after")),
        )
        for row in rows
    ]  # fmt: skip
