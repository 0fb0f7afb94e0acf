"""The questions of the guide, in order. A slot is one question; whether it is open is read from the journey, so
that a conversation can be resumed, undone and answered out of order without any state of its own."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.guide.session import STEPS, Session, Step
from bot.journey.formulas import by_priority
from bot.journey.model import Action, Journey, Stage, Touchpoint

WORST = 3  # pain points that are carried on to an opportunity without being asked for


@dataclass(frozen=True)
class Slot:
    """`kind` names the question, `about` the id of the part that it concerns ("" where there is none)."""

    step: Step
    kind: str
    about: str = ""

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.about}" if self.about else self.kind


STEP_OF: dict[str, Step] = {
    "goal": "scope",
    "state": "scope",
    "span": "scope",
    "industry": "scope",
    "persona": "persona",
    "expectations": "persona",
    "evidence": "evidence",
    "stages": "stages",
    "touchpoints": "touchpoints",
    "emotions": "emotions",
    "moments": "emotions",
    "pains": "pain_points",
    "factors": "pain_points",
    "opportunity": "opportunities",
    "action": "actions",
    "details": "actions",
    "review": "review",
    "follow_up": "follow_up",
}
FIRST_OF: dict[Step, str] = {step: kind for kind, step in reversed(STEP_OF.items())}


def slot(key: str) -> Slot:
    kind, _, about = key.partition(":")
    return Slot(STEP_OF[kind], kind, about)


def open_slots(journey: Journey) -> Iterator[Slot]:
    """Every question that the journey does not answer yet, in the order of the guide."""
    yield from _scope(journey)
    yield from _persona(journey)
    if not journey.evidence:
        yield Slot("evidence", "evidence")
    if not journey.stages:
        yield Slot("stages", "stages")
    yield from _touchpoints(journey)
    yield from _emotions(journey)
    yield from _pains(journey)
    yield from _opportunities(journey)
    yield from _actions(journey)
    yield Slot("follow_up", "follow_up") if journey.status == "published" else Slot("review", "review")


def _scope(journey: Journey) -> Iterator[Slot]:
    if journey.goal.objective is None and journey.goal.metric is None:
        yield Slot("scope", "goal")
    if journey.state is None:
        yield Slot("scope", "state")
    if journey.scope.starts is None or journey.scope.ends is None:
        yield Slot("scope", "span")


def _persona(journey: Journey) -> Iterator[Slot]:
    if not journey.personas:
        yield Slot("persona", "persona")
    elif not journey.personas[0].expectations:
        yield Slot("persona", "expectations", journey.personas[0].id)


def _touchpoints(journey: Journey) -> Iterator[Slot]:
    for stage in journey.stages:
        if all(_stands_in(stage, t) for t in stage.touchpoints):
            yield Slot("touchpoints", "touchpoints", stage.id)


def _stands_in(stage: Stage, touchpoint: Touchpoint) -> bool:
    """A touchpoint that was only made to hold a pain point of its stage, and that nobody has said anything of yet."""
    said = (touchpoint.channel, touchpoint.action, touchpoint.thought, touchpoint.emotion)
    return touchpoint.name == stage.name and not any(value is not None for value in said)


def _emotions(journey: Journey) -> Iterator[Slot]:
    for stage in journey.stages:
        if any(t.emotion is None for t in stage.touchpoints):
            yield Slot("emotions", "emotions", stage.id)
    touchpoints = journey.all_touchpoints()
    if touchpoints and not any(t.moment_of_truth for t in touchpoints):
        yield Slot("emotions", "moments")


def _pains(journey: Journey) -> Iterator[Slot]:
    touchpoints = journey.all_touchpoints()
    for touchpoint in touchpoints:
        if touchpoint.emotion is not None and touchpoint.emotion < 0 and not touchpoint.pain_points:
            yield Slot("pain_points", "pains", touchpoint.id)
    if touchpoints and not journey.all_pain_points() and not any((t.emotion or 0) < 0 for t in touchpoints):
        yield Slot("pain_points", "pains")
    for pain in journey.all_pain_points():
        if pain.severity is None:
            yield Slot("pain_points", "factors", pain.id)


def _opportunities(journey: Journey) -> Iterator[Slot]:
    answered = {id for o in journey.opportunities for id in o.pain_points}
    for pain, _ in by_priority(journey)[:WORST]:
        if pain.id not in answered:
            yield Slot("opportunities", "opportunity", pain.id)


def _actions(journey: Journey) -> Iterator[Slot]:
    started = {a.opportunity for a in journey.actions}
    for opportunity in journey.opportunities:
        if opportunity.id not in started:
            yield Slot("actions", "action", opportunity.id)
    for action in journey.actions:
        if missing_of(action):
            yield Slot("actions", "details", action.id)


def missing_of(action: Action) -> tuple[str, ...]:
    """Which of owner, due date and KPI an action lacks."""
    given = {"owner": action.owner, "due": action.due, "kpi": action.kpi.name}
    return tuple(name for name, value in given.items() if value is None)


def next_slot(journey: Journey, session: Session) -> Slot:
    """The question to ask now: one gone back to, else the first open one that nobody skipped, of the step that
    somebody went to before those of any other."""
    if session.revisit:
        return slot(session.revisit)
    every = tuple(open_slots(journey))
    waiting = [s for s in every if s.key not in session.skipped]
    here = [s for s in waiting if s.step == session.staying]
    return next(iter((*here, *waiting, *every[-1:])), Slot("review", "review"))


def number_of(step: Step) -> int:
    return STEPS.index(step) + 1
