"""The time that a sentence names, in the speaker's words."""

import re
from datetime import date as Date

from bot.usecases.requests.periods import ahead, period

LONGEST_EN, LONGEST_ZH = 5, 8  # words, characters
_WORD = re.compile(r"[A-Za-z0-9][\w.'-]*|\d{4}-\d{2}-\d{2}")


def time_in(text: str, today: Date) -> str:
    """The longest run of words that is a time; "" where none is."""
    return _latin(text, today) or _han(text, today)


def _latin(text: str, today: Date) -> str:
    words = list(_WORD.finditer(text))
    for size in range(min(LONGEST_EN, len(words)), 0, -1):
        for first in range(len(words) - size + 1):
            run = text[words[first].start() : words[first + size - 1].end()]
            if not (size == 1 and run.isdigit()) and _time(run, today):
                return run
    return ""


def _han(text: str, today: Date) -> str:
    runs: list[str] = re.findall(r"[\u4e00-\u9fff\d]{2,40}", text)
    for run in runs:
        for size in range(min(LONGEST_ZH, len(run)), 1, -1):
            for first in range(len(run) - size + 1):
                part = run[first : first + size]
                if not part.isdigit() and _time(part, today):
                    return part
    return ""


def _time(words: str, today: Date) -> bool:
    """Of what was, or of what is still to come."""
    return bool(period(words, today) or ahead(words, today))
