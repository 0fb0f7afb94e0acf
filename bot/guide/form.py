"""A form to be filled in a modal, free of Slack."""

from dataclasses import dataclass
from typing import Literal

from bot.journey.model import Language

Kind = Literal["text", "choice", "date", "person", "number", "toggle", "place"]


@dataclass(frozen=True)
class FormField:
    """`value` is what stands there now: text, an option's value, an ISO date, a number, "yes" or "" for a toggle, a
    channel's id for a place."""

    name: str
    label: str
    value: str = ""
    hint: str = ""
    multiline: bool = False
    optional: bool = True
    options: tuple[tuple[str, str], ...] = ()  # (value, label): a choice, or the one box of a toggle
    kind: Kind = "text"
    low: int | None = None  # of a number
    high: int | None = None


@dataclass(frozen=True)
class Form:
    """`form` is its kind, `of` the id of the part that it edits; the fields come in order with present values.
    `about` says in a line which part that is, `seen` at which revision of the map the values stood like this."""

    form: str
    of: str
    title: str
    send: str
    cancel: str
    fields: tuple[FormField, ...]
    language: Language
    about: str = ""
    seen: int | None = None
