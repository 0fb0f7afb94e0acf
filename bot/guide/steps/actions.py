"""Step 9 and 11: what will be done, by whom, by when, and what came of it."""

import re
from dataclasses import asdict
from typing import Any

from bot.guide.readers.action import ActionSaid, KpiSaid, action, speaker
from bot.guide.readers.measurement import MeasurementSaid, measurement, reported
from bot.guide.readers.quoting import pieces
from bot.guide.slots import Slot
from bot.guide.turn import Turn
from bot.journey.commands import AddAction, ChangeAction, ChangeOpportunity, RecordMeasurement
from bot.journey.model import Action, Kpi
from bot.journey.tree import find, has

_RESULT_ENDS = re.compile(r"[\n;；]")


def read_action(turn: Turn, slot: Slot, text: str) -> bool:
    said = action(text, turn.at)
    if said is None or not said.title or not any(c.isalpha() for c in said.title):
        return False
    opportunity = slot.about if slot.about and has(turn.journey, slot.about) else _open_opportunity(turn)
    _complain(turn, said)
    turn.do(
        AddAction(
            turn.mint.new("action"),
            said.title,
            opportunity=opportunity,
            owner=owner_of(turn, said.owner),
            department=said.department,
            due=said.due,
            status=said.status or "planned",
            trial=said.trial,
            kpi=_kpi(Kpi(), said.kpi) or Kpi(),
        )
    )
    _rate(turn, opportunity, said)
    return True


def add_told(turn: Turn, opportunity: str, title: str, fields: dict[str, Any]) -> str:
    """An action under an opportunity ("": the first that has none yet); answers its id."""
    under = opportunity if opportunity and has(turn.journey, opportunity) else _open_opportunity(turn)
    turn.do(AddAction(turn.mint.new("action"), title, opportunity=under, **fields))
    return turn.journey.actions[-1].id


def record(turn: Turn, action_id: str, value: int | float) -> None:
    """A KPI's value after an action, measured today."""
    turn.do(RecordMeasurement(action_id, turn.at, value))
    before_after(turn, find(turn.journey, action_id))


def owner_of(turn: Turn, owner: str | None) -> str | None:
    """ "我", "I'll own it" is the name of who says it."""
    return turn.author.name if owner and speaker(owner) else owner


def _open_opportunity(turn: Turn) -> str | None:
    started = {a.opportunity for a in turn.journey.actions}
    free = [o.id for o in turn.journey.opportunities if o.id not in started]
    return free[0] if free else (turn.journey.opportunities[-1].id if turn.journey.opportunities else None)


def _complain(turn: Turn, said: ActionSaid) -> None:
    if said.due_problem:
        turn.say("no_such_date", value=said.due_problem)
    for value in said.out_of_range:
        turn.say("out_of_range", value=value, low=1, high=5)
    if said.rest:
        turn.keep(said.rest, turn.slot.key)
        turn.say("kept_part", text=said.rest)


def _rate(turn: Turn, opportunity: str | None, said: ActionSaid) -> None:
    """Impact and effort stand at the opportunity."""
    if opportunity and (said.impact is not None or said.effort is not None):
        turn.do(ChangeOpportunity(opportunity, impact=said.impact, effort=said.effort))


def read_details(turn: Turn, slot: Slot, text: str) -> bool:
    """Owner, due date, KPI, trial of an action that is there; a new title is no detail."""
    said = action(text, turn.at, titled=True)
    known = find(turn.journey, slot.about)
    assert isinstance(known, Action)
    if said is None:
        return False
    _complain(turn, said)
    change = ChangeAction(
        known.id,
        owner=owner_of(turn, said.owner),
        department=said.department,
        due=said.due,
        status=said.status,
        trial=said.trial,
        kpi=_kpi(known.kpi, said.kpi),
    )
    if change != ChangeAction(known.id):
        turn.do(change)
    _rate(turn, known.opportunity, said)
    return change != ChangeAction(known.id) or bool(said.due_problem) or said.impact is not None


def _kpi(known: Kpi, said: KpiSaid | None) -> Kpi | None:
    if said is None:
        return None
    return known.model_copy(update={k: v for k, v in asdict(said).items() if v is not None})


def read_measurement(turn: Turn, slot: Slot, text: str) -> bool:
    said = measurement(text, turn.at, [a.title for a in turn.journey.actions])
    if said is None:
        return False
    _measured(turn, said)
    return True


def _measured(turn: Turn, said: MeasurementSaid) -> None:
    measured = turn.journey.actions[said.action]
    turn.do(RecordMeasurement(measured.id, said.date, said.value, said.note))
    before_after(turn, find(turn.journey, measured.id))


def take_results(turn: Turn, text: str) -> str:
    """Once the map is published: saves the lines that report an action's result; answers the others."""
    if turn.journey.status != "published" or not turn.journey.actions:
        return text
    lines = [line for line in pieces(text, _RESULT_ENDS) if line.strip()]
    left = [line for line in lines if not _reported(turn, line.strip())]
    return text if len(left) == len(lines) else "\n".join(left)


def _reported(turn: Turn, line: str) -> bool:
    """By the action's title, or by the name of its KPI where only one action has that."""
    journey = turn.journey
    others = [*(s.name for s in journey.stages), *(t.name for t in journey.all_touchpoints())]
    said = reported(line, turn.at, [a.title for a in journey.actions], others)
    kpis = [a.kpi.name or "" for a in journey.actions]
    if said is None and (by_kpi := reported(line, turn.at, kpis, others)) and kpis.count(kpis[by_kpi.action]) == 1:
        said = by_kpi
    if said:
        _measured(turn, said)
    return said is not None


def before_after(turn: Turn, measured: object) -> None:
    """The KPI's baseline against the newest value, with the target."""
    if not isinstance(measured, Action) or not measured.measurements or measured.kpi.baseline is None:
        return
    kpi, newest = measured.kpi, measured.measurements[-1].value
    falling = kpi.target is not None and kpi.baseline is not None and kpi.target < kpi.baseline
    reached = kpi.target is not None and (newest <= kpi.target if falling else newest >= kpi.target)
    turn.say(
        "before_after",
        title=measured.title,
        kpi=kpi.name or "KPI",
        before=f"{kpi.baseline:g}",
        after=f"{newest:g}",
        unit=f" {kpi.unit}" if kpi.unit else "",
        target=None if kpi.target is None else f"{kpi.target:g}",
        reached=reached,
    )
