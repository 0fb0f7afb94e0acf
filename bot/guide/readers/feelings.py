"""Feelings of many touchpoints in one message."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.guide.readers.assigned import Assigned
from bot.guide.readers.emotions import Feeling, faces_in, feeling, score_marks
from bot.guide.readers.lists import labelled, unmarked
from bot.guide.readers.match import best, tight
from bot.guide.readers.naming import mentioned, span_of, which
from bot.guide.readers.quoting import pieces
from bot.reading.lexicon import HAN, alternation, any_of, words
from bot.reading.plain import plain

_SEGMENT = re.compile(
    r"[\n;；,，、。]|\s+[/|]\s+|\.(?=\s)|\s+(?=#?\d{1,3}[:：)）]\s*[-−–－+\d])"
    rf"|(?<=\d)\s+(?={alternation(words('feelings.exceptions'))})",
    re.IGNORECASE,
)
_ALL = re.compile(rf"(?:{alternation(words('feelings.all'))})\s*[:：=]?\s*(?P<value>.+)", re.IGNORECASE | re.DOTALL)
_INDEXED = re.compile(r"#?(\d{1,3})\s*(?:[:：=、.)）]|\s(?=\s*[+\-−–－﹣\d:]))\s*(?P<value>\S.*)", re.DOTALL)
_LEAD = re.compile(rf"^{alternation(words('feelings.leads'))}[\s:：]*", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|our)\s+", re.IGNORECASE)
_OTHERS = re.compile(
    rf"(?:{alternation(words('feelings.others'))}|{alternation(words('feelings.all'))}){{1,2}}\s*[:：=]?\s*(?P<value>.+)",
    re.IGNORECASE,
)
_SEQUENCE = re.compile(r"[\s,，、;；/|]+")
_AROUND = " \t=,，、"
_COLON = re.compile(r"[\s=]*(?:：|:(?![a-z0-9_+'-]{1,60}:|[()|D-]))\s*", re.IGNORECASE)  # a colon, not a code or face
_SPACED_DASH = re.compile(r"\s*[-–—−]\s+")
_MOST = 300  # segments of one message that are read
_LONGEST_NAME = 24  # characters in which the beginning of a segment is tried as a name


def feelings(text: str, names: Sequence[str]) -> Assigned[Feeling]:
    """The feelings of the named touchpoints: `front desk: -2 "…"`, `1: -2, 2: +1`, `all 0`, `-2, 1, 0` in their order.
    What fits no name, or two, is left over."""
    text = plain(text)
    if not text or not names:
        return Assigned(leftover=text)
    return _of_all(text, names) or _in_sequence(text, names) or _by_segment(text, names)


def _of_all(text: str, names: Sequence[str]) -> Assigned[Feeling] | None:
    found = _ALL.fullmatch(text) if len(text) <= 80 else None
    told = feeling(found["value"]) if found else Feeling()
    if not told.scored or told.thought or mentioned(text, names):
        return None
    return Assigned(tuple((i, told) for i in range(len(names))))


def _in_sequence(text: str, names: Sequence[str]) -> Assigned[Feeling] | None:
    """Bare scores, as many as there are names."""
    if len(text) > 40 * len(names) or mentioned(text, names):
        return None
    faces = faces_in(text)
    if len(faces) == len(names) and not re.search(r"\w", re.sub(r":[\w+'-]+:", "", text)):
        return Assigned(tuple((i, Feeling(score)) for i, score in enumerate(faces)))
    told = [feeling(part) for part in _SEQUENCE.split(text) if part]
    if len(told) != len(names) or not all(f.scored and not f.thought for f in told):
        return None
    return Assigned(tuple(enumerate(told)))


def _by_segment(text: str, names: Sequence[str]) -> Assigned[Feeling]:
    heard = _Heard(names)
    segments = [s.strip() for s in pieces(text, _SEGMENT) if s.strip()]
    for segment in segments[:_MOST]:
        heard.hear(segment)
    told = heard.all_told()
    if told:
        return Assigned(told, "\n".join([*heard.left, *segments[_MOST:]]))
    only = feeling(_unnamed(text, names)) if len(names) == 1 else Feeling()
    return Assigned(((0, replace(only, rest="")),), only.rest) if only.scored else Assigned(leftover=text)


class _Heard:
    """What one segment after the other tells."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names
        self.told: dict[int, Feeling] = {}
        self.left: list[str] = []
        self.current: list[int] = []
        self.held: tuple[int, str] | None = None  # a name with words that may get their score in the next segment
        self.others: Feeling | None = None
        self.numbered = False  # whether the last score was a number

    def hear(self, segment: str) -> None:
        found = _read_all(segment, self.names)
        held, self.held = self.held, None
        if found:
            self._let_go(held)
            self._take(found)
            self.numbered = _ends_numbered(segment, self.names)
        elif held and feeling(segment).scored and not mentioned(segment, self.names):
            self._take([(held[0], replace(feeling(segment), thought=held[1] or None))])
        elif self.current and not held and _only_number(segment) and not self.numbered:
            index = self.current[-1]
            self.told[index] = replace(self.told[index], score=feeling(segment).score)
        elif others := _of_the_others(segment):
            self._let_go(held)
            self.others = others
        elif len(self.current) == 1 and not held and _goes_on(segment, self.told[self.current[0]], self.names):
            self.told[self.current[0]] = _with_thought(self.told[self.current[0]], segment)
        else:
            self._let_go(held)
            self.held = _named_only(segment, self.names)
            self.left += [segment] if self.held is None else []

    def _take(self, found: list[tuple[int, Feeling]]) -> None:
        for index, said in found:
            self.told[index] = _joined(self.told.get(index), said)
            self.left += [said.rest] if said.rest else []
        self.current = [index for index, _ in found]

    def _let_go(self, held: tuple[int, str] | None) -> None:
        if held:
            self.left.append(f"{self.names[held[0]]} {held[1]}".strip())

    def all_told(self) -> tuple[tuple[int, Feeling], ...]:
        self._let_go(self.held)
        self.held = None
        if self.others:
            self.told = {i: self.told.get(i, self.others) for i in range(len(self.names))}
        return tuple((i, replace(f, rest="")) for i, f in sorted(self.told.items()))


