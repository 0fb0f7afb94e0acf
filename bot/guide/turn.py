"""One turn of the conversation while it is worked out: the journey and session as they become, what was done,
and what is to be said. Lives from one `advance` to its outcome."""

from collections.abc import Callable
from copy import copy, deepcopy
from dataclasses import dataclass
from datetime import date as Date
from typing import Any

from bot.guide.craft import Craft
from bot.guide.reply import Button, Cited, FileFormat, Reply, Section
from bot.guide.said import Author
from bot.guide.session import Kept, Session
from bot.guide.slots import Slot, slot
from bot.journey.change import apply
from bot.journey.commands import Command
from bot.journey.ids import Mint
from bot.journey.model import Journey, Language
from bot.journey.revisions import Revision
from bot.reading.read import Reader
from prompts import render

History = Callable[[], tuple[Revision, ...]]


@dataclass(frozen=True)
class State:
    """Everything that a turn starts from. `history` reads the journey's revisions, oldest first, when asked."""

    journey: Journey
    session: Session
    craft: Craft
    history: History
    reader: Reader
    defers: bool = False  # questions are answered in messages of their own, by others


@dataclass(frozen=True)
class Outcome:
    """What a turn came to. The journey differs from before where something was saved; `summary` says what."""

    journey: Journey
    session: Session
    reply: Reply
    commands: tuple[Command, ...] = ()
    undoes: int | None = None
    summary: str = ""
    summarise: bool = False  # put the manager summary under the reply
    heard: tuple[str, ...] = ()  # commands that were carried out, by their names in the reader's labels
    questioned: bool = False  # something was asked of the assistant


class Turn:
    def __init__(self, state: State, author: Author, language: Language, at: Date, message: str | None) -> None:
        self.craft, self.history, self.reader = state.craft, state.history, state.reader
        self.before, self.journey, self.session = state.journey, state.journey, state.session
        self.author, self.language, self.at, self.message = author, language, at, message
        self.mint = Mint(state.journey)
        self.done: list[Command] = []
        self.notes: list[Section] = []
        self.resumed = state.session.paused
        self.correcting = False  # an edited message is heard again
        self.undoes: int | None = None
        self.summary = ""
        self.told = ""  # what was saved, where a list of all of it would be too long
        self.ask = True  # whether the next question follows
        self.draw = False
        self.file: FileFormat | None = None
        self.summarise = False
        self.heard: list[str] = []
        self.questioned = False
        self.defers, self.asks = state.defers, list[str]()

    def trial(self) -> "Turn":
        """The same turn again, to try something on: nothing that is done to it is done to this one."""
        other = copy(self)
        other.mint = deepcopy(self.mint)
        for name in ("done", "notes", "asks", "heard"):
            setattr(other, name, list(getattr(self, name)))
        return other

    def adopt(self, trial: "Turn") -> None:
        """What was tried is so."""
        self.__dict__.update(trial.__dict__)

    @property
    def slot(self) -> Slot:
        """The question that was asked last."""
        return slot(self.session.slot or "goal")

    def do(self, *commands: Command) -> None:
        for command in commands:
            self.journey = apply(command, self.journey)
            self.done.append(command)

    def remember(self, **changes: Any) -> None:
        self.session = self.session.model_copy(update=changes)

    def words(self, entry: str, /, **values: Any) -> str:
        return render(f"guide/{entry}", self.language, **values)

    def label(self, name: str) -> str:
        return self.words(f"labels.{name}")

    def say(
        self, entry: str, /, *, buttons: tuple[Button, ...] = (), cites: tuple[Cited, ...] = (), **values: Any
    ) -> None:
        self.notes.append(Section(self.words(f"say.{entry}", **values), buttons=buttons, cites=cites))

    def offer(self, entry: str, buttons: tuple[Button, ...], /, **values: Any) -> None:
        """Says something in words that depend on whether there is anything to press under it."""
        self.notes.append(Section(self.words(f"say.{entry}", buttons=bool(buttons), **values), buttons=buttons))

    def keep(self, text: str, in_slot: str) -> None:
        kept = Kept(author=self.author.id, text=text, slot=in_slot, message=self.message)
        self.remember(kept=(*self.session.kept, kept))

    def join(self, items: tuple[str, ...] | list[str]) -> str:
        """A list as it is written in running text."""
        return ("、" if self.language == "zh" else ", ").join(items)

    @property
    def customer(self) -> str:
        return self.journey.personas[0].name if self.journey.personas else ""
