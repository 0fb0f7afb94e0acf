"""Texts of people talking: WebVTT, SRT, and what Zoom, Teams, 飞书妙记 and 腾讯会议 write → who said what, when."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from bot.material.pieces import Dialogue, Spoke

_CLOCK = r"(?:\d{1,2}[:：])?\d{1,2}[:：]\d{2}(?:[.,]\d{1,3})?"
_DAY = r"(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s+)?"
_TIME = rf"[\[(（【]?\s*{_DAY}(?P<at>{_CLOCK})\s*(?:[AP]M)?\s*[\])）】]?"
_NAME = r"(?P<name>[^\n:：,，。！？!?\"“”|<>\[\]{}]{1,40}?)"
_ARROW = re.compile(rf"^\s*(?P<at>{_CLOCK})\s*-->\s*{_CLOCK}")
_VOICE = re.compile(r"<v(?:\.[^ >]*)?\s+(?P<name>[^>]+)>(?P<words>.*?)(?:</v>|$)", re.DOTALL)
_TAG = re.compile(r"</?[a-z][^>]*>", re.IGNORECASE)
_HEADS = (  # a line that says who speaks; the words follow
    re.compile(rf"^\s*[\[【]?{_NAME}[\]】]?\s*[:：\-–—|·,，]?\s+{_TIME}\s*[:：]?\s*$"),
    re.compile(rf"^\s*{_NAME}\s*[(（\[【]{_DAY}(?P<at>{_CLOCK})[)）\]】]\s*[:：]?\s*$"),
    re.compile(rf"^\s*{_TIME}\s+[\[【]?{_NAME}[\]】]?\s*[:：]?\s*$"),
)
_INLINE = (  # who, when and what in one line
    re.compile(
        rf"^\s*{_TIME}\s+(?:From\s+)?[\[【]?{_NAME}[\]】]?(?:\s+to\s+[^:：]{{1,40}})?\s*[:：]\s*(?P<words>\S.*)$"
    ),
    re.compile(rf"^\s*[\[【]?{_NAME}[\]】]?\s*{_TIME}\s*[:：]\s*(?P<words>\S.*)$"),
    re.compile(rf"^\s*\[{_NAME}\]\s+{_TIME}\s+(?P<words>\S.*)$"),
)
_PLAIN = re.compile(
    r"^\s*(?:\*\*)?(?P<name>[^\n:：,，。！？!?\"“”|<>\d#•·+\-–—][^\n:：,，。！？!?\"“”|<>]{0,30}?)(?:\*\*)?\s*[:：]\s*(?:\*\*)?\s*(?P<words>\S.*)$"
)
_ALONE = re.compile(rf"^\s*{_TIME}\s*$")


def dialogue(text: str, where: str = "") -> Dialogue | None:
    """The talk that a text is; None where it is none."""
    lines = text.split("\n")
    turns = _cues(lines) if any(_ARROW.match(line) for line in lines[:400]) else _headed(lines)
    turns = turns or _inline(lines) or _labelled(lines)
    joined = tuple(_joined(turns))
    return Dialogue(joined, where) if joined else None


def _joined(turns: Iterable[Spoke]) -> Iterator[Spoke]:
    """What one person says in several lines or cues is one turn."""
    last: Spoke | None = None
    for turn in turns:
        if not turn.words.strip():
            continue
        if last is not None and last.speaker == turn.speaker:
            gap = "" if _chinese(last.words[-1:]) else " "
            last = Spoke(last.speaker, f"{last.words}{gap}{turn.words}", last.at)
            continue
        if last is not None:
            yield last
        last = turn
    if last is not None:
        yield last


def _chinese(character: str) -> bool:
    return "\u2e80" <= character <= "\uffef"


def _cues(lines: list[str]) -> list[Spoke]:
    """WebVTT and SRT; and Word transcripts whose cues are a time line, a name, the words."""
    cues: list[tuple[str, list[str]]] = []
    for line in lines:
        arrow = _ARROW.match(line)
        if arrow:
            cues.append((arrow["at"], []))
        elif cues and line.strip() and not _counter(line):
            cues[-1][1].append(line.strip())
    named = _name_lines(cues)
    turns: list[Spoke] = []
    speaker = ""
    for at, said in cues:
        body = said[1:] if named else said
        who = said[0] if named and said else ""
        for name, words in _voices("\n".join(body)):
            speaker = name or who or speaker
            turns.append(Spoke(speaker, words, at))
    return turns


def _counter(line: str) -> bool:
    return line.strip().isdigit()


def _name_lines(cues: list[tuple[str, list[str]]]) -> bool:
    """Whether the first line under each time is a name: few of them, again and again."""
    first = [said[0] for _, said in cues if len(said) > 1]
    return len(first) > 2 and len(first) >= 0.8 * len(cues) and len(set(first)) <= max(2, len(first) // 2)


def _voices(text: str) -> Iterator[tuple[str, str]]:
    voices = list(_VOICE.finditer(text))
    if voices:
        for each in voices:
            yield each["name"].strip(), _bare(each["words"])
        return
    for line in text.split("\n"):
        said = _PLAIN.match(_bare(line))
        if said and len(said["name"].split()) <= 4:
            yield said["name"].strip(), said["words"].strip()
        else:
            yield "", _bare(line)


def _bare(text: str) -> str:
    return " ".join(_TAG.sub("", text).split())


def _headed(lines: list[str]) -> list[Spoke]:
    """A line with a name and a time, then the words."""
    heads = [next((found for form in _HEADS if (found := form.match(line))), None) for line in lines]
    names = [found["name"].strip() for found in heads if found]
    if len(names) < 2 or len(set(names)) > max(2, 0.7 * len(names)):
        return []
    turns: list[Spoke] = []
    for line, head in zip(lines, heads, strict=True):
        if head:
            turns.append(Spoke(head["name"].strip(), "", head["at"]))
        elif turns and line.strip():
            last = turns[-1]
            turns[-1] = Spoke(last.speaker, f"{last.words} {line.strip()}".strip(), last.at)
    return turns


def _inline(lines: list[str]) -> list[Spoke]:
    turns: list[Spoke] = []
    for line in lines:
        found = next((m for form in _INLINE if (m := form.match(line))), None)
        if found:
            turns.append(Spoke(found["name"].strip(), found["words"].strip(), found["at"]))
        elif turns and line.strip() and not _ALONE.match(line):
            last = turns[-1]
            turns[-1] = Spoke(last.speaker, f"{last.words} {line.strip()}", last.at)
    return turns if len(turns) >= 2 and len({t.speaker for t in turns}) < len(turns) else []


def _labelled(lines: list[str]) -> list[Spoke]:
    """`Anna: …` without times: only where two to six people take turns, nearly every line is somebody's, and nobody's
    name looks like a field's (each speaks again and again)."""
    filled = [line for line in lines if line.strip()]
    found = [_PLAIN.match(line) for line in filled]
    names = Counter(m["name"].strip().casefold() for m in found if m)
    said = sum(names.values())
    repeated = {name for name, n in names.items() if n >= 2}
    many = sum(names[name] for name in repeated)
    if said < 4 or not 2 <= len(repeated) <= 6 or many < 0.8 * said or said < 0.5 * len(filled):
        return []
    turns: list[Spoke] = []
    for line, match in zip(filled, found, strict=True):
        if match and match["name"].strip().casefold() in names:
            turns.append(Spoke(match["name"].strip(), match["words"].strip()))
        elif turns:
            last = turns[-1]
            turns[-1] = Spoke(last.speaker, f"{last.words} {line.strip()}")
    return turns if _takes_turns(turns) and not _are_fields(list(repeated)) else []


def _are_fields(names: list[str]) -> bool:
    """`Stage: …, Touchpoint: …` again and again is a map, and nobody's talk."""
    from bot.material.maps.fields import fields

    return sum(map(bool, fields(names))) >= 2


def _takes_turns(turns: list[Spoke]) -> bool:
    changes = sum(a.speaker != b.speaker for a, b in pairwise(turns))
    return changes >= 0.5 * (len(turns) - 1)
