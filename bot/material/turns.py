"""Lines of people talking, with a name before the words → who said what, when. The lines of one turn are parted by
line breaks."""

import re
from collections import Counter
from itertools import pairwise

from bot.material.pieces import Spoke

CLOCK = r"(?:\d{1,2}[:：])?\d{1,2}[:：]\d{2}(?:[.,]\d{1,3})?"
_DATE = r"(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}),?\s+"
_HALF = r"(?:[AaPp]\.?[Mm]\.?)?"
_TIME = rf"[\[(（【]?\s*(?:{_DATE})?(?:上午|下午|中午|晚上|凌晨)?\s*(?P<at>{CLOCK})\s*{_HALF}\s*[\])）】]?"
_NAME = r"(?P<name>[^\n:：,，。！？!?\"“”|<>\[\]{}]{1,40}?)"
_HEADS = (  # a line that says who speaks; the words follow
    re.compile(rf"^\s*[\[【]?{_NAME}[\]】]?\s*[:：\-–—|·,，]?\s+{_TIME}\s*[:：]?\s*$"),
    re.compile(rf"^\s*{_NAME}\s*[(（\[【](?:{_DATE})?(?P<at>{CLOCK})[)）\]】]\s*[:：]?\s*$"),
    re.compile(rf"^\s*{_TIME}\s+[\[【]?{_NAME}[\]】]?\s*[:：]?\s*$"),
)
_INLINE = (  # who, when and what in one line
    re.compile(
        rf"^\s*{_TIME}\s+(?:[-–—|·•]\s+)?(?:From\s+)?[\[【]?{_NAME}[\]】]?(?:\s+to\s+[^:：]{{1,40}})?\s*[:：]\s*"
        r"(?P<words>\S.*)$"
    ),
    re.compile(rf"^\s*[\[【]?{_NAME}[\]】]?\s*{_TIME}\s*[:：]\s*(?P<words>\S.*)$"),
    re.compile(rf"^\s*\[{_NAME}\]\s+{_TIME}\s+(?P<words>\S.*)$"),
)
_STAMPED = re.compile(rf"^\s*[\[(（【]?\s*{_DATE}(?:上午|下午)?\s*{CLOCK}")
_PLAIN = re.compile(
    r"^\s*(?:\*\*)?[\[【]?(?P<name>[^\s\n:：,，。！？!?\"“”|<>\d#•·+*\-–—\[\]【】][^\n:：,，。！？!?\"“”|<>\[\]【】]{0,30}?"
    r"(?:\s*[(（][^()（）\n]{1,40}[)）])?)[\]】]?(?:\*\*)?\s*[:：](?!\d\d)\s*(?:\*\*)?\s*(?P<words>\S.*)$"
)
_IN_BRACKETS = re.compile(r"^\s*[(（\[【](?P<name>[^()（）\[\]【】\n:：]{1,20})[)）\]】]\s*(?P<words>[^\s:：].*)$")
_ALONE = re.compile(rf"^\s*{_TIME}\s*$")
FIELD = 0.7  # how sure it is that a name is a field's
MOST_SPEAKERS = 10
_LEAD = 15  # lines that may stand before the first turn: a title, who was there


def spoken(line: str) -> tuple[str, str] | None:
    """(name, words) of `Anna: …`."""
    found = _PLAIN.match(line)
    return (_name(found["name"]), found["words"].strip()) if found else None


def _name(text: str) -> str:
    return text.strip().strip("*_").strip()


def _bracketed(line: str) -> tuple[str, str] | None:
    """(name, words) of `（用户B）…`, without a colon."""
    found = _IN_BRACKETS.match(line)
    return (_name(found["name"]), found["words"].strip()) if found else None


def headed(lines: list[str]) -> list[Spoke]:
    """A line with a name and a time, then the words."""
    heads = [next((found for form in _HEADS if (found := form.match(line))), None) for line in lines]
    names = [_name(found["name"]) for found in heads if found]
    if len(names) < 2 or len(set(names)) > max(2, 0.7 * len(names)):
        return []
    turns: list[Spoke] = []
    for line, head in zip(lines, heads, strict=True):
        if head:
            turns.append(Spoke(_name(head["name"]), "", head["at"]))
        elif turns and line.strip():
            _go_on(turns, line)
    return turns


def inline(lines: list[str]) -> list[Spoke]:
    """What bears a day and a time like the others but no name is the program's own line."""
    turns: list[Spoke] = []
    for line in lines:
        found = next((m for form in _INLINE if (m := form.match(line))), None)
        if found:
            turns.append(Spoke(_name(found["name"]), found["words"].strip(), found["at"]))
        elif turns and line.strip() and not _ALONE.match(line) and not _STAMPED.match(line):
            _go_on(turns, line)
    return turns if len(turns) >= 2 and len({t.speaker for t in turns}) < len(turns) else []


def labelled(lines: list[str]) -> list[Spoke]:
    """`Anna: …` without times: only where a few people take turns, nearly every line is somebody's, and nobody's
    name looks like a field's (each speaks again and again). Before the first turn a head may stand."""
    filled = [line for line in lines if line.strip() and not _ALONE.match(line)]
    found = [spoken(line) or _bracketed(line) for line in filled]
    counted = Counter(_shape(said[0]) for said in found if said)
    names = {said[0] for said in found if said and counted[_shape(said[0])] >= 2}
    places = [at for at, said in enumerate(found) if said and said[0] in names]
    if not _are_turns(found, places, len(names)) or _are_fields(list(names)):
        return []
    turns: list[Spoke] = []
    for line, said in zip(filled[places[0] :], found[places[0] :], strict=True):
        if said:
            turns.append(Spoke(*said))
        else:
            _go_on(turns, line)
    return turns if takes_turns(turns) else []


def _shape(name: str) -> str:
    """P1, P2 and P3 are called alike: one of them may speak a single time."""
    return re.sub(r"\d+", "#", name.casefold())


def _are_turns(found: list[tuple[str, str] | None], places: list[int], speakers: int) -> bool:
    if len(places) < 4 or not 2 <= speakers <= MOST_SPEAKERS or places[0] > _LEAD:
        return False
    between = found[places[0] : places[-1] + 1]
    said = sum(1 for one in between if one)
    return len(places) >= 0.8 * said and said >= 0.5 * len(between)


def _go_on(turns: list[Spoke], line: str) -> None:
    last = turns[-1]
    turns[-1] = Spoke(last.speaker, f"{last.words}\n{line.strip()}".strip(), last.at)


def _are_fields(names: list[str]) -> bool:
    """`Stage: …, Touchpoint: …` again and again is a map, and nobody's talk."""
    from bot.material.maps.fields import CORE, fields

    return sum(map(bool, fields(names))) >= 2 or bool(CORE & set(fields(names, FIELD)))


def takes_turns(turns: list[Spoke]) -> bool:
    changes = sum(a.speaker != b.speaker for a, b in pairwise(turns))
    return changes >= 0.5 * (len(turns) - 1)
