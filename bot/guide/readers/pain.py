"""Pain points: what hurts, with its factors and tags."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.guide.readers.assigned import Assigned
from bot.guide.readers.factors import Factors, factors, rated_behind
from bot.guide.readers.lists import labelled, sayings, trimmed, unmarked
from bot.guide.readers.naming import mentioned, span_of, which
from bot.guide.readers.quoting import pieces
from bot.guide.readers.tags import explicit_tags, tags_in
from bot.reading.plain import plain

_HARD = re.compile(r"\s*[;；\n]\s*")
_SOFT = re.compile(r"\s*[,，、]\s*")


@dataclass(frozen=True)
class PainSaid:
    text: str
    factors: Factors | None = None
    tags: tuple[str, ...] = ()


def pains(text: str) -> tuple[PainSaid, ...]:
    """The pain points of a text: one a line, a number or a semicolon; a sentence with commas is one."""
    out: list[PainSaid] = []
    for entry in _entries(plain(text)):
        if told := pain(entry):
            out.append(told)
        elif out and out[-1].factors is None and (read := factors(entry)):
            out[-1] = replace(out[-1], factors=read[0])
    return tuple(out)


def pain(text: str) -> PainSaid | None:
    """One pain point; None where nothing is left but factors and tags."""
    read = factors(text) or rated_behind(text)
    told, rest = read if read else (None, text)
    _, rest = explicit_tags(rest)
    rest = trimmed(rest)
    return PainSaid(rest, told, tags_in(text)) if rest else None


def _entries(text: str) -> list[str]:
    out: list[str] = []
    for part in (p for p in pieces(text, _HARD) if p.strip()):
        listed = sayings(part)
        soft = [p for p in pieces(part, _SOFT) if p.strip()]
        if len(soft) > 1 and all(factors(p) and pain(p) for p in soft):
            out.extend(soft)
        elif factors(part):
            out.append(part)
        else:
            out.extend(listed if len(listed) > 1 and len(listed) <= 12 else [part])
    return out


def pains_by_touchpoint(text: str, names: Sequence[str]) -> Assigned[tuple[PainSaid, ...]]:
    """Pain points by the touchpoint that each names: `front desk: queue too long (f3 i4)`, lines under a heading."""
    told: dict[int, list[PainSaid]] = {}
    left: list[str] = []
    current: int | None = None
    for line in (p for p in pieces(plain(text), _HARD) if p.strip()):
        index, rest = _heading(line, names)
        current = index if index is not None else current
        if current is None:
            left.append(line.strip())
        else:
            told.setdefault(current, []).extend(pains(rest))
    return Assigned(tuple((i, tuple(p)) for i, p in sorted(told.items()) if p), "\n".join(left))


def _heading(line: str, names: Sequence[str]) -> tuple[int | None, str]:
    if (pair := labelled(line)) and isinstance(index := which(pair[0], names), int):
        return index, pair[1]
    bare = unmarked(line)
    if re.search(r"[:：]\s*$", bare) and isinstance(index := which(bare.rstrip(" :："), names), int):
        return index, ""
    inside = mentioned(bare, names)
    if len(inside) == 1:
        at = span_of(bare, names[inside[0]])
        alone = at and at[0] == 0 and re.match(r"\s*[-–—]{1,2}\s+|\s*——", bare[at[1] :])
        return inside[0], re.sub(r"^\s*[-–—]+\s*", "", bare[at[1] :]) if at and alone else bare
    return None, bare
