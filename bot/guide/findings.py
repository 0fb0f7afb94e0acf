"""What the method check found, a line each; what is wrong in several places in the same way is said once."""

from itertools import islice

from bot.journey.check import Finding
from bot.journey.model import Language
from prompts import render

MOST = 8  # lines that are read in a chat
MOST_PLACES = 5


def findings_told(findings: tuple[Finding, ...], language: Language) -> str:
    """The whole verdict in a sentence and its lines."""
    if not findings:
        return render("guide/say.check_clean", language)
    return render("guide/say.check_found", language, n=len(findings), lines=finding_lines(findings, language))


def finding_lines(findings: tuple[Finding, ...], language: Language) -> str:
    alike: dict[tuple[str, str, str], list[str]] = {}
    for one in findings:
        alike.setdefault((one.code, one.message, one.mend), []).append(one.place)
    shown = [
        render("guide/say.finding", language, code=code, place=_places(places, language), message=message, mend=mend)
        for (code, message, mend), places in islice(alike.items(), MOST)
    ]
    more = sum(map(len, islice(alike.values(), MOST, None)))
    return "\n".join([*shown, render("guide/say.check_more", language, n=more)] if more else shown)


def _places(places: list[str], language: Language) -> str:
    named = ("、" if language == "zh" else ", ").join(places[:MOST_PLACES])
    more = len(places) - MOST_PLACES
    return render("guide/say.places_more", language, named=named, n=more) if more > 0 else named