def _ends_numbered(segment: str, names: Sequence[str]) -> bool:
    """Whether what is said of the last one named holds a number."""
    starts = [at[0] for index in mentioned(segment, names) if (at := span_of(segment, names[index]))]
    from_there = max(starts) if len(starts) > 1 else 0
    return any(start >= from_there for start, _ in score_marks(segment))


def _only_number(segment: str) -> bool:
    told = feeling(segment)
    return told.score is not None and not told.thought and bool(score_marks(segment))


def _of_the_others(segment: str) -> Feeling | None:
    """ "the others 0", "其他都是1"."""
    found = _OTHERS.fullmatch(segment) if len(segment) <= 40 else None
    told = feeling(found["value"]) if found else Feeling()
    return told if told.scored and not told.thought else None


def _named_only(segment: str, names: Sequence[str]) -> tuple[int, str] | None:
    """(the one name that a segment begins with, the words behind it), where it tells no feeling yet."""
    segment = _ARTICLE.sub("", _LEAD.sub("", segment, count=1))
    pair = labelled(segment)
    if pair and isinstance(index := which(pair[0], names), int):
        return index, pair[1]
    inside = mentioned(segment, names)
    at = span_of(segment, names[inside[0]]) if len(inside) == 1 else None
    return (inside[0], segment[at[1] :].strip(_AROUND)) if at and at[0] == 0 else None


def _read_all(segment: str, names: Sequence[str]) -> list[tuple[int, Feeling]]:
    """One segment; where it holds several scores, cut behind or before each of them, if every part then tells one."""
    marks = score_marks(segment)
    if len(marks) < 2:
        return _read(segment, names)
    for cuts in ([end for _, end in marks[:-1]], [start for start, _ in marks[1:]]):
        parts = [segment[i:j].strip() for i, j in zip([0, *cuts], [*cuts, len(segment)], strict=True)]
        told = [_read(_without_and(part), names) for part in parts]
        if all(len(t) == 1 for t in told) and len({t[0][0] for t in told}) == len(told):
            return [t[0] for t in told]
    return _read(segment, names)


def _unnamed(text: str, names: Sequence[str]) -> str:
    pair = labelled(text)
    return pair[1] if pair and which(pair[0], names) == 0 else text


def _goes_on(segment: str, before: Feeling, names: Sequence[str]) -> bool:
    """Whether a segment without a name is the thought that belongs to the score before it."""
    return before.thought is None and not mentioned(segment, names) and len(segment) > 1


def _with_thought(before: Feeling, segment: str) -> Feeling:
    said = feeling(segment)
    if before.scored:
        return replace(before, thought=said.thought if said.thought and not said.rest else segment)
    return _joined(before, replace(said, thought=said.thought or segment))


def _joined(old: Feeling | None, new: Feeling) -> Feeling:
    if old is None:
        return new
    return Feeling(
        new.score if new.score is not None else old.score,
        new.thought or old.thought,
        new.out_of_range if new.out_of_range is not None else old.out_of_range,
    )


def _read(segment: str, names: Sequence[str]) -> list[tuple[int, Feeling]]:
    """What one segment says of which touchpoints."""
    segment = _LEAD.sub("", segment, count=1)
    pair = labelled(segment)
    if pair and isinstance(index := which(pair[0], names), int):
        return _if_any(index, pair[1])
    inside = mentioned(segment, names)
    if len(inside) > 1:
        return _of_several(segment, inside, names)
    if inside:
        return _of_one(segment, inside[0], names)
    return _indexed(segment, names) or _beginning(segment, names) or _inside(segment, names)


