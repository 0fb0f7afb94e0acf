"""What a person must mend before a form can be saved, said beside its field. Pure: nothing is asked of anybody."""

from collections.abc import Mapping
from datetime import date as Date

from bot.guide import form_figures
from bot.guide.form_fields import GRADES, NEEDED, NONE
from bot.journey.model import Language
from prompts import render

Fields = Mapping[str, str]
LONGEST_NAME = 300  # characters
FIRST_YEAR, LAST_YEAR = 1990, 2100
DAYS = ("due", "quote_date")


def faults(form: str, fields: Fields, language: Language, today: Date) -> dict[str, str]:
    """Field → sentence, for `response_action: errors`."""
    wrong: dict[str, str] = {}
    for name, value in fields.items():
        said = _fault(name, value.strip(), figures="kpi" in fields)  # a goal's are words: its form has no KPI
        if said:
            entry, values = said
            wrong[name] = render(f"guide/say.{entry}", language, **values)
    return _two_units(fields, language) | wrong


def _two_units(fields: Fields, language: Language) -> dict[str, str]:
    names = form_figures.in_another_unit(fields) if "kpi" in fields else ()
    return {name: render("guide/say.form_two_units", language, value=fields[name]) for name in names}


def _fault(name: str, value: str, figures: bool) -> tuple[str, dict[str, object]] | None:
    if not value or value == NONE:
        return ("needed", {}) if name in NEEDED else None
    if name in GRADES or name == "emotion" or name.startswith("score:"):
        return _out_of_range(name, value)
    if name in DAYS:
        return None if _is_a_day(value) else ("form_no_such_date", {"value": value})
    if name in form_figures.FIGURES and figures:
        return None if form_figures.read(value) else ("form_unread_number", {"value": value})
    too_long = name in ("name", "title") and len(value) > LONGEST_NAME
    return ("form_too_long", {"n": len(value), "most": LONGEST_NAME}) if too_long else None


def _out_of_range(name: str, value: str) -> tuple[str, dict[str, object]] | None:
    grades = GRADES.get(name, ("-2", "-1", "0", "1", "2"))
    plain = value.replace("−", "-").replace("－", "-").lstrip("+")
    return None if plain in grades else ("out_of_range", {"value": value, "low": grades[0], "high": grades[-1]})


def _is_a_day(value: str) -> bool:
    try:
        return FIRST_YEAR <= Date.fromisoformat(value).year <= LAST_YEAR
    except ValueError:
        return False
