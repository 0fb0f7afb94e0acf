"""The craft's own words for the guide: why a step matters, and who has faced a pain point before."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from knowledge.corpus_pages import own_passages
from knowledge.library import KnowledgeBase
from knowledge.passage import Found, Language, Passage
from knowledge.shelf import Shelf

_TABLE = Path(__file__).with_name("craft.yaml")
#: A case nearer than this has faced the same; below it, it is honest to say that none has.
NEAR = 0.42


def why(step: str, language: Language) -> Passage | None:
    """The one passage to cite for why a step matters; None for an unknown step."""
    if step not in _table()["why"]:
        return None
    page, position = _table()["why"][step]
    passages = own_passages(page, language)
    return passages[position] if position < len(passages) else None


def cases_for(
    base: KnowledgeBase,
    text: str,
    *,
    tags: Sequence[str] = (),
    industry: str | None = None,
    language: Language = "en",
    k: int = 2,
    shelves: Sequence[Shelf] = (),
) -> tuple[Found, ...]:
    """Cases that faced the same pain point, one passage of each at most; empty when none is near enough."""
    felt = " ".join(_table()["tags"][tag][language] for tag in tags if tag in _table()["tags"])
    results = base.retrieve(
        f"{text} {felt}", language=language, k=30, step="opportunities", industry=industry, kind="case", shelves=shelves
    )
    return _one_of_each([found for found in results.found if found.passage.kind == "case"], k)


def _one_of_each(cases: Sequence[Found], k: int) -> tuple[Found, ...]:
    best: dict[str, Found] = {}
    for found in cases:
        if found.near >= NEAR:
            best.setdefault(found.passage.page, found)
    return tuple(best.values())[:k]


@lru_cache(maxsize=1)
def _table() -> Any:
    return yaml.safe_load(_TABLE.read_text(encoding="utf-8"))
