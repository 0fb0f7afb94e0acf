"""Sentences and figures where a name was asked for: never silently a part of the map, never lost."""

from collections.abc import Callable
from typing import TypeVar

from bot.guide.readers.names import is_data, is_no_name
from bot.guide.saying import clipped
from bot.guide.slots import Slot
from bot.guide.steps.evidence import read_evidence
from bot.guide.turn import Turn


def without_data(turn: Turn, text: str) -> str:
    """Files the lines that are figures from customers as evidence; answers what is left."""
    left: list[str] = []
    for line in text.split("\n"):
        if is_data(line) and read_evidence(turn, Slot("evidence", "evidence"), line):
            turn.say("as_evidence")
        else:
            left.append(line)
    return "\n".join(left).strip()


Said = TypeVar("Said")


def keep_no_names(turn: Turn, told: tuple[Said, ...], name: Callable[[Said], str]) -> tuple[Said, ...]:
    """Keeps what is no name and says so; answers the rest."""
    for one in told:
        if is_no_name(name(one)):
            turn.keep(name(one), turn.slot.key)
            turn.say("no_name", text=clipped(name(one)), step=turn.slot.step)
    return tuple(one for one in told if not is_no_name(name(one)))
