"""The fields of an action's form as the command that they mean, and what is wrong with them."""

from collections.abc import Mapping
from datetime import date as Date
from typing import Any

from bot.guide.readers.dates import Impossible, due
from bot.guide.readers.numbers import amount
from bot.guide.steps.actions import owner_of
from bot.guide.turn import Turn
from bot.journey import commands as c
from bot.journey.model import Action, Kpi, Language
from bot.journey.tree import find
from prompts import render

Fields = Mapping[str, str]
FIGURES = ("baseline", "target")


def change_action(turn: Turn, of: str, f: Fields) -> c.Command:
    part = find(turn.journey, of)
    assert isinstance(part, Action)
    day = due(f["due"], turn.at) if "due" in f else None
    kpi = _kpi(f)
    return c.ChangeAction(
        of,
        title=f.get("title"),
        owner=owner_of(turn, f.get("owner")),
        department=f.get("department"),
        due=None if isinstance(day, Impossible) else day,
        trial=f.get("trial"),
        kpi=Kpi(**(part.kpi.model_dump() | kpi)) if kpi else None,
    )


def _kpi(f: Fields) -> dict[str, Any]:
    """What the form says of the KPI; a unit may also stand behind a figure."""
    figures = {name: read for name in FIGURES if name in f and (read := amount(f[name]))}
    unit = f.get("unit") or next((read.unit for read in figures.values() if read.unit), None)
    told: dict[str, Any] = {name: read.value for name, read in figures.items()}
    told |= {"name": f["kpi"]} if "kpi" in f else {}
    return told | ({"unit": unit} if unit else {})


def action_faults(fields: Fields, language: Language, today: Date) -> dict[str, str]:
    """What a person must mend in an action's form before it can be saved: field → sentence."""
    return _due_fault(fields, language, today) | (_figure_faults(fields, language) if "kpi" in fields else {})


def _due_fault(fields: Fields, language: Language, today: Date) -> dict[str, str]:
    typed = fields.get("due", "").strip()
    day = due(typed, today) if typed else None
    if not typed or isinstance(day, Date):
        return {}
    entry = "form_no_such_date" if isinstance(day, Impossible) else "form_unread_date"
    return {"due": render(f"guide/say.{entry}", language, value=typed)}


def _figure_faults(fields: Fields, language: Language) -> dict[str, str]:
    """A figure that cannot be read, or one in another unit than the rest. The goal's form has no KPI: its are words."""
    wrong: dict[str, str] = {}
    unit = fields.get("unit", "").strip()
    for name in FIGURES:
        typed = fields.get(name, "").strip()
        read = amount(typed) if typed else None
        if typed and read is None:
            wrong[name] = render("guide/say.form_unread_number", language, value=typed)
        elif read and read.unit and unit and not _same(read.unit, unit):
            wrong[name] = render("guide/say.form_two_units", language, value=typed)
        unit = unit or ((read.unit if read else None) or "")
    return wrong


def _same(one: str, other: str) -> bool:
    """ "min" and "minutes", "分钟" and "分" are one unit."""
    one, other = (word.casefold().replace(" ", "") for word in (one, other))
    return one.startswith(other) or other.startswith(one)
