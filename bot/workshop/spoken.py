"""What is said to a workshop in words: a deed of the facilitator, dots, scores. The words stand in the lexicon."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from prompts import entries

Deed = Literal["merge", "rename", "split", "move", "hide"]
Step = Literal["next", "pause", "resume", "extend", "close", "take_over"]
_NUMBERS = re.compile(r"\d+")
_IDEA = re.compile(r"(\d+)[.．](\d+)")
_SIGNED = re.compile(r"(?<![\w.])[-−–－+]?\d{1,3}(?![\w.])")


@dataclass(frozen=True)
class Arranged:
    does: Deed
    numbers: tuple[int, ...] = ()
    idea: tuple[int, int] | None = None
    name: str = ""


@dataclass(frozen=True)
class Stepped:
    does: Step
    minutes: int = 5


def arranged(text: str) -> Arranged | None:
    for name in ("merge", "move", "hide", "split", "rename"):
        found = _pattern(f"arrange.{name}").fullmatch(text.strip())
        if found:
            return _read[name](found)
    return None


def _merge(found: re.Match[str]) -> Arranged:
    return Arranged("merge", tuple(int(n) for n in _NUMBERS.findall(found["which"])))


def _one(does: Deed) -> Callable[[re.Match[str]], Arranged]:
    def read(found: re.Match[str]) -> Arranged:
        said = found.groupdict()
        return Arranged(does, (int(said.get("which") or said.get("zh") or 0),), name=said.get("name") or "")

    return read


def _idea(does: Deed) -> Callable[[re.Match[str]], Arranged]:
    def read(found: re.Match[str]) -> Arranged:
        at = _IDEA.fullmatch(found["idea"])
        assert at is not None
        to = found.groupdict().get("which")
        return Arranged(does, (int(to),) if to else (), (int(at[1]), int(at[2])))

    return read


_read: dict[str, Callable[[re.Match[str]], Arranged]] = {
    "merge": _merge,
    "rename": _one("rename"),
    "split": _one("split"),
    "move": _idea("move"),
    "hide": _idea("hide"),
}


def stepped(text: str) -> Stepped | None:
    steps: tuple[Step, ...] = ("next", "pause", "resume", "extend", "close", "take_over")
    for does in steps:
        found = _pattern(f"step.{does}").fullmatch(text.strip(" \t\n.!。！"))
        if found:
            minutes = found.groupdict().get("minutes")
            return Stepped(does, int(minutes) if minutes else 5)
    return None


def lately(text: str) -> str:
    """What somebody adds after the reveal, where they say that they do; "" of mere talk."""
    found = _pattern("late").fullmatch(text.strip())
    return str(found["idea"]) if found else ""


def scores(text: str) -> tuple[int, ...]:
    """Bare numbers in their order, where the text is nothing but numbers: "-1 0 2", "1, 1, 5"."""
    if re.sub(r"[-−–－+\d\s,，、;；/]", "", text).strip():
        return ()
    return tuple(int(re.sub("[−–－]", "-", n)) for n in _SIGNED.findall(text))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    found = entries("lexicon/workshop")
    for part in name.split("."):
        found = found[part]
    return re.compile(str(found), re.IGNORECASE)
