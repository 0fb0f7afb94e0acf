"""The plain forms of `lexicon/wants`: compiled once, looked for in both languages."""

import re
from functools import cache
from typing import Any

from prompts import entries


@cache
def _entry(path: str) -> Any:
    found: Any = entries("lexicon/wants")
    for part in path.split("."):
        found = found[part]
    return found


@cache
def _pattern(path: str) -> re.Pattern[str]:
    """Chinese forms as they stand, English ones without case; a named group has its name in one of them only."""
    both = _entry(path)
    return re.compile("|".join(f"(?:{form})" for form in (*both["en"], *both["zh"])), re.IGNORECASE)


def says(path: str, text: str) -> bool:
    return _pattern(path).search(text) is not None


def at(path: str, text: str) -> int:
    """Where the form begins; −1 where it is not found."""
    found = _pattern(path).search(text)
    return found.start() if found else -1


def group(path: str, name: str, text: str) -> str:
    """The words of a named group in the first form that is found; "" where none is."""
    both = _entry(path)
    for form in (*both["en"], *both["zh"]):
        if found := re.search(form, text, re.IGNORECASE):
            return found[name] or ""
    return ""


def figure(word: str) -> str:
    """A number in digits: "three" → "3"."""
    return word if word.isdigit() else str(_entry("figures").get(word.casefold(), ""))


@cache
def kinds() -> tuple[str, ...]:
    """What can be wanted, the most particular first."""
    return tuple(_entry("does"))
