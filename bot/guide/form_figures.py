"""The figures of an action's KPI as a form sends them: a number, or one with its unit ("52分钟", "about 5 min")."""

from collections.abc import Mapping
from math import isfinite

from bot.reading.values.ordinal import Amount, amount

Fields = Mapping[str, str]
FIGURES = ("baseline", "target")


def read(text: str) -> Amount | None:
    """The number and its unit; None where the text is no finite number."""
    try:
        value = float(text)
    except ValueError:
        return amount(text)
    if not isfinite(value):
        return None
    return Amount(int(value) if value.is_integer() else value)


def apart(sent: Fields, unit: str) -> dict[str, str]:
    """Figures without their units; the first unit fills the unit's field where that is empty. `unit`: what stands on
    the map, for a form that does not send the field. What cannot be read stays as it was typed."""
    told, figures = dict(sent), {name: found for name in FIGURES if (found := read(sent.get(name, "")))}
    told |= {name: str(found.value) for name, found in figures.items()}
    behind = next((found.unit for found in figures.values() if found.unit), None)
    return told | {"unit": behind} if behind and not sent.get("unit", unit) else told


def in_another_unit(fields: Fields) -> tuple[str, ...]:
    """The figures with another unit than the unit's field, or than the figure before where that is empty."""
    unit, wrong = fields.get("unit", "").strip(), []
    for name in FIGURES:
        found = read(fields.get(name, "").strip())
        if found and found.unit and unit and not _same(found.unit, unit):
            wrong.append(name)
        unit = unit or ((found.unit if found else None) or "")
    return tuple(wrong)


def _same(one: str, other: str) -> bool:
    """ "min" and "minutes", "分钟" and "分" are one unit."""
    one, other = (word.casefold().replace(" ", "") for word in (one, other))
    return one.startswith(other) or other.startswith(one)
