"""The value that a correction gives to one field, as the command that it means."""

from dataclasses import asdict
from typing import Any

from bot.guide.readers.action import KpiSaid, kpi, status_of
from bot.guide.readers.emotions import feeling
from bot.guide.readers.field_correction import FieldSaid
from bot.guide.readers.lists import items, trimmed
from bot.guide.steps import emotions
from bot.guide.turn import Turn
from bot.journey import commands as c
from bot.journey.model import Action, Kpi, Opportunity, PainPoint, Persona, Touchpoint
from bot.journey.tree import find
from bot.reading.values.date import Impossible, due
from bot.reading.values.ordinal import cardinal


def changed(turn: Turn, id: str, said: FieldSaid) -> None:
    """Saves the value; where it is none that the field can have, says so."""
    part = find(turn.journey, id)
    match part:
        case Touchpoint() if said.field == "emotion":
            emotions.score(turn, part, feeling(said.value), explicit=True)
        case Touchpoint():
            turn.do(c.ChangeTouchpoint(id, **{said.field: trimmed(said.value)}))  # type: ignore[arg-type]
        case Persona():
            value = trimmed(said.value) if said.field == "description" else items(said.value)
            turn.do(c.ChangePersona(id, **{said.field: value}))  # type: ignore[arg-type]
        case PainPoint():
            _grade(turn, said, 0, 4, lambda grade: c.ChangePainPoint(id, **{said.field: grade}))
        case Opportunity():
            _grade(turn, said, 1, 5, lambda grade: c.ChangeOpportunity(id, **{said.field: grade}))
        case Action():
            _action(turn, part, said)


def _grade(turn: Turn, said: FieldSaid, low: int, high: int, command: Any) -> None:
    grade = cardinal(said.value)
    if grade is None or not low <= grade <= high:
        turn.say("out_of_range", value=said.value, low=low, high=high)
    else:
        turn.do(command(grade))


def _action(turn: Turn, part: Action, said: FieldSaid) -> None:
    match said.field:
        case "due":
            _due(turn, part, said.value)
        case "status":
            _status(turn, part, said.value)
        case "kpi" | "baseline" | "target":
            turn.do(c.ChangeAction(part.id, kpi=_kpi(part.kpi, said)))
        case "owner":
            value = trimmed(said.value)
            turn.do(c.ChangeAction(part.id, owner=value if value.startswith("<") else value.lstrip("@")))
        case _:
            turn.do(c.ChangeAction(part.id, **{said.field: trimmed(said.value)}))  # type: ignore[arg-type]


def _due(turn: Turn, part: Action, value: str) -> None:
    day = due(value, turn.at)
    if day is None or isinstance(day, Impossible):
        turn.say("no_such_day", value=value)
    else:
        turn.do(c.ChangeAction(part.id, due=day))


def _status(turn: Turn, part: Action, value: str) -> None:
    status = status_of(trimmed(value))
    if status is None:
        names = [turn.label(f"statuses.{s}") for s in ("planned", "testing", "doing", "done", "dropped")]
        turn.say("no_such", name=value, options=turn.join(names))
    else:
        turn.do(c.ChangeAction(part.id, status=status))


def _kpi(known: Kpi, said: FieldSaid) -> Kpi:
    """A KPI in new words keeps the figures that nobody put right."""
    if said.field == "kpi":
        told = kpi(said.value) or KpiSaid(name=trimmed(said.value))
        return known.model_copy(update={k: v for k, v in asdict(told).items() if v is not None})
    read = kpi(f"x 0 → {said.value}")
    if read is None:
        return known
    unit = {"unit": read.unit} if read.unit else {}
    return known.model_copy(update={said.field: read.target, **unit})
