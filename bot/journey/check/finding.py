"""What the method check says of a map, and where in the map it says it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from bot.journey.model import Language
from prompts import render

Severity = Literal["error", "warning", "hint"]
ORDER: tuple[Severity, ...] = ("error", "warning", "hint")


@dataclass(frozen=True)
class Finding:
    """`place` names the part in people's words; `at` is its id ("" for the journey itself). `message` and `mend`
    are one line each and hold no words of people."""

    code: str
    severity: Severity
    place: str
    message: str
    mend: str
    at: str = ""


@dataclass(frozen=True)
class Breach:
    """A rule broken, not yet put into words. `entry` names the message where a rule has more than one."""

    code: str
    severity: Severity
    at: str = ""
    entry: str = "found"
    other: str = ""  # the id of a second part concerned
    values: tuple[tuple[str, Any], ...] = ()


Breaches = Iterator[Breach]


def worded(breach: Breach, place: str, language: Language) -> Finding:
    entry = f"check/findings.{breach.code}"
    values = dict(breach.values)
    message = render(f"{entry}.{breach.entry}", language, **values)
    mend = render(f"{entry}.{'mend' if breach.entry == 'found' else f'mend_{breach.entry}'}", language, **values)
    return Finding(breach.code, breach.severity, place, message, mend, breach.at)
