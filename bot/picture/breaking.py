"""Text made ready for a narrow column: no control characters, and a place to break wherever a word is too wide."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from bot.picture.faces import marked
from bot.picture.sheet import MM_A_POINT
from bot.picture.text import ems

SOFT_BREAK, BOX = "\u200b", "□"
_RUN = re.compile(r"[^\s\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\u3000-\u303f]+")
_AFTER = re.compile(r"(?<=[/?&=.,;:@_\-–—+#%|~])(?=\w)")
# Scripts of which no font of ours has a letter. A missing letter's own box would be drawn for a soft break as well.
_UNSEEN = re.compile(
    r"[^\u0000-\u06ff\u0900-\u097f\u10a0-\u10ff\u1e00-\u1fff\u2000-\u2bff\u2e80-\u9fff\uac00-\ud7af"
    r"\ue000-\ue005\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U0001f100-\U0001f2ff\U00020000-\U0002ffff]"
)
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Cn"})
_PRIVATE = frozenset({"Co"})


@dataclass(frozen=True)
class Measure:
    """The width of a text block and the size of its type."""

    width_mm: float
    size_pt: float

    def holds(self, word: str) -> bool:
        return sum(map(ems, word)) * self.size_pt * MM_A_POINT <= self.width_mm


def fitted(text: str | None, measure: Measure) -> str:
    """The text, cleaned, with soft breaks inside each word that is wider than the block; "" for None."""
    shown = _UNSEEN.sub(BOX, _tidy(marked(_without(text or "", _PRIVATE)), _INVISIBLE))
    return _RUN.sub(lambda run: _broken(run.group(), measure), shown)


def clean(text: str) -> str:
    """Without controls, direction marks and lone surrogates, which a page cannot show, and without outer blanks."""
    return _tidy(text, _INVISIBLE | _PRIVATE)


def shortened(text: str, characters: int) -> str:
    """On one line, and no longer than this many characters; "…" stands for the rest."""
    line = " ".join(clean(text).split())
    return line if len(line) <= characters else f"{line[: characters - 1].rstrip()}…"


@cache
def _category(character: str) -> str:
    return unicodedata.category(character)


def _tidy(text: str, unwanted: frozenset[str]) -> str:
    kept = _without(text.replace("\t", " "), unwanted)
    return "\n".join(line.strip() for line in kept.strip().split("\n"))


def _without(text: str, unwanted: frozenset[str]) -> str:
    return "".join(c for c in text if c == "\n" or _category(c) not in unwanted)


def _broken(word: str, measure: Measure) -> str:
    if measure.holds(word):
        return word
    pieces = _AFTER.split(word)
    return SOFT_BREAK.join(p if measure.holds(p) else SOFT_BREAK.join(p) for p in pieces)
