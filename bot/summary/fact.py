"""What a summary knows of one journey: facts computed from its data, each unknown one None or empty."""

from dataclasses import dataclass
from datetime import date as Date
from typing import Literal

from bot.journey.check import Finding
from bot.journey.formulas import Difference, Quadrant
from bot.journey.model import ActionStatus, Goal, Number


@dataclass(frozen=True)
class Moment:
    """A touchpoint with its stage and emotion, −2…+2 or None for not scored."""

    id: str
    touchpoint: str
    stage: str
    emotion: int | None
    thought: str | None


@dataclass(frozen=True)
class StageMood:
    id: str
    name: str
    emotion: float | None  # the mean of its scored touchpoints


Care = Literal["nobody", "idea", "unowned", "planned", "testing", "doing", "done"]


@dataclass(frozen=True)
class Pain:
    """A pain point with who is on it: `care` is how far what is done about it has come, `owners` whose it is."""

    id: str
    text: str
    touchpoint: str
    stage: str
    severity: int | None  # 0–4
    priority: float | None
    votes: int
    moment_of_truth: bool
    backed: bool  # by evidence
    care: Care
    owners: tuple[str, ...]
    late: bool


@dataclass(frozen=True)
class Chance:
    """An opportunity. `score` is the adapted opportunity score, 0–20."""

    id: str
    question: str
    score: float | None
    quadrant: Quadrant | None
    taken_up: bool  # an action is on it that was not dropped


@dataclass(frozen=True)
class Effect:
    """A KPI before and after; `better` and `reached` are None where the direction or the target is unknown."""

    kpi: str | None
    unit: str | None
    before: Number | None
    after: Number
    on: Date
    target: Number | None
    better: bool | None
    reached: bool | None


@dataclass(frozen=True)
class Step:
    """An action."""

    id: str
    title: str
    owner: str | None
    department: str | None
    status: ActionStatus
    due: Date | None
    days_late: int  # 0 for in time, done or dropped
    waits_for: tuple[str, ...]  # titles of unfinished actions that block it
    effect: Effect | None


@dataclass(frozen=True)
class Reading:
    """The newest value of a metric for a stage, or for the whole journey where `stage` is None."""

    name: str
    stage: str | None
    value: Number
    n: int | None
    date: Date | None
    before: Number | None
    change: Difference | None  # None where the samples do not allow to tell

    @property
    def share(self) -> bool:
        return self.name in ("CSAT", "retention")


@dataclass(frozen=True)
class Backing:
    """Pieces of evidence by where they come from."""

    customer: int
    data: int
    team: int

    @property
    def total(self) -> int:
        return self.customer + self.data + self.team

    @property
    def from_customers(self) -> float | None:
        """The share that customers speak, 0–1."""
        return self.customer / self.total if self.total else None


@dataclass(frozen=True)
class Facts:
    title: str
    state: Literal["current", "future"] | None
    status: Literal["draft", "published", "archived"]
    industry: str | None
    today: Date
    goal: Goal
    personas: tuple[str, ...]
    moods: tuple[StageMood, ...]
    low: Moment | None
    as_low: int  # further touchpoints with the same score
    peak: Moment | None
    end: Moment | None
    peak_end: float | None
    pains: tuple[Pain, ...]  # the five of the highest priority
    all_pains: int
    unrated_pains: int  # severity unknown
    severe_pains: int  # severity 3 or 4
    chances: tuple[Chance, ...]  # the best score first, unknown last
    steps: tuple[Step, ...]  # the latest first, then by how far they are
    readings: tuple[Reading, ...]
    backing: Backing
    findings: tuple[Finding, ...]

    @property
    def late(self) -> tuple[Step, ...]:
        return tuple(s for s in self.steps if s.days_late)

    @property
    def open(self) -> tuple[Step, ...]:
        return tuple(s for s in self.steps if s.status not in ("done", "dropped"))

    def count(self, status: ActionStatus) -> int:
        return sum(s.status == status for s in self.steps)

    def found(self, severity: Literal["error", "warning", "hint"]) -> int:
        return sum(f.severity == severity for f in self.findings)
