"""What a whole message asks of a tracker: "send action 2 to Jira", 「Jira 那边有什么进展」."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from bot.journey.model import Action
from bot.material.script import simplified
from bot.reading.values.ordinal import cardinal, ordinal
from prompts import entries

LONGEST = 160  # characters; what is longer is an answer
_AROUND = " .。!！?？~～\n"
_AND = re.compile(r"\s*(?:,|、|，|&|\band\b|和|与)\s*")
_QUOTES = " 「」『』“”‘’\"'"


@dataclass(frozen=True)
class Wanted:
    """`where` is a kind of tracker, "" for the only one; `what` are the words for the actions."""

    does: Literal["send", "ask"]
    where: str
    what: str = ""


def wanted(text: str) -> Wanted | None:
    """None where it asks for anything else."""
    plain = simplified(text).strip(_AROUND)
    if len(plain) > LONGEST or "\n" in plain:
        return None
    for does, form in _forms():
        if found := form.fullmatch(plain):
            where = found["where"].casefold()
            what = found.groupdict().get("what") or ""
            return Wanted(does, where if where in entries("usecases/sending")["trackers"] else "", what)
    return None


@cache
def _forms() -> tuple[tuple[Literal["send", "ask"], re.Pattern[str]], ...]:
    told = entries("usecases/sending")
    names = [*told["trackers"], *(word for both in told["called"].values() for word in both)]
    where = "|".join(re.escape(str(name)) for name in sorted(names, key=len, reverse=True))
    kinds: tuple[tuple[Literal["send", "ask"], str], ...] = (("send", "sends"), ("ask", "asks"))
    return tuple(
        (does, re.compile(str(form).replace("{where}", where), re.IGNORECASE))
        for does, entry in kinds
        for both in told[entry].values()
        for form in both
    )


def meant(what: str, actions: tuple[Action, ...]) -> tuple[Action, ...]:
    """The actions that the words name, by number, title or as all; () where that is not clear."""
    bare = simplified(what).strip(_AROUND).casefold()
    told = entries("usecases/sending")
    if bare in _words(told["all"]):
        return actions
    if bare in _words(told["the_one"]):
        return actions if len(actions) == 1 else ()
    numbers = [_number(part) for part in _AND.split(bare)]
    if all(number is not None for number in numbers):
        return tuple(one for at, one in enumerate(actions, 1) if at in numbers)
    return _titled(bare.strip(_QUOTES), actions)


def _words(both: dict[str, list[str]]) -> frozenset[str]:
    return frozenset(str(word) for words in both.values() for word in words)


def _number(bare: str) -> int | None:
    for form in entries("usecases/sending")["number"].values():
        if found := re.fullmatch(str(form), bare.removeprefix("actions "), re.IGNORECASE):
            said = found["n"] or found["m"]
            number = cardinal(said)
            return ordinal(said) if number is None else number
    return None


def _titled(bare: str, actions: tuple[Action, ...]) -> tuple[Action, ...]:
    """By its title, or by words that stand in one title alone."""
    titles = [(one, simplified(one.title).casefold()) for one in actions]
    same = tuple(one for one, title in titles if title == bare)
    holding = tuple(one for one, title in titles if len(bare) > 2 and bare in title)
    return same or (holding if len(holding) == 1 else ())
