"""Sentences that say by themselves what they are about, whatever was asked: "the persona is Anna …",
"starts when …, ends when …", "as it is today"."""

import re

from bot.guide.readers.persona import persona, speaks_of_persona
from bot.guide.readers.scope import span, state_of
from bot.guide.slots import Slot
from bot.guide.steps.persona import read_persona
from bot.guide.turn import Turn
from bot.journey.commands import SetScope, SetState

_ENDS = re.compile(r"\b(?:starts?|begins?|ends?|finishes)\b|开始|结束|为止|起点|终点", re.IGNORECASE)
_SENTENCES = re.compile(r"(?<=[。！!])\s*|(?<=[.])\s+(?=\D)|\n+")


def strong(turn: Turn, text: str) -> str:
    """Takes the sentences that are unmistakable; answers the rest."""
    kept = [s for s in sentences(text) if s.strip() and not _taken(turn, s.strip())]
    gap = "" if len(kept) == 1 else " "
    return text.strip() if len(kept) == len(sentences(text)) else gap.join(k.strip() for k in kept)


def sentences(text: str) -> list[str]:
    return [s for s in _SENTENCES.split(text) if s.strip()]


def _taken(turn: Turn, sentence: str) -> bool:
    return _state(turn, sentence) or _span(turn, sentence) or _persona(turn, sentence)


def _state(turn: Turn, sentence: str) -> bool:
    state = state_of(sentence)
    if state is None or len(sentence) > 40 or turn.slot.kind not in ("state", "goal", "span", "persona"):
        return False
    turn.do(SetState(state))
    return True


def _span(turn: Turn, sentence: str) -> bool:
    found = span(sentence) if turn.slot.kind == "span" or _ENDS.search(sentence) else None
    if found is None:
        return False
    turn.do(SetScope(*found))
    return True


def _persona(turn: Turn, sentence: str) -> bool:
    if turn.slot.kind == "persona" or not speaks_of_persona(sentence) or persona(sentence) is None:
        return False
    return read_persona(turn, Slot("persona", "persona"), sentence)
