"""WebVTT, SRT and Word transcripts whose cues are a time line, perhaps a name, the words → who said what, when."""

import re
from collections import Counter
from collections.abc import Iterator

from bot.material.pieces import Spoke
from bot.material.turns import CLOCK, spoken

_ARROW = re.compile(rf"^\s*(?P<at>{CLOCK})\s*-->\s*{CLOCK}")
_VOICE = re.compile(r"<v(?:\.[^ >]*)?\s+(?P<name>[^>]+)>(?P<words>.*?)(?:</v>|$)", re.DOTALL)
_TAG = re.compile(r"</?[a-z][^>]*>", re.IGNORECASE)
_BRACKETED = re.compile(r"^\s*[\[【(（](?P<name>[^\[\]【】()（）]{1,40})[\])）】]\s*[:：]?\s*(?P<words>\S.*)$")

Cue = tuple[str, list[str]]  # its time, its lines


def is_cued(lines: list[str]) -> bool:
    return any(_ARROW.match(line) for line in lines[:400])


def cued(lines: list[str]) -> list[Spoke]:
    cues: list[Cue] = []
    for line in lines:
        arrow = _ARROW.match(line)
        if arrow:
            cues.append((arrow["at"], []))
        elif cues and line.strip() and not line.strip().isdigit():
            cues[-1][1].append(line.strip())
    return list(_turns(cues, named=_name_lines(cues), bracketed=_bracketed(cues)))


def _turns(cues: list[Cue], *, named: bool, bracketed: frozenset[str]) -> Iterator[Spoke]:
    speaker = ""
    for at, said in cues:
        body = said[1:] if named else said
        who = said[0] if named and said else ""
        for name, words in _voices("\n".join(body), bracketed):
            speaker = name or who or speaker
            yield Spoke(speaker, words, at)


def _name_lines(cues: list[Cue]) -> bool:
    """Whether the first line under each time is a name: few of them, again and again."""
    first = [said[0] for _, said in cues if len(said) > 1]
    return len(first) > 2 and len(first) >= 0.8 * len(cues) and len(set(first)) <= max(2, len(first) // 2)


def _bracketed(cues: list[Cue]) -> frozenset[str]:
    """Names that stand in brackets before the words of most cues; what stands there once is a stage direction."""
    found = [m["name"].strip() for _, said in cues for line in said if (m := _BRACKETED.match(_bare(line)))]
    names = {name for name, n in Counter(found).items() if n >= 2}
    return frozenset(names) if len(found) >= 0.5 * len(cues) else frozenset()


def _voices(text: str, bracketed: frozenset[str]) -> Iterator[tuple[str, str]]:
    voices = list(_VOICE.finditer(text))
    if voices:
        for each in voices:
            yield each["name"].strip(), _bare(each["words"])
        return
    for line in text.split("\n"):
        yield _voice(_bare(line), bracketed)


def _voice(line: str, bracketed: frozenset[str]) -> tuple[str, str]:
    inside = _BRACKETED.match(line)
    if inside and inside["name"].strip() in bracketed:
        return inside["name"].strip(), inside["words"].strip()
    said = spoken(line)
    return said if said and len(said[0].split()) <= 4 else ("", line)


def _bare(text: str) -> str:
    return " ".join(_TAG.sub("", text).split())
