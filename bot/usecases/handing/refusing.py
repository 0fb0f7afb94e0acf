"""Why a file was not read, in a sentence."""

from bot.journey.model import Language
from prompts import entries, render


def refusal(name: str, reason: str, language: Language) -> str:
    known = reason if reason in entries("usecases/talk")["file_reasons"] else "failed"
    why = render(f"usecases/talk.file_reasons.{known}", language)
    return render("usecases/talk.file_refused", language, name=name, reason=why)
