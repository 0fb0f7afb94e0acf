"""Whether a cell says anything: "none", "没有" and "n/a" are a survey's way of being empty."""

import re
import unicodedata
from functools import cache
from pathlib import Path

import yaml

from bot.material.script import simplified


@cache
def _empty() -> frozenset[str]:
    entries = yaml.safe_load((Path(__file__).parent / "nothing.yaml").read_text(encoding="utf-8"))
    return frozenset(_bare(str(word)) for words in entries for word in words)


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", simplified(text)).casefold())


def says_something(cell: str) -> bool:
    bare = _bare(cell)
    return any(character.isalpha() for character in bare) and bare not in _empty()
