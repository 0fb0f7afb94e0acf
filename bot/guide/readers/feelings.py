"""Feelings of many touchpoints in one message."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.guide.readers.assigned import Assigned
from bot.guide.readers.emotions import Feeling, feeling
from bot.guide.readers.lexicon import alternation, words
from bot.guide.readers.lists import labelled, unmarked
from bot.guide.readers.match import Ambiguous
from bot.guide.readers.naming import mentioned, span_of, which
from bot.guide.readers.plain import plain
from bot.guide.readers.quoting import pieces

_SEGMENT = re.compile(r"[\n;；,，、。]|\s+[/|]\s+|\.(?=\s)")
_ALL = re.compile(rf"(?:{alternation(words('feelings.all'))})\s*[:：=]?\s*(?P<value>.+)", re.IGNORECASE | re.DOTALL)
_INDEXED = re.compile(r"#?(\d{1,3})\s*(?:[:：=、.)）]|\s(?=\s*[+\-−–－﹣\d:]))\s*(?P<value>\S.*)", re.DOTALL)
_SEQUENCE = re.compile(r"[\s,，、;；/|]+")
_AROUND = " \t:：=-—–,，、的"


def feelings(text: str, names: Sequence[str]) -> Assigned[Feeling]:
    """The feelings of the named touchpoints: `front desk: -2 "…"`, `1: -2, 2: +1`, `all 0`, `-2, 1, 0` in their order."""
    text = plain(text)
    if not text or not names:
        return Assigned(leftover=text)
    return _of_all(text, names) or _in_sequence(text, names) or _by_segment(text, names)


def _of_all(text: str, names: Sequence[str]) -> Assigned[Feeling] | None:
    found = _ALL.fullmatch(text)
    told = feeling(found["value"]) if found and len(text) <= 80 else Feeling()
    if (told.score is None and told.out_of_range is None) or mentioned(text, names):
        return None
    return Assigned(tuple((i, told) for i in range(len(names))))


def _in_sequence(text: str, names: Sequence[str]) -> Assigned[Feeling] | None:
    """Bare scores, as many as there are names."""
    if len(text) > 40 * len(names):
        return None
    told = [feeling(part) for part in _SEQUENCE.split(text) if part]
    if len(told) != len(names) or any((f.score is None and f.out_of_range is None) or f.thought for f in told):
        return None
    if len(names) == 1 or not mentioned(text, names):
        return Assigned(tuple(enumerate(told)))
    return None


def _by_segment(text: str, names: Sequence[str]) -> Assigned[Feeling]:
    told: dict[int, Feeling] = {}
    left: list[str] = []
    current: int | None = None
    for segment in (s.strip() for s in pieces(text, _SEGMENT) if s.strip()):
        found = _one(segment, names)
        if found:
            current, said = found
            told[current] = _joined(told.get(current), said)
        elif (
            current is not None
            and told[current].thought is None
            and not feeling(segment).score
            and _is_thought(segment)
        ):
            told[current] = replace(told[current], thought=segment)
        else:
            left.append(segment)
    if not told and len(names) == 1 and not feeling(text).empty:
        return Assigned(((0, feeling(text)),))
    return Assigned(tuple(sorted(told.items())), "\n".join(left))


def _is_thought(segment: str) -> bool:
    return len(segment) > 3


def _joined(old: Feeling | None, new: Feeling) -> Feeling:
    if old is None:
        return new
    return Feeling(
        new.score if new.score is not None else old.score,
        new.thought or old.thought,
        new.out_of_range if new.out_of_range is not None else old.out_of_range,
    )


def _one(segment: str, names: Sequence[str]) -> tuple[int, Feeling] | None:
    """One segment that names one touchpoint and says a feeling of it."""
    if (pair := labelled(segment)) and isinstance(index := which(pair[0], names), int):
        return _if_any(index, pair[1])
    if found := _INDEXED.fullmatch(unmarked(segment) if not re.match(r"\s*\d", segment) else segment):
        number = int(found[1])
        if 1 <= number <= len(names) and not feeling(found["value"]).empty:
            return number - 1, feeling(found["value"])
    inside = mentioned(segment, names)
    if len(inside) == 1 and (at := span_of(segment, names[inside[0]])):
        return _if_any(inside[0], _bare(segment[: at[0]] + " " + segment[at[1] :]))
    return _fuzzy(segment, names) if not inside else None


def _if_any(index: int, rest: str) -> tuple[int, Feeling] | None:
    told = feeling(rest)
    return None if told.empty else (index, told)


def _bare(rest: str) -> str:
    """Without the marks between name and score; a dash right before a number is its sign."""
    rest = rest.rstrip(_AROUND)
    return re.sub(rf"^(?:(?![-−–]\d)[{re.escape(_AROUND)}])+", "", rest)


def _fuzzy(segment: str, names: Sequence[str]) -> tuple[int, Feeling] | None:
    """The longest beginning of the segment that is one name, the rest a feeling."""
    parts = re.split(r"(\s+|[:：=])", segment)
    for cut in range(min(len(parts) - 1, 15), 0, -1):
        head, tail = "".join(parts[:cut]), "".join(parts[cut:])
        index = which(head.strip(_AROUND), names)
        if isinstance(index, Ambiguous) or index is None:
            continue
        if found := _if_any(index, tail.strip(" \t:：=—–")):
            return found
    return None
