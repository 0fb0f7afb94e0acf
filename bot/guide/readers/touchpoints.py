"""Touchpoints: a name, the channel, what the customer does, the lanes of the blueprint."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.guide.readers.assigned import Assigned
from bot.guide.readers.fields import labelled_fields
from bot.guide.readers.lists import items, labelled, marked, trimmed, unmarked
from bot.guide.readers.naming import which
from bot.guide.readers.quoting import pieces
from bot.journey.model import Lanes
from bot.reading.lexicon import any_of
from bot.reading.plain import plain

_IN_BRACKETS = re.compile(r"\s*[(（\[【](?P<inside>[^()（）\[\]【】\n]{1,200})[)）\]】]\s*")
_DASH = re.compile(r"\s+[-–—]{1,2}\s+|\s*——\s*|(?<=[\u4e00-\u9fff])\s*[-–—]\s*(?=[\u4e00-\u9fff])")
_ROWS = re.compile(r"\s*[|｜\t]\s*")
_LANE_WORDS = ("physical_evidence", "frontstage", "backstage", "support")


@dataclass(frozen=True)
class TouchpointSaid:
    name: str
    channel: str | None = None  # in the words given
    action: str | None = None
    lanes: Lanes = Lanes()


def touchpoints(text: str) -> tuple[TouchpointSaid, ...]:
    """The touchpoints that a text lists. Lines that only tell a lane ("backstage: …") belong to the one before."""
    out: list[TouchpointSaid] = []
    for told in (said for entry in _entries(plain(text)) for said in _several(entry)):
        if told.name:
            out.append(told)
        elif out and told.lanes != Lanes():
            out[-1] = replace(out[-1], lanes=_merged(out[-1].lanes, told.lanes))
    return tuple(out)


def _several(entry: str) -> list[TouchpointSaid]:
    """`线上：搜索、比价`: a channel that labels a list is the channel of each."""
    pair = labelled(entry)
    if not pair or not _is_of_a_channel(entry):
        return [_one(entry)]
    each = [_one(item) for item in items(pair[1])]
    return [replace(told, channel=told.channel or pair[0]) for told in each]


def _entries(text: str) -> tuple[str, ...]:
    """The list's items; a line that labels lanes, a row of cells, or a name with one action behind a dash is one item,
    however many commas it has."""
    lines = [line for line in text.split("\n") if line.strip()]
    out: list[str] = []
    for line in lines:
        whole = (marked(line) and len(lines) > 1) or _is_row(line) or _has_one_action(line) or _is_of_a_channel(line)
        out.extend([line] if whole or labelled_fields(unmarked(line), "lanes.labels")[0] else items(line))
    return tuple(out)


def _is_of_a_channel(line: str) -> bool:
    pair = labelled(line)
    another = pair and any(labelled(part) for part in pieces(pair[1], re.compile("[;；]")))
    return bool(pair and not another and any_of("channels.words").fullmatch(pair[0]))


def _is_row(line: str) -> bool:
    """Name | channel | action."""
    cells = _ROWS.split(unmarked(line))
    return 2 <= len(cells) <= 3 and channel_in(cells[1]) is not None


def _has_one_action(line: str) -> bool:
    parts = [p for p in pieces(unmarked(line), _DASH) if p.strip()]
    return len(parts) == 2 and len(items(parts[0])) == 1


def _one(entry: str) -> TouchpointSaid:
    told, rest = labelled_fields(unmarked(entry), "lanes.labels")
    channel, action = told.pop("channel", None), told.pop("action", None)
    lanes = Lanes(**{lane: told[lane] for lane in _LANE_WORDS if lane in told})
    if _is_row(rest):
        rest, channel, *more = (cell.strip() for cell in _ROWS.split(rest))
        action = more[0] if more else action
    name, bracketed = _channel_in_brackets(rest)
    name, dashed = _action_behind_dash(name)
    inferred = channel or bracketed or channel_in(name) or (channel_in(dashed) if dashed else None)
    return TouchpointSaid(trimmed(name), inferred, action or dashed, lanes)


def _channel_in_brackets(text: str) -> tuple[str, str | None]:
    """A bracket that ends the name, or holds a channel word, is the channel; others stay in the name."""
    for found in _IN_BRACKETS.finditer(text):
        inside = found["inside"].strip()
        behind = text[found.end() :].strip()
        if any_of("channels.words").search(inside) or (
            not behind and len(inside) <= 12 and not any(c.isdigit() for c in inside)
        ):
            return (text[: found.start()] + (" " + behind if behind else "")).strip(), inside
    return text, None


def _action_behind_dash(text: str) -> tuple[str, str | None]:
    parts = pieces(text, _DASH)
    if len(parts) < 2 or not parts[0].strip() or not parts[1].strip():
        return text, None
    return parts[0].strip(), trimmed(text[text.find(parts[1], len(parts[0])) :])


def channel_in(text: str) -> str | None:
    """The one channel that a text speaks of, in its own words; None for none or for several."""
    found = {m[0].lower(): m[0] for m in any_of("channels.words").finditer(text)}
    return next(iter(found.values())) if len(found) == 1 else None


def _merged(old: Lanes, new: Lanes) -> Lanes:
    return old.model_copy(update={k: v for k, v in new.model_dump().items() if v})


def by_stage(text: str, stage_names: Sequence[str]) -> Assigned[tuple[TouchpointSaid, ...]]:
    """`Stage: a, b, c`, one or many lines, also "stage 2: …"; lines under a stage's heading are its own."""
    told: dict[int, list[TouchpointSaid]] = {}
    left: list[str] = []
    current: int | None = None
    for line in _stage_lines(plain(text), stage_names):
        index, rest = _heading(line, stage_names)
        if index is not None:
            current = index
            told.setdefault(index, []).extend(touchpoints(rest))
        elif current is not None and (marked(line) or not labelled(line) or _one(line).lanes != Lanes()):
            told[current] = list(_added(told[current], line))
        else:
            left.append(line)
    return Assigned(tuple((i, tuple(t)) for i, t in sorted(told.items()) if t), "\n".join(left))


def _added(told: list[TouchpointSaid], line: str) -> tuple[TouchpointSaid, ...]:
    more = touchpoints(line)
    if not more and told:
        lanes = _one(line).lanes
        return (*told[:-1], replace(told[-1], lanes=_merged(told[-1].lanes, lanes)))
    return (*told, *more)


def _stage_lines(text: str, names: Sequence[str]) -> list[str]:
    """Lines; and where one line tells several stages, its parts."""
    out: list[str] = []
    for line in (line for line in text.split("\n") if line.strip()):
        parts = [p.strip() for p in pieces(line, re.compile("[;；。]|\\.\\s")) if p.strip()]
        many = len(parts) > 1 and all(_heading(p, names)[0] is not None for p in parts)
        out.extend(parts if many else [line])
    return out


def _heading(line: str, names: Sequence[str]) -> tuple[int | None, str]:
    """(the stage that a line is about, the rest of it)."""
    bare = unmarked(line) if not labelled(line) else line
    if pair := labelled(bare):
        index = which(pair[0], names)
        return (index, pair[1]) if isinstance(index, int) else (None, line)
    if re.search(r"[:：]\s*$", bare):
        index = which(bare.rstrip(" :："), names)
        return (index, "") if isinstance(index, int) else (None, line)
    return None, line
