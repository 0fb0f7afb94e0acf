"""What the use cases ask of a language model, and what may come back. Whatever comes back is a proposal: it is checked
before anybody sees it, and a person decides before anything is saved."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from bot.guide.found import Found
from bot.guide.reply import Cited, Reply
from bot.journey.model import Journey, Language
from bot.usecases.inbound import Inbound, Place

Reason = Literal["resting", "budget", "slow", "down", "busy", "refused", "unusable"]
DraftKind = Literal["touchpoints", "pain_points", "persona", "opportunities", "translation"]


class NoModel(Exception):
    """The model gives nothing now, and the product goes on without it.

    resting: it failed a moment ago and is not asked; budget: this month's tokens are used up; unusable: it answered,
    but nothing that can be read.
    """

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Source:
    """A passage that may be cited, with its words."""

    cite: Cited
    text: str
    language: Language


@dataclass(frozen=True)
class Stated:
    """A sentence of the model with what it says it rests on: passages' ids, or the keys of facts."""

    text: str
    cites: tuple[str, ...]


@dataclass(frozen=True)
class Draft:
    """What is to be drafted, and of which part of the journey ("" where of the whole)."""

    kind: DraftKind
    of: str = ""
    to: Language | None = None  # of a translation


class Understanding(Protocol):
    def read(self, tenant: str, text: str, journey: Journey, language: Language) -> tuple[Found, ...]: ...


class Drafting(Protocol):
    def draft(
        self, tenant: str, wanted: Draft, journey: Journey, sources: tuple[Source, ...], language: Language
    ) -> tuple[Found, ...]: ...


class Answering(Protocol):
    """Yields each sentence when it is whole. Somebody waits: 8 seconds for everything."""

    def answer(
        self, tenant: str, question: str, sources: tuple[Source, ...], language: Language
    ) -> Iterator[Stated]: ...


class Summarising(Protocol):
    """`facts`: (key, sentence), all computed."""

    def tell(self, tenant: str, facts: tuple[tuple[str, str], ...], language: Language) -> tuple[Stated, ...]: ...


# Every call of the four raises NoModel.


@dataclass(frozen=True)
class Proposal:
    """Changes that wait for a person. `seen` is the journey's revision that they were made from."""

    id: str
    conversation: str
    journey: str
    seen: int
    changes: tuple[Found, ...]
    draft: bool = False
    message: str | None = None  # ts of the message that they were read from


class Stream(Protocol):
    @property
    def ts(self) -> str | None: ...
    def add(self, markdown: str) -> None: ...
    def finish(self, reply: Reply) -> str: ...


class Streamer(Protocol):
    """Shows an answer while it is written; where that is refused, the answer still arrives with `finish`."""

    def open(self, tenant: str, place: Place, reader: str, turn: str) -> Stream: ...
    def resume(self, tenant: str, place: Place, ts: str | None, turn: str) -> Stream: ...


class Notes(Protocol):
    """What is kept about the model's work; every call names the tenant."""

    def propose(self, tenant: str, proposal: Proposal) -> None: ...  # a known id: nothing happens
    def proposal(self, tenant: str, id: str) -> Proposal | None: ...  # None: decided or never made
    def decided(self, tenant: str, id: str) -> None: ...
    def vote(self, tenant: str, turn: str, person: str, good: bool) -> None: ...  # the last vote counts
    def votes(self, tenant: str) -> tuple[int, int]: ...  # (good, bad)
    def stream(self, tenant: str, turn: str) -> str | None: ...
    def streamed(self, tenant: str, turn: str, ts: str) -> None: ...
    def warn_once(self, tenant: str, month: str) -> bool: ...  # whether this call is the first of its month


class Budget(Protocol):
    def spent(self, tenant: str) -> float | None: ...  # share of this month's tokens; None: no limit


@dataclass(frozen=True)
class Mind:
    """Everything that needs a language model. The world has one only where one is configured."""

    understanding: Understanding
    drafting: Drafting
    answering: Answering
    summarising: Summarising
    streamer: Streamer
    notes: Notes
    budget: Budget
    alike: Callable[[str, Sequence[str]], float] | None  # closeness of meaning across languages; None: not known
    later: Callable[[Inbound], bool]  # into the inbox: worked on in its own time; False where it was known
    sources: (
        "Callable[[str, Place, str, str, str | None, Language], Sources]"  # tenant, place, question, step, industry
    )


@dataclass(frozen=True)
class Sources:
    """What a question retrieves. Not `answerable`: the nearest page at most."""

    found: tuple[Source, ...] = field(default=())
    answerable: bool = False
