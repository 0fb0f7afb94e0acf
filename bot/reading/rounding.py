"""Stretches that end a word or two before their clause does take those in where they may be something."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from bot.reading.clauses import clause_of, paused
from bot.reading.labels import TEXTS
from bot.reading.learned.decode import Stretch
from bot.reading.learned.network import Scores
from bot.reading.text import Text

MOST = 2  # units that are taken in at an end
_LISTED = frozenset(("stages", "touchpoint", "channel", "persona.name", "action.owner"))  # said without a pause between
WHOLE = 8  # of a question of the team's own, which is a whole sentence
GLUE = 0.8  # of units that are surely no part of it


def joined(text: Text, found: Sequence[Stretch], sure: Callable[[Stretch], bool]) -> tuple[Stretch, ...]:
    """Where no pause parts them, what nobody is sure of goes to what is told right beside it, and two of one kind are
    one."""
    clauses, out = clause_of(text)[0], list[Stretch]()
    for stretch in found:
        before = out[-1] if out else None
        kept = _one(before, stretch, sure) if before and clauses[before.last] == clauses[stretch.first] else None
        if before and kept:
            out[-1] = replace(kept, first=before.first, last=stretch.last)
        else:
            out.append(stretch)
    return tuple(out)


def _one(before: Stretch, after: Stretch, sure: Callable[[Stretch], bool]) -> Stretch | None:
    """The one that both are; None where they are two."""
    if before.kind == after.kind and before.kind in TEXTS and before.kind not in _LISTED:
        return max(before, after, key=lambda stretch: stretch.sure)
    if before.kind not in TEXTS or after.kind not in TEXTS or sure(before) == sure(after):
        return None
    return before if sure(before) else after


def rounded(text: Text, scores: Scores, found: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """The same stretches in order; of the words between them those that were taken in are gone."""
    out = list(found)
    for n, stretch in enumerate(out):
        if stretch.kind != "O" or stretch.first > stretch.last:
            continue
        parts = list(paused(text, stretch.first, stretch.last))
        if (
            n
            and _belongs(text, scores, parts[0], out[n - 1])
            and _begins(parts[0], stretch)
            and _ends_clause(text, parts[0], stretch, len(parts))
        ):
            out[n - 1] = replace(out[n - 1], last=_word_end(text, parts[0]))
            out[n] = stretch = replace(stretch, first=out[n - 1].last + 1)
            if stretch.first > stretch.last:
                continue
            parts = list(paused(text, stretch.first, stretch.last))
        if (
            n + 1 < len(out)
            and _belongs(text, scores, parts[-1], out[n + 1])
            and _starts_clause(text, parts[-1], len(parts))
        ):
            out[n + 1] = replace(out[n + 1], first=parts[-1][0])
            out[n] = replace(stretch, last=parts[-1][0] - 1)
    return tuple(s for s in out if s.first <= s.last)


def _words(text: Text, part: tuple[int, int]) -> list[int]:
    return [u for u in range(part[0], part[1] + 1) if text.units[u].text[0].isalnum()]


def _word_end(text: Text, part: tuple[int, int]) -> int:
    return _words(text, part)[-1]


def _belongs(text: Text, scores: Scores, part: tuple[int, int], stretch: Stretch) -> bool:
    words = _words(text, part)
    if stretch.kind not in TEXTS or not 0 < len(words) <= (WHOLE if stretch.kind == "opportunity" else MOST):
        return False
    return float(np.exp(scores.tags[words, 0]).mean()) < GLUE


def _begins(part: tuple[int, int], stretch: Stretch) -> bool:
    return part[0] == stretch.first


def _ends_clause(text: Text, part: tuple[int, int], stretch: Stretch, parts: int) -> bool:
    """The part runs to a pause or to the end of the message."""
    return parts > 1 or stretch.last == len(text.units) - 1


def _starts_clause(text: Text, part: tuple[int, int], parts: int) -> bool:
    return parts > 1 or part[0] == 0
