"""What can be done to a journey: imperatives, as typed values. In a `Change…`, None leaves the field as it is."""

from dataclasses import dataclass, field
from datetime import date as Date
from typing import Literal

from bot.journey.model import ActionStatus, Case, Evidence, Kpi, Lanes, Language, Number


@dataclass(frozen=True)
class SetTitle:
    title: str


@dataclass(frozen=True)
class SetIndustry:
    industry: str


@dataclass(frozen=True)
class SetState:
    state: Literal["current", "future"]


@dataclass(frozen=True)
class SetStatus:
    status: Literal["draft", "published", "archived"]


@dataclass(frozen=True)
class SetGoal:
    objective: str | None = None
    metric: str | None = None
    baseline: str | None = None
    target: str | None = None


@dataclass(frozen=True)
class SetScope:
    starts: str | None = None
    ends: str | None = None


@dataclass(frozen=True)
class AddPersona:
    id: str
    name: str
    description: str | None = None
    needs: tuple[str, ...] = ()
    expectations: tuple[str, ...] = ()


@dataclass(frozen=True)
class ChangePersona:
    id: str
    name: str | None = None
    description: str | None = None
    needs: tuple[str, ...] | None = None
    expectations: tuple[str, ...] | None = None


@dataclass(frozen=True)
class AddStage:
    id: str
    name: str
    customer_goal: str | None = None
    position: int | None = None  # 0-based; None: at the end


@dataclass(frozen=True)
class ChangeStage:
    id: str
    name: str | None = None
    customer_goal: str | None = None


@dataclass(frozen=True)
class MoveStage:
    id: str
    position: int  # 0-based, after the stage was taken out


@dataclass(frozen=True)
class MergeStages:
    """All touchpoints go, in order, into the first stage, which takes the name."""

    ids: tuple[str, ...]
    name: str


@dataclass(frozen=True)
class AddTouchpoint:
    id: str
    stage: str
    name: str
    channel: str | None = None
    action: str | None = None
    lanes: Lanes = Lanes()
    position: int | None = None


@dataclass(frozen=True)
class ChangeTouchpoint:
    id: str
    name: str | None = None
    channel: str | None = None
    action: str | None = None
    thought: str | None = None
    emotion: int | None = None
    moment_of_truth: bool | None = None
    emotion_n: int | None = None
    emotion_spread: float | None = None
    importance: int | None = None
    satisfaction: int | None = None
    owner: str | None = None
    lanes: Lanes | None = None


@dataclass(frozen=True)
class MoveTouchpoint:
    id: str
    stage: str
    position: int | None = None


@dataclass(frozen=True)
class AddPainPoint:
    id: str
    touchpoint: str
    text: str
    frequency: int | None = None
    impact: int | None = None
    persistence: int | None = None
    tags: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()


@dataclass(frozen=True)
class ChangePainPoint:
    id: str
    text: str | None = None
    frequency: int | None = None
    impact: int | None = None
    persistence: int | None = None
    tags: tuple[str, ...] | None = None
    votes: int | None = None
    authors: tuple[str, ...] | None = None


@dataclass(frozen=True)
class AddOpportunity:
    id: str
    how_might_we: str
    pain_points: tuple[str, ...] = ()
    ideas: tuple[str, ...] = ()
    impact: int | None = None
    effort: int | None = None
    cases: tuple[Case, ...] = ()


@dataclass(frozen=True)
class ChangeOpportunity:
    id: str
    how_might_we: str | None = None
    pain_points: tuple[str, ...] | None = None
    ideas: tuple[str, ...] | None = None
    impact: int | None = None
    effort: int | None = None
    cases: tuple[Case, ...] | None = None


@dataclass(frozen=True)
class AddAction:
    id: str
    title: str
    opportunity: str | None = None
    owner: str | None = None
    department: str | None = None
    due: Date | None = None
    status: ActionStatus = "planned"
    trial: str | None = None
    blocked_by: tuple[str, ...] = ()
    kpi: Kpi = field(default_factory=Kpi)


@dataclass(frozen=True)
class ChangeAction:
    id: str
    title: str | None = None
    opportunity: str | None = None
    owner: str | None = None
    department: str | None = None
    due: Date | None = None
    status: ActionStatus | None = None
    trial: str | None = None
    blocked_by: tuple[str, ...] | None = None
    kpi: Kpi | None = None


@dataclass(frozen=True)
class RecordMeasurement:
    action: str
    date: Date
    value: Number
    note: str | None = None


@dataclass(frozen=True)
class AddEvidence:
    evidence: Evidence


@dataclass(frozen=True)
class AttachEvidence:
    """Ties a piece of evidence to a touchpoint or a pain point."""

    evidence: str
    to: str


@dataclass(frozen=True)
class AddMetric:
    name: Literal["NPS", "CSAT", "CES", "retention"]
    value: Number
    stage: str | None = None
    n: int | None = None
    date: Date | None = None


@dataclass(frozen=True)
class AddTranslation:
    of: str
    field: str
    language: Language
    text: str
    by: Literal["person", "model"]


@dataclass(frozen=True)
class MovePainPoint:
    id: str
    touchpoint: str


@dataclass(frozen=True)
class Clear:
    """Empties fields: those of a part, or, where `of` is "journey", the journey's own. Nested ones are dotted:
    `goal.target`, `kpi.baseline`, `lanes.support`."""

    of: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Remove:
    """Takes out a persona, stage, touchpoint, pain point, opportunity, action or evidence, and what hangs on it."""

    id: str


Command = (
    SetTitle | SetIndustry | SetState | SetStatus | SetGoal | SetScope
    | AddPersona | ChangePersona
    | AddStage | ChangeStage | MoveStage | MergeStages
    | AddTouchpoint | ChangeTouchpoint | MoveTouchpoint
    | AddPainPoint | ChangePainPoint
    | AddOpportunity | ChangeOpportunity
    | AddAction | ChangeAction | RecordMeasurement
    | AddEvidence | AttachEvidence | AddMetric | AddTranslation
    | MovePainPoint | Clear | Remove
)  # fmt: skip
