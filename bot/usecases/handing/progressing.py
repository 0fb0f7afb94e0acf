"""A file that takes long: one message in the thread says how far its reading is, as a plan that is kept up to date."""

from dataclasses import dataclass
from typing import Literal

from bot.guide.reply import Reply, Section
from bot.guide.shown import Steps, Task
from bot.journey.model import Language
from bot.usecases.handing.telling import words
from bot.usecases.inbound import Place
from bot.usecases.world import World

State = Literal["pending", "in_progress", "complete", "error"]


@dataclass
class Reading:
    """`key` is the turn's; `again`: it may have been told before a crash. What is quickly read is told of by the status
    line alone."""

    world: World
    tenant: str
    place: Place
    language: Language
    name: str
    key: str
    again: bool
    _at: str = ""
    _rows: int = 0

    def begun(self) -> None:
        self.world.mouth.status(self.tenant, self.place, words("reading", self.language, name=self.name))

    def told(self, rows: int) -> None:
        self._rows = rows
        self._say("in_progress", "pending")
        said = words("reading_rows", self.language, name=self.name, rows=rows)
        self.world.mouth.status(self.tenant, self.place, said)

    def over(self, well: bool) -> None:
        if self._at:
            self._say("complete" if well else "error", "complete" if well else "pending")

    def _say(self, read: State, understood: State) -> None:
        mouth, reply = self.world.mouth, self._plan(read, understood)
        if self._at:
            mouth.progress(self.tenant, self.place, self._at, reply)
        elif self.place.thread:
            self._at = mouth.post(self.tenant, self.place, reply, f"{self.key}:reading:{self.name}", self.again)

    def _plan(self, read: State, understood: State) -> Reply:
        titles = (
            words("plan.read", self.language, name=self.name, rows=self._rows),
            words("plan.understand", self.language),
        )
        tasks = tuple(Task(title, state) for title, state in zip(titles, (read, understood), strict=True))
        told = words(f"plan.{read}", self.language, name=self.name, rows=self._rows)
        title = words("plan.title", self.language, name=self.name)
        return Reply(self.language, (Section(told, shown=Steps(title, tasks)),))
