"""Reading by cue words alone: a label in front of a value, else a short answer to a question that takes any words.
It stands in where the learned reader cannot be had."""

import re
from datetime import date as Date

from bot.reading.facts import Fact
from bot.reading.reading import Clause, Reading
from bot.reading.situation import Situation
from bot.reading.text import Span
from prompts import entries

_LINE = re.compile(r"[^\n]+")
_LABELLED = re.compile(r"\s*(?P<label>[^:：\n]{1,24})[:：]\s*(?P<value>\S[^\n]*)")
_LONGEST = 160  # characters of a line that can be one answer
#: label entry of prompts/guide/hear.yaml → kind of fact
_KINDS = {
    "goal": "goal.objective", "metric": "goal.metric", "starts": "scope.starts", "ends": "scope.ends",
    "persona": "persona.name", "needs": "persona.need", "expectations": "persona.expectation", "evidence": "evidence",
    "pains": "pain", "opportunity": "opportunity", "action": "action", "industry": "industry",
}  # fmt: skip
#: question → the kind that a bare answer is
_ANSWERS = {
    "goal": "goal.objective", "industry": "industry", "persona": "persona.name", "expectations": "persona.expectation",
    "evidence": "evidence", "stages": "stages", "touchpoints": "touchpoint", "pains": "pain",
    "opportunity": "opportunity", "action": "action",
}  # fmt: skip


class CueReader:
    def read(self, message: str, situation: Situation, today: Date) -> Reading:
        clauses = [_clause(found, situation) for found in _LINE.finditer(message) if found[0].strip()]
        return Reading(message, tuple(clauses))


def _clause(line: re.Match[str], situation: Situation) -> Clause:
    span = Span(line.start(), line.end())
    kind, value = _told(line[0], situation)
    if kind is None:
        return Clause(span, "kept", 0.0)
    return Clause(span, "saved", 0.5, Fact(kind, value, span, 0.5, situation.about))


def _told(line: str, situation: Situation) -> tuple[str | None, str]:
    if found := _LABELLED.fullmatch(line):
        word = found["label"].strip().casefold()
        for entry, names in entries("guide/hear").items():
            if entry in _KINDS and word in (n.casefold() for listed in names.values() for n in listed):
                return _KINDS[entry], found["value"].strip()
    bare = len(line) <= _LONGEST and not re.search(r"[?？]\s*$", line)
    return (_ANSWERS.get(situation.asked) if bare else None), line.strip()
