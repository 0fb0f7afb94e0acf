"""A workshop, its phases, and what one person contributed; frozen."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from bot.journey.model import Language

Format = Literal["brainstorm", "one_two_four_all", "emotions", "severity", "assumptions"]
Phase = Literal["answering", "pairs", "fours", "sorting", "voting", "deciding", "closed"]
FORMATS: tuple[Format, ...] = ("brainstorm", "one_two_four_all", "emotions", "severity", "assumptions")
PHASES: dict[Format, tuple[Phase, ...]] = {
    "brainstorm": ("answering", "sorting", "voting", "deciding", "closed"),
    "one_two_four_all": ("answering", "pairs", "fours", "sorting", "voting", "deciding", "closed"),
    "emotions": ("answering", "deciding", "closed"),
    "severity": ("answering", "deciding", "closed"),
    "assumptions": ("answering", "deciding", "closed"),
}
ANSWERED_IN: frozenset[Phase] = frozenset({"answering", "pairs", "fours"})
TIMED: frozenset[Phase] = frozenset({"answering", "pairs", "fours", "voting"})
FACTORS = ("frequency", "impact", "persistence")
STANCES = ("evidence", "believe", "doubt", "unknown")


class Value(BaseModel):
    model_config = ConfigDict(frozen=True)


class Subject(Value):
    """What is scored: a touchpoint, a pain point or an assumption; `id` is the journey's, or a number of our own."""

    id: str
    name: str


class Cluster(Value):
    """Ideas that say the same; `items` are ids of contributions."""

    id: str
    name: str
    items: tuple[str, ...]


class Contribution(Value):
    """One person's answer: an idea (`text`), a score of a subject, or dots on a cluster.

    `person` is a user's id, or in an anonymous workshop a pseudonym: an HMAC until the reveal, a random word after it.
    `score` is −2…+2, 0…4, a number of dots, or the number of a stance; what it means, `aspect` says.
    """

    id: str
    phase: Phase
    person: str
    text: str = ""
    subject: str = ""
    aspect: str = ""
    score: int | None = None
    at: str = ""
    late: bool = False
    message: str = ""  # ts of the message that said it; "" where it came by form
    group: str = ""  # of 1-2-4-All


class Participant(Value):
    """Who was asked and who has answered, kept apart from what was answered."""

    person: str
    asked: bool = False
    dm: str = ""  # channel of the prompt that was sent to them alone …
    prompt: str = ""  # … and its ts
    answered: tuple[Phase, ...] = ()
    reminded: bool = False
    group: str = ""

    def told(self, **what: object) -> "Participant":
        return self.model_copy(update=what)

    def has_answered(self, phase: Phase) -> "Participant":
        return self if phase in self.answered else self.told(answered=(*self.answered, phase))


class Workshop(Value):
    """`beat` grows with every timer set, so that an older timer is known to be stale. `ends_at` is "" where no time
    runs; `left` are the seconds that were left when it was paused."""

    id: str
    format: Format
    question: str
    language: Language
    channel: str
    kind: Literal["public", "private", "dm"]
    facilitator: str
    started_at: str
    thread: str = ""  # ts of its first message, under which it goes on
    anonymous: bool = False
    dots: int = 3
    minutes: int = 10  # of each timed phase; of a workshop over days, until when is said by `ends_at`
    days: bool = False
    people: tuple[str, ...] = ()  # empty: everybody of the channel
    journey: str | None = None
    subjects: tuple[Subject, ...] = ()
    phase: Phase = "answering"
    phase_at: str = ""
    ends_at: str = ""
    left: int | None = None
    beat: int = 0
    clusters: tuple[Cluster, ...] = ()
    hidden: tuple[str, ...] = ()
    seen_at: str = ""  # when its facilitator last did something
    taken: tuple[str, ...] = ()  # clusters or subjects that went into the journey
    version: int = 0

    @property
    def is_open(self) -> bool:
        return self.phase != "closed"

    @property
    def paused(self) -> bool:
        return self.left is not None

    @property
    def next_phase(self) -> Phase:
        order = PHASES[self.format]
        at = order.index(self.phase)
        return order[min(at + 1, len(order) - 1)]
