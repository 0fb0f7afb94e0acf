"""The journey and its parts, frozen. The field order is that of the published document `journey/1`."""

from datetime import date as Date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Language = Literal["zh", "en"]
Emotion = Annotated[int, Field(ge=-2, le=2)]
Factor = Annotated[int, Field(ge=0, le=4)]
Rating = Annotated[int, Field(ge=1, le=5)]
Id = Annotated[str, Field(min_length=1, max_length=64)]
Number = int | float

TAGS = (
    "wait", "annoyed", "think", "repeat",
    "tangibles", "reliability", "responsiveness", "assurance", "empathy",
)  # fmt: skip


class Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", serialize_by_alias=True, validate_by_name=True)


class Goal(Part):
    objective: str | None = None
    metric: str | None = None
    baseline: str | None = None
    target: str | None = None


class Scope(Part):
    starts: str | None = None
    ends: str | None = None


class Persona(Part):
    id: Id
    name: str
    description: str | None = None
    needs: tuple[str, ...] = ()
    expectations: tuple[str, ...] = ()


class PainPoint(Part):
    id: Id
    text: str
    frequency: Factor | None = None
    impact: Factor | None = None
    persistence: Factor | None = None
    severity: Factor | None = None
    tags: tuple[str, ...] = ()
    evidence: tuple[Id, ...] = ()
    votes: Annotated[int, Field(ge=0)] = 0
    authors: tuple[str, ...] = ()


class Lanes(Part):
    """The lanes of a service blueprint at one touchpoint."""

    physical_evidence: str | None = None
    frontstage: str | None = None
    backstage: str | None = None
    support: str | None = None


class Touchpoint(Part):
    id: Id
    name: str
    channel: str | None = None
    action: str | None = None
    thought: str | None = None
    emotion: Emotion | None = None
    moment_of_truth: bool = False
    emotion_n: Annotated[int, Field(ge=0)] = 0
    emotion_spread: float | None = None
    importance: Rating | None = None
    satisfaction: Rating | None = None
    owner: str | None = None
    evidence: tuple[Id, ...] = ()
    lanes: Lanes = Lanes()
    pain_points: tuple[PainPoint, ...] = ()


class Stage(Part):
    id: Id
    name: str
    customer_goal: str | None = None
    touchpoints: tuple[Touchpoint, ...] = ()


class Case(Part):
    """A cited passage of the knowledge base that faced the same problem."""

    passage: str
    title: str
    url: str | None = None


class Opportunity(Part):
    id: Id
    how_might_we: str
    pain_points: tuple[Id, ...] = ()
    ideas: tuple[str, ...] = ()
    impact: Rating | None = None
    effort: Rating | None = None
    cases: tuple[Case, ...] = ()


class Kpi(Part):
    name: str | None = None
    baseline: Number | None = None
    target: Number | None = None
    unit: str | None = None


class Measurement(Part):
    date: Date
    value: Number
    note: str | None = None


ActionStatus = Literal["planned", "testing", "doing", "done", "dropped"]


class Action(Part):
    id: Id
    opportunity: Id | None = None
    title: str
    owner: str | None = None
    department: str | None = None
    due: Date | None = None
    status: ActionStatus = "planned"
    trial: str | None = None
    blocked_by: tuple[Id, ...] = ()
    kpi: Kpi = Kpi()
    measurements: tuple[Measurement, ...] = ()


EvidenceKind = Literal["quote", "survey", "interview", "message", "ticket", "observation"]
Origin = Literal["customer", "team", "data"]


class Evidence(Part):
    id: Id
    kind: EvidenceKind = "quote"
    origin: Origin = "customer"
    text: str
    source: str | None = None
    permalink: str | None = None
    date: Date | None = None
    sentiment: Annotated[float, Field(ge=-1, le=1)] | None = None


class Translation(Part):
    of: Id
    field: str
    language: Language
    text: str
    by: Literal["person", "model"]


class Metric(Part):
    stage: Id | None = None
    name: Literal["NPS", "CSAT", "CES", "retention"]
    value: Number
    n: Annotated[int, Field(ge=0)] | None = None
    date: Date | None = None


class Journey(Part):
    schema_: Literal["journey/1"] = Field("journey/1", alias="schema")
    id: Id
    title: str
    language: Language = "en"
    industry: str | None = None
    state: Literal["current", "future"] | None = None
    status: Literal["draft", "published", "archived"] = "draft"
    channel: str | None = None
    created_at: str
    updated_at: str
    revision: Annotated[int, Field(ge=0)] = 0
    goal: Goal = Goal()
    scope: Scope = Scope()
    personas: tuple[Persona, ...] = ()
    stages: tuple[Stage, ...] = ()
    opportunities: tuple[Opportunity, ...] = ()
    actions: tuple[Action, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    translations: tuple[Translation, ...] = ()
    metrics: tuple[Metric, ...] = ()

    def all_touchpoints(self) -> tuple[Touchpoint, ...]:
        return tuple(t for s in self.stages for t in s.touchpoints)

    def all_pain_points(self) -> tuple[PainPoint, ...]:
        return tuple(p for t in self.all_touchpoints() for p in t.pain_points)
