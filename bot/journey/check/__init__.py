"""The method check: a linter for journey maps, no model needed (rules J01–J19)."""

from collections.abc import Iterator
from datetime import date as Date

from bot.journey.check.duplicates import duplicates
from bot.journey.check.finding import ORDER, Breach, worded
from bot.journey.check.finding import Finding as Finding
from bot.journey.check.finding import Severity as Severity
from bot.journey.check.places import Places
from bot.journey.check.rules import RULES, overdue
from bot.journey.model import Journey, Language


def check(journey: Journey, today: Date, language: Language) -> tuple[Finding, ...]:
    """Every finding: errors, then warnings, then hints; within these by code, then in the order of the map."""
    places = Places(journey, language)
    breaches = sorted(_breaches(journey, today), key=lambda b: (ORDER.index(b.severity), b.code, places.order[b.at]))
    return tuple(worded(b, _place(b, places), language) for b in breaches)


def _breaches(journey: Journey, today: Date) -> Iterator[Breach]:
    for rule in RULES:
        yield from rule(journey)
    yield from overdue(journey, today)
    yield from duplicates(journey)


def _place(breach: Breach, places: Places) -> str:
    return places.goal if breach.code == "J14" else places.of(breach.at, breach.other)