def _bare(text: str) -> str:
    """Without the marks that part a name from what is said of it."""
    text = text.strip(_AROUND)
    found = _COLON.match(text)
    return text[found.end() :].strip(_AROUND) if found else text


def _if_any(index: int, rest: str) -> list[tuple[int, Feeling]]:
    """A dash before a bare number may separate or may be a minus: not told, so not guessed."""
    if re.fullmatch(r"\s*[-–—−]\s+\d+\s*", rest):
        return []
    told = feeling(_SPACED_DASH.sub("", rest, count=1) if _SPACED_DASH.match(rest) else rest)
    return [] if told.empty else [(index, told)]


def _of_one(segment: str, index: int, names: Sequence[str]) -> list[tuple[int, Feeling]]:
    at = span_of(segment, names[index])
    assert at is not None
    before, after = unmarked(segment[: at[0]]), _bare(segment[at[1] :])
    if not before.strip(_AROUND):
        return _if_any(index, after)
    told = _if_any(index, f"{before} {after}")
    in_words = told and told[0][1].thought and after and told[0][1].thought not in segment
    return [(index, replace(told[0][1], thought=segment))] if in_words else told


def _of_several(segment: str, inside: tuple[int, ...], names: Sequence[str]) -> list[tuple[int, Feeling]]:
    """ "a -2 and b +1": each its own; "a and b: -1": one for all of them."""
    starts = sorted((at[0], index) for index in inside if (at := span_of(segment, names[index])))
    cuts = [*(s for s, _ in starts[1:]), len(segment)]
    parts = [(index, segment[start:cut]) for (start, index), cut in zip(starts, cuts, strict=True)]
    told = [_of_one(_without_and(part), index, names) for index, part in parts]
    if all(told):
        return [t[0] for t in told]
    if told[0] and all(score_marks(part) for t, (_, part) in zip(told, parts, strict=True) if t):
        silent = " ".join(part.strip(_AROUND) for t, (_, part) in zip(told, parts, strict=True) if not t)
        (index, first), *others = [t[0] for t in told if t]
        return [(index, replace(first, rest=f"{first.rest} {silent}".strip())), *others]
    if told[-1] and not any(told[:-1]) and all(_only_name(part, names[index]) for index, part in parts[:-1]):
        return [(index, told[-1][0][1]) for index, _ in parts]
    return []


def _without_and(part: str) -> str:
    return re.sub(rf"[\s,，]*{alternation(words('feelings.and'))}\s*$", "", part, flags=re.IGNORECASE)


def _only_name(part: str, name: str) -> bool:
    at = span_of(part, name)
    return at is not None and not any_of("feelings.and").sub("", part[at[1] :]).strip(" &+")


def _indexed(segment: str, names: Sequence[str]) -> list[tuple[int, Feeling]]:
    found = _INDEXED.fullmatch(segment if re.match(r"\s*#?\d", segment) else unmarked(segment))
    if not found or not 1 <= int(found[1]) <= len(names):
        return []
    return _if_any(int(found[1]) - 1, found["value"]) if feeling(found["value"]).scored else []


def _beginning(segment: str, names: Sequence[str]) -> list[tuple[int, Feeling]]:
    """The longest beginning of the segment that is one of the names, spelled more or less, the rest a feeling."""
    segment = unmarked(segment)
    for cut in range(min(len(segment) - 1, _LONGEST_NAME), 1, -1):
        head, tail = segment[:cut], segment[cut:]
        if not _between_words(head, tail) or head[-1] in "-−–－+" or (len(head) < 3 and head.isascii()):
            continue
        index = which(head.strip(_AROUND + ":：-–—的"), names)
        if isinstance(index, int) and (found := _if_any(index, _bare(tail))):
            return found if found[0][1].scored else []
    return []


def _inside(segment: str, names: Sequence[str]) -> list[tuple[int, Feeling]]:
    """A good part of one name anywhere in an English sentence that tells a feeling: "they hate the front desk"."""
    told = feeling(segment) if len(segment) <= 200 else Feeling()
    typed = re.findall(r"[A-Za-z][A-Za-z'’-]*", segment) if told.scored else []
    for size in (4, 3, 2, 1):
        for at in range(len(typed) - size + 1):
            words_there = " ".join(typed[at : at + size])
            index = best(words_there, names) if len(words_there) > 3 else None
            if isinstance(index, int) and len(tight(words_there)) >= 0.4 * len(tight(names[index])):
                return [(index, told)]
    return []


def _between_words(head: str, tail: str) -> bool:
    return re.search(rf"[{HAN}\W]$", head) is not None or re.match(rf"[{HAN}\W]", tail) is not None
