"""Sentences that say by themselves what they are about, whatever was asked: "the persona is Anna …",
"starts when …, ends when …", "as it is today"."""

import re

from bot.guide.readers.persona import persona, speaks_of_persona
from bot.guide.readers.scope import span, state_of
from bot.guide.slots import Slot
from bot.guide.steps.persona import read_persona
from bot.guide.turn import Turn
from bot.journey.commands import SetScope, SetState

_BOTH_ENDS = re.compile(
    r"\b(?:starts?|begins?|starting)\b.+\b(?:ends?|finishes|ending)\b|从.+到.+(?:为止|结束)|开始.+结束",
    re.IGNORECASE | re.DOTALL,
)
_CLAUSE = re.compile(r"(?P<clause>[^,，;；]{1,40})(?:[,，;；]\s*|$)")
_SENTENCES = re.compile(r"(?<=[。！!])\s*|(?<=[.])\s+(?=\D)|\n+")


def strong(turn: Turn, text: str) -> str:
    """Takes the sentences that are unmistakable; answers the rest."""
    before = len(turn.done)
    kept = [left for s in sentences(text) if (left := _left(turn, s.strip()))]
    return " ".join(kept) if len(turn.done) > before else text.strip()


def sentences(text: str) -> list[str]:
    return [s for s in _SENTENCES.split(text) if s.strip()]


def _left(turn: Turn, sentence: str) -> str:
    rest = _without_state(turn, sentence)
    told = rest and (_span(turn, rest, alone=rest != sentence) or _persona(turn, rest))
    return "" if told else rest


def _without_state(turn: Turn, sentence: str) -> str:
    """ "As it is today, from … to …": the clause that says the state is taken, and the rest heard for itself."""
    if turn.slot.kind not in ("state", "goal", "span", "persona"):
        return sentence
    for found in _CLAUSE.finditer(sentence):
        if state := state_of(found["clause"]):
            turn.do(SetState(state))
            return f"{sentence[: found.start()]}{sentence[found.end() :]}".strip(" ,，;；.。")
    return sentence


def _span(turn: Turn, sentence: str, alone: bool) -> bool:
    """`alone`: it stood beside the state, and needs no word for starting or ending to be told from an answer."""
    found = span(sentence) if alone or turn.slot.kind == "span" or _BOTH_ENDS.search(sentence) else None
    if found is None:
        return False
    turn.do(SetScope(*found))
    return True


def _persona(turn: Turn, sentence: str) -> bool:
    if turn.slot.kind == "persona" or not speaks_of_persona(sentence) or persona(sentence) is None:
        return False
    return read_persona(turn, Slot("persona", "persona"), sentence)
