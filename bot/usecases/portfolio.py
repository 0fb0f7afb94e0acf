"""What can be asked of all journeys of a workspace: a `Scope` says which, the `Portfolio` port answers. Dates and
times are ISO 8601."""

from dataclasses import dataclass
from typing import Generic, Literal, Protocol, TypeVar

T = TypeVar("T")
SOON = 14  # days
Which = Literal[
    "open", "overdue", "soon", "due", "unowned", "blocked", "done", "unmeasured", "measured", "dropped", "any"
]  # fmt: skip


@dataclass(frozen=True)
class Scope:
    """`audiences` are the channels whose journeys may be shown: a condition of every query, never a filter on its
    answer. Everything else narrows; empty means any. Words are compared without case, as part of what stands there."""

    audiences: tuple[str, ...]
    journeys: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ("draft", "published")
    industry: str = ""
    state: str = ""
    language: str = ""
    persona: str = ""
    topic: str = ""
    touchpoint: str = ""
    tag: str = ""
    owner: str = ""
    department: str = ""
    since: str = ""
    until: str = ""
    uncared: bool = False  # of pain points: those that nobody is on
    authors: tuple[str, ...] = ()  # of changes: who made them
    still_since: str = ""  # of maps: those that nothing was changed on since that day


@dataclass(frozen=True)
class Slice:
    limit: int = 7
    offset: int = 0


@dataclass(frozen=True)
class Page(Generic[T]):
    """Some of `total`."""

    total: int
    lines: tuple[T, ...]


@dataclass(frozen=True)
class PainLine:
    journey: str
    title: str
    id: str
    text: str
    stage: str
    touchpoint: str
    severity: int | None
    votes: int
    moment_of_truth: bool
    evidence: int
    care: str
    owners: tuple[str, ...] = ()


@dataclass(frozen=True)
class ActionLine:
    journey: str
    journey_title: str
    id: str
    title: str
    owner: str | None
    department: str | None
    due: str | None
    state: str
    waits_for: str | None
    kpi: str | None
    unit: str | None
    before: float | None
    after: float | None
    target: float | None
    measured_on: str | None


@dataclass(frozen=True)
class ChangeLine:
    journey: str
    title: str
    number: int
    at: str
    author: str
    did: str
    kind: str
    name: str
    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class MapLine:
    id: str
    title: str
    status: str
    industry: str | None
    state: str | None
    updated_at: str
    pains: int
    open_actions: int
    evidence: int


@dataclass(frozen=True)
class MetricLine:
    journey: str
    title: str
    stage: str | None
    name: str
    value: float
    n: int | None
    date: str | None


@dataclass(frozen=True)
class Mood:
    """A stage of a journey: `mean` of its touchpoints' emotions, −2…2, None where none is scored; `n` are scored."""

    journey: str
    title: str
    stage: str
    mean: float | None
    n: int


@dataclass(frozen=True)
class DepartmentLine:
    """Open actions; `oldest` is the due date of the one that is late the longest."""

    department: str
    open: int
    overdue: int
    oldest: str | None


@dataclass(frozen=True)
class OwnerLine:
    """As `DepartmentLine`, of a person."""

    owner: str
    open: int
    overdue: int
    oldest: str | None


@dataclass(frozen=True)
class Felt:
    """A touchpoint with its emotion, −2…2."""

    journey: str
    title: str
    stage: str
    touchpoint: str
    emotion: int


@dataclass(frozen=True)
class Unfounded:
    """Stages of a journey, of `of` in all, with no evidence at any of their touchpoints."""

    journey: str
    title: str
    stages: tuple[str, ...]
    of: int


@dataclass(frozen=True)
class Coverage:
    industry: str
    journeys: int
    without_evidence: int


@dataclass(frozen=True)
class Deltas:
    """What revisions did in a time: `changes` events in `journeys`; the others are parts that came, or got so far."""

    changes: int
    journeys: int
    maps: int
    pains: int
    actions: int
    done: int
    measured: int
    evidence: int


@dataclass(frozen=True)
class Tally:
    """`mean` is that of all touchpoints with a score, −2…2. Of a stage or touchpoint the evidence is what is attached
    there, and how much of it customers said is not counted."""

    journeys: int
    touchpoints: int
    scored: int
    mean: float | None
    pains: int
    severe: int
    open: int
    overdue: int
    unowned: int
    done: int
    evidence: int
    from_customers: int | None


class Portfolio(Protocol):
    """Every call names the tenant, and sees only what the scope's audiences may."""

    def audiences(self, tenant: str) -> tuple[str, ...]: ...
    def titles(self, tenant: str, scope: Scope) -> tuple[tuple[str, str], ...]: ...  # (id, title), newest first
    def touched(
        self, tenant: str, scope: Scope, most: int
    ) -> tuple[str, ...]: ...  # with such touchpoints, newest first
    def owners(self, tenant: str, scope: Scope) -> tuple[str, ...]: ...  # of actions, each name once
    def departments(self, tenant: str, scope: Scope) -> tuple[str, ...]: ...
    def personas(self, tenant: str, scope: Scope) -> tuple[str, ...]: ...
    def places(
        self, tenant: str, scope: Scope, among: tuple[str, ...]
    ) -> tuple[str, ...]: ...  # those that are names of stages or touchpoints, without case
    def authors(self, tenant: str, scope: Scope) -> tuple[str, ...]: ...  # of changes in the scope's time
    def pains(self, tenant: str, scope: Scope, part: Slice) -> Page[PainLine]: ...  # the most pressing first
    def actions(self, tenant: str, scope: Scope, which: Which, today: str, part: Slice) -> Page[ActionLine]: ...
    def changes(self, tenant: str, scope: Scope, part: Slice) -> Page[ChangeLine]: ...  # the newest first
    def maps(self, tenant: str, scope: Scope, lacks_evidence: bool, part: Slice) -> Page[MapLine]: ...
    def metrics(self, tenant: str, scope: Scope, name: str) -> tuple[MetricLine, ...]: ...  # the oldest first
    def tally(self, tenant: str, scope: Scope, today: str) -> Tally: ...
    def deltas(self, tenant: str, scope: Scope) -> Deltas: ...  # from `since` to `until`
    def moods(self, tenant: str, scope: Scope, most: int) -> Page[Mood]: ...  # of the journeys that feel worst
    def felt(self, tenant: str, scope: Scope, part: Slice) -> Page[Felt]: ...  # the worst first
    def unfounded(self, tenant: str, scope: Scope, part: Slice) -> tuple[int, Page[Unfounded]]: ...  # stages in all
    def by_owner(self, tenant: str, scope: Scope, today: str) -> tuple[OwnerLine, ...]: ...  # the most first
    def by_department(self, tenant: str, scope: Scope, today: str) -> tuple[DepartmentLine, ...]: ...
    def coverage(self, tenant: str, scope: Scope) -> tuple[Coverage, ...]: ...
