"""The one vocabulary of what can be said of a journey, whoever says it: a message, a button, a model."""

from dataclasses import dataclass
from datetime import date as Date

from bot.reading.text import Span


@dataclass(frozen=True)
class Fact:
    """`kind` is one of labels.TEXTS, NUMBERS, CLASSED or CHANGES; `value` the speaker's own words. What the words come
    to stands in `number`, `date` or `choice`. `of` is the id of the part that it belongs to, or `#n` for the part that
    the n-th fact of the same reading makes; empty where it belongs to the whole map or nobody said."""

    kind: str
    value: str
    span: Span
    sure: float = 1.0
    of: str = ""
    also: tuple[str, ...] = ()  # further parts of that kind that the message names
    named: bool = False  # the message itself names the part in `of`
    number: float | None = None
    unit: str | None = None
    date: Date | None = None
    choice: str | None = None
    second: str = "O"  # the next best kind
    line: str = ""  # of the message, in which it stands


@dataclass(frozen=True)
class Act:
    """A command to the guide, by its name in labels.COMMANDS."""

    name: str
    span: Span
    sure: float = 1.0
    number: int | None = None


@dataclass(frozen=True)
class Asked:
    """A question to the assistant."""

    text: str
    span: Span
    sure: float = 1.0
