"""What the method check found, a line each."""

from bot.journey.check import Finding
from bot.journey.model import Language
from prompts import render

MOST = 8  # lines that are read in a chat


def findings_told(findings: tuple[Finding, ...], language: Language) -> str:
    """The whole verdict in a sentence and its lines."""
    if not findings:
        return render("guide/say.check_clean", language)
    return render("guide/say.check_found", language, n=len(findings), lines=finding_lines(findings, language))


def finding_lines(findings: tuple[Finding, ...], language: Language) -> str:
    shown = [
        render("guide/say.finding", language, code=f.code, place=f.place, message=f.message, mend=f.mend)
        for f in findings[:MOST]
    ]
    more = len(findings) - len(shown)
    return "\n".join([*shown, render("guide/say.check_more", language, n=more)] if more else shown)
