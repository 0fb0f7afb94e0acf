"""The fields of an action's form as the command that they mean."""

from collections.abc import Mapping
from typing import Any

from bot.guide.readers.dates import Impossible, due
from bot.guide.steps.actions import owner_of
from bot.guide.turn import Turn
from bot.journey import commands as c
from bot.journey.model import Action, Kpi
from bot.journey.tree import find

Fields = Mapping[str, str]


def change_action(turn: Turn, of: str, f: Fields) -> c.Command:
    part = find(turn.journey, of)
    assert isinstance(part, Action)
    day = due(f["due"], turn.at) if "due" in f else None
    kpi: dict[str, Any] = {n: _float(f[n]) for n in ("baseline", "target") if n in f and _float(f[n]) is not None}
    kpi |= {"name": f["kpi"]} if "kpi" in f else {}
    kpi |= {"unit": f["unit"]} if "unit" in f else {}
    return c.ChangeAction(
        of,
        title=f.get("title"),
        owner=owner_of(turn, f.get("owner")),
        department=f.get("department"),
        due=None if isinstance(day, Impossible) else day,
        trial=f.get("trial"),
        kpi=Kpi(**(part.kpi.model_dump() | kpi)) if kpi else None,
    )


def _float(text: str) -> float | int | None:
    try:
        value = float(text.replace("%", "").strip())
    except ValueError:
        return None
    return int(value) if value.is_integer() else value
