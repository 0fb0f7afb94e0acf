"""Facts into words: numbers, dates and people's words at a length that a message can hold."""

from collections.abc import Sequence
from datetime import date as Date
from typing import Any

from bot.journey.model import Language, Number
from prompts import render, said

MINUS = "−"


class Wording:
    """The words of one page in one language; `room` is how many characters a person's sentence may take."""

    def __init__(self, language: Language, today: Date, room: int) -> None:
        self.language = language
        self.today = today
        self.room = room
        self._brief = room * 2 // 3

    def say(self, entry: str, file: str = "page", **values: Any) -> str:
        return render(f"summary/{file}.{entry}", self.language, **values)

    def short(self, words: str) -> str:
        """A sentence of a person's, cut."""
        return cut(words, self.room) or self.say("unnamed")

    def name(self, words: str) -> str:
        """A name or title, cut shorter."""
        return cut(words, self._brief) or self.say("unnamed")

    def maybe(self, words: str | None, *, sentence: bool = False) -> str:
        """Words that nobody had to give, cut; empty where they did not."""
        return cut(words, self.room if sentence else self._brief)

    def names(self, listed: Sequence[str]) -> str:
        shown = [said(self.name(name)) for name in listed[:2]]
        return self.say("names", listed=shown, more=len(listed) - len(shown)) if shown else ""

    def date(self, day: Date) -> str:
        year = day.year if day.year != self.today.year else None
        return self.say("date", year=year, month=day.month, day=day.day)


def cut(words: str | None, room: int) -> str:
    line = " ".join((words or "").split())
    return line if len(line) <= room else line[: room - 1].rstrip() + "…"


def number(value: Number) -> str:
    """Whole numbers as they are, others with two digits at most, a true minus."""
    shown = str(value) if isinstance(value, int) else f"{value:.2f}".rstrip("0").rstrip(".")
    return ("0" if shown == "-0" else shown).replace("-", MINUS)


def signed(value: Number) -> str:
    """An emotion or a difference: with its sign, one digit behind the point at most."""
    shown = number(round(value, 1))
    return shown if shown == "0" or shown.startswith(MINUS) else f"+{shown}"
