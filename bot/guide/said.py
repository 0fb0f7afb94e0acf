"""What somebody said or pressed, as the guide hears it."""

from dataclasses import dataclass
from datetime import date as Date

from bot.journey.model import Language


@dataclass(frozen=True)
class Author:
    id: str  # Slack user id
    name: str
    language: Language | None = None  # from the locale; None: unknown


@dataclass(frozen=True)
class Quoted:
    """A piece of feedback that came with a message: a row of an uploaded table, a saved Slack message."""

    text: str
    source: str | None = None
    permalink: str | None = None
    date: Date | None = None
    origin: str = "customer"
    kind: str = "quote"
    sentiment: float | None = None  # −1 … 1


@dataclass(frozen=True)
class Text:
    """A message. `quotes` are pieces of evidence that came along. A `caption` stands beside something that was handed
    in: it answers no question, and only what says by itself what it is is taken from it. `notes` tell of things and
    decide nothing."""

    author: Author
    text: str
    at: Date
    message: str | None = None  # ts of the message, for corrections and links
    quotes: tuple[Quoted, ...] = ()
    caption: bool = False
    notes: bool = False


@dataclass(frozen=True)
class Pressed:
    """A button, a choice or a set of checkboxes. `values` are what was chosen, in order."""

    author: Author
    action: str  # one of the ACTIONS of reply.py
    values: tuple[str, ...]
    at: Date
    message: str | None = None  # ts of the bot's message that carried the button


@dataclass(frozen=True)
class Filled:
    """A modal that was sent: the field names of its form with what was typed."""

    author: Author
    form: str
    of: str | None  # the id of the part that it edits
    fields: tuple[tuple[str, str], ...]
    at: Date
    seen: int | None = None  # the revision of the map that the form showed


@dataclass(frozen=True)
class Corrected:
    """An earlier message was edited: its new text replaces the answer that it gave."""

    author: Author
    message: str
    text: str
    at: Date


@dataclass(frozen=True)
class Withdrawn:
    """An earlier message was deleted; nothing is taken away without asking."""

    author: Author
    message: str
    at: Date


Said = Text | Pressed | Filled | Corrected | Withdrawn
