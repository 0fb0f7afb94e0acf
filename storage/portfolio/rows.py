"""The tables that are asked instead of the documents. `audience` is the Slack channel whose people may see the journey
and `status` the journey's own; both stand in every row, so that who may see it is a condition of each query. A column
`…_key` or `words` holds text without case and width, to compare with."""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables import Base, only


class OfJourney:
    tenant: Mapped[str] = mapped_column(primary_key=True, sort_order=-3)
    journey: Mapped[str] = mapped_column(primary_key=True, sort_order=-2)


class Seen(OfJourney):
    id: Mapped[str] = mapped_column(primary_key=True, sort_order=-1)
    audience: Mapped[str | None]
    status: Mapped[str]
    position: Mapped[int]  # in the order of the map


class TouchpointRow(Seen, Base):
    """A touchpoint with its emotion, −2…2."""

    __tablename__ = "touchpoints"
    stage: Mapped[str]
    stage_name: Mapped[str]
    name: Mapped[str]
    words: Mapped[str]
    channel: Mapped[str | None]
    owner: Mapped[str | None]
    emotion: Mapped[int | None]
    emotion_n: Mapped[int]
    moment_of_truth: Mapped[bool]
    evidence: Mapped[int]  # pieces attached to it or to its pain points
    __table_args__ = (
        Index(None, "tenant", "audience", "status", "emotion"),
        Index(None, "tenant", "journey", "audience", "status", "emotion"),
    )


class PainPointRow(Seen, Base):
    __tablename__ = "pain_points"
    stage: Mapped[str]
    stage_name: Mapped[str]
    touchpoint: Mapped[str]
    touchpoint_name: Mapped[str]
    text: Mapped[str]
    words: Mapped[str]
    severity: Mapped[int | None]
    priority: Mapped[float | None]
    rank: Mapped[float]  # the priority, −1 where it is unknown: what it is ordered by
    votes: Mapped[int]
    moment_of_truth: Mapped[bool]
    tags: Mapped[str]  # |wait|repeat|
    evidence: Mapped[int]
    care: Mapped[str]  # nobody, idea, unowned, done, planned, testing, doing
    __table_args__ = (
        Index(None, "tenant", "rank"),
        Index(None, "tenant", "audience", "status", "severity", "care"),
    )


class RemedyRow(OfJourney, Base):
    """What is done about a pain point: an opportunity, and an action on it (`action` is "" where there is none)."""

    __tablename__ = "remedies"
    pain_point: Mapped[str] = mapped_column(primary_key=True)
    opportunity: Mapped[str] = mapped_column(primary_key=True)
    action: Mapped[str] = mapped_column(primary_key=True)


class OpportunityRow(Seen, Base):
    __tablename__ = "opportunities"
    text: Mapped[str]
    words: Mapped[str]
    impact: Mapped[int | None]
    effort: Mapped[int | None]
    score: Mapped[float | None]
    taken_up: Mapped[bool]
    __table_args__ = (Index(None, "tenant", "audience", "status"),)


class ActionRow(Seen, Base):
    """`state` is the action's own status, `open` that it is neither done nor dropped."""

    __tablename__ = "actions"
    title: Mapped[str]
    words: Mapped[str]
    owner: Mapped[str | None]
    owner_key: Mapped[str]  # "" for nobody
    department: Mapped[str | None]
    department_key: Mapped[str]
    due: Mapped[str | None]
    state: Mapped[str]
    open: Mapped[bool]
    waits_for: Mapped[str | None]  # the title of the first unfinished action that blocks it
    kpi: Mapped[str | None]
    unit: Mapped[str | None]
    before: Mapped[float | None]
    after: Mapped[float | None]
    target: Mapped[float | None]
    measured_on: Mapped[str | None]
    __table_args__ = (
        Index(None, "tenant", "open", "due"),
        only("sqlite", "tenant", "owner_key", "audience", "status", "owner"),
        only("sqlite", "tenant", "department_key", "audience", "status", "department"),
        only("postgresql", "tenant", "audience", "status"),
        only("postgresql", "owner_key", postgresql_using="hash"),
        only("postgresql", "department_key", postgresql_using="hash"),
    )


class EvidenceRow(Seen, Base):
    __tablename__ = "evidence"
    kind: Mapped[str]
    origin: Mapped[str]
    dated: Mapped[str | None]
    sentiment: Mapped[float | None]
    source: Mapped[str | None]
    __table_args__ = (Index(None, "tenant", "audience", "status", "origin"),)


class MetricRow(OfJourney, Base):
    __tablename__ = "metrics"
    position: Mapped[int] = mapped_column(primary_key=True)
    audience: Mapped[str | None]
    status: Mapped[str]
    stage: Mapped[str | None]
    stage_name: Mapped[str | None]
    name: Mapped[str]
    value: Mapped[float]
    n: Mapped[int | None]
    dated: Mapped[str | None]
    __table_args__ = (Index(None, "tenant", "name", "dated"),)


class ChangeRow(OfJourney, Base):
    """What one revision did, an event a row; who may see it is asked of the journey."""

    __tablename__ = "changes"
    number: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[str]
    author: Mapped[str]
    did: Mapped[str]  # added, removed, moved, changed
    kind: Mapped[str]  # the collection that the part stands in; "" for the journey itself
    part: Mapped[str]
    name: Mapped[str]
    field: Mapped[str]  # "" unless it is a field that changed
    before: Mapped[str | None]
    after: Mapped[str | None]
    undoes: Mapped[int | None]
    __table_args__ = (Index(None, "tenant", "at"),)


FOLLOWING: tuple[type[OfJourney], ...] = (
    TouchpointRow, PainPointRow, RemedyRow, OpportunityRow, ActionRow, EvidenceRow, MetricRow,
)  # fmt: skip
