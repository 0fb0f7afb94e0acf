"""A form to be filled in a modal, free of Slack."""

from dataclasses import dataclass

from bot.journey.model import Language


@dataclass(frozen=True)
class FormField:
    name: str
    label: str
    value: str = ""
    hint: str = ""
    multiline: bool = False
    optional: bool = True
    options: tuple[tuple[str, str], ...] = ()  # (value, label): a select


@dataclass(frozen=True)
class Form:
    """`form` is its kind, `of` the id of the part that it edits; the fields come in order with present values."""

    form: str
    of: str
    title: str
    send: str
    cancel: str
    fields: tuple[FormField, ...]
    language: Language
