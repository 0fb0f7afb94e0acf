"""What a message says, every letter of it: clauses in order, each with exactly one fate."""

from dataclasses import dataclass
from typing import Literal

from bot.reading.facts import Fact
from bot.reading.text import Span

#: saved: it is a fact of the map · acted: a command · asked: a question to the assistant · aside: not for the map ·
#: kept: it may be something, nobody knows what · glue: the words between
Fate = Literal["saved", "acted", "asked", "aside", "kept", "glue"]


@dataclass(frozen=True)
class Clause:
    span: Span
    fate: Fate
    sure: float
    fact: Fact | None = None
    act: str | None = None  # a member of labels.COMMANDS


@dataclass(frozen=True)
class Request:
    """What is wanted of the assistant outside a map: a member of labels.DOES, and the words of its slots."""

    does: str
    sure: float
    slots: dict[str, str]
    format: str | None = None
    filter: str | None = None


@dataclass(frozen=True)
class Reading:
    """Raises ValueError where a letter of the text is in no clause, or in two."""

    text: str
    clauses: tuple[Clause, ...]
    request: Request | None = None
    tidy: float = 1.0  # how likely it is written as a form is

    def __post_init__(self) -> None:
        covered = 0
        for clause in self.clauses:
            span = clause.span
            if span.start < covered or span.end <= span.start:
                raise ValueError(f"two fates at {span.start}")
            if any(c.isalnum() for c in self.text[covered : span.start]):
                raise ValueError(f"no fate for {self.text[covered : span.start]!r}")
            covered = span.end
        if any(c.isalnum() for c in self.text[covered:]):
            raise ValueError(f"no fate for {self.text[covered:]!r}")

    def words(self, clause: Clause) -> str:
        return self.text[clause.span.start : clause.span.end].strip()

    def of(self, fate: Fate) -> tuple[Clause, ...]:
        return tuple(clause for clause in self.clauses if clause.fate == fate)

    @property
    def facts(self) -> tuple[Fact, ...]:
        return tuple(clause.fact for clause in self.clauses if clause.fact is not None and clause.fate == "saved")
