"""Rules J01–J17 and J19. Errors are what a map cannot stand without; warnings weaken it; hints would improve it."""

from collections.abc import Callable
from datetime import date as Date

from bot.journey.check.finding import Breach, Breaches
from bot.journey.check.wording import found, whole
from bot.journey.model import Action, Journey

FEWEST_STAGES, MOST_STAGES = 3, 9
ENOUGH_SCORES = 3  # two equal scores among many touchpoints are no curve yet


def no_persona(journey: Journey) -> Breaches:
    if not journey.personas:
        yield Breach("J01", "error")


def several_viewpoints(journey: Journey) -> Breaches:
    if len(journey.personas) > 1:
        yield Breach("J02", "warning", journey.personas[1].id, values=(("n", len(journey.personas)),))
    for touchpoint in journey.all_touchpoints():
        if found("staff_view.action", touchpoint.action or ""):
            yield Breach("J02", "warning", touchpoint.id, "action")
        if found("staff_view.thought", touchpoint.thought or ""):
            yield Breach("J02", "warning", touchpoint.id, "thought")


def empty_stage(journey: Journey) -> Breaches:
    for stage in journey.stages:
        if not stage.touchpoints:
            yield Breach("J03", "error", stage.id)


def company_stage(journey: Journey) -> Breaches:
    for stage in journey.stages:
        if word := company_word(stage.name):
            yield Breach("J04", "warning", stage.id, values=(("word", word),))


def company_word(name: str) -> str | None:
    """The words of a stage's name that speak of the company's doing; None where the customer speaks."""
    if found("company_stage.unless", name):
        return None
    return whole("company_stage.whole", name) or found("company_stage.holding", name)


def no_emotion(journey: Journey) -> Breaches:
    for touchpoint in journey.all_touchpoints():
        if touchpoint.emotion is None:
            yield Breach("J05", "warning", touchpoint.id)


def flat_curve(journey: Journey) -> Breaches:
    touchpoints = journey.all_touchpoints()
    scores = [t.emotion for t in touchpoints if t.emotion is not None]
    enough = len(scores) >= ENOUGH_SCORES or len(scores) == len(touchpoints) == 2
    if enough and len(set(scores)) == 1:
        yield Breach("J06", "warning", values=(("score", signed(scores[0])),))


def signed(score: int) -> str:
    return f"{score:+d}".replace("-", "−") if score else "0"


def no_evidence(journey: Journey) -> Breaches:
    known = {e.id for e in journey.evidence}
    for pain in journey.all_pain_points():
        if not known.intersection(pain.evidence):
            yield Breach("J07", "warning", pain.id)


def solution_in_disguise(journey: Journey) -> Breaches:
    for pain in journey.all_pain_points():
        if word := found("solution_pain.is", pain.text):
            yield Breach("J08", "warning", pain.id, values=(("word", word),))


def answered_question(journey: Journey) -> Breaches:
    for opportunity in journey.opportunities:
        if word := found("solution_question.is", opportunity.how_might_we):
            yield Breach("J09", "warning", opportunity.id, values=(("word", word),))


def opportunity_for_nothing(journey: Journey) -> Breaches:
    known = {p.id for p in journey.all_pain_points()}
    for opportunity in journey.opportunities:
        if not known.intersection(opportunity.pain_points):
            yield Breach("J10", "warning", opportunity.id)


def loose_action(journey: Journey) -> Breaches:
    for action in _alive(journey):
        lacks = {"owner": not action.owner, "due": action.due is None, "kpi": not action.kpi.name}
        if any(lacks.values()):
            yield Breach("J11", "warning", action.id, values=tuple(lacks.items()))


def _alive(journey: Journey) -> tuple[Action, ...]:
    return tuple(a for a in journey.actions if a.status != "dropped")


def ending_not_scored(journey: Journey) -> Breaches:
    touchpoints = journey.all_touchpoints()
    if touchpoints and touchpoints[-1].emotion is None:
        yield Breach("J12", "warning", touchpoints[-1].id)


def no_moment_of_truth(journey: Journey) -> Breaches:
    touchpoints = journey.all_touchpoints()
    if touchpoints and not any(t.moment_of_truth for t in touchpoints):
        yield Breach("J13", "hint")


def goal_without_metric(journey: Journey) -> Breaches:
    goal = journey.goal
    if goal.metric:
        return
    if not any((goal.objective, goal.baseline, goal.target)):
        yield Breach("J14", "warning", entry="no_goal")
    elif goal.baseline and goal.target:
        yield Breach("J14", "hint", entry="unnamed")
    else:
        yield Breach("J14", "warning")


def inside_evidence(journey: Journey) -> Breaches:
    if journey.evidence and all(e.origin == "team" for e in journey.evidence):
        yield Breach("J15", "warning", values=(("n", len(journey.evidence)),))


def unexplained_low(journey: Journey) -> Breaches:
    for touchpoint in journey.all_touchpoints():
        if touchpoint.emotion is not None and touchpoint.emotion < 0 and not touchpoint.pain_points:
            yield Breach("J16", "warning", touchpoint.id, values=(("score", signed(touchpoint.emotion)),))


def overdue(journey: Journey, today: Date) -> Breaches:
    for action in _alive(journey):
        if action.due is not None and action.due < today and not action.measurements:
            yield Breach("J17", "warning", action.id, values=(("due", action.due.isoformat()),))


def number_of_stages(journey: Journey) -> Breaches:
    n = len(journey.stages)
    if n == 0:
        yield Breach("J19", "error", entry="none")
    elif not FEWEST_STAGES <= n <= MOST_STAGES:
        yield Breach("J19", "warning", entry="found" if n < FEWEST_STAGES else "many", values=(("n", n),))


RULES: tuple[Callable[[Journey], Breaches], ...] = (
    no_persona, several_viewpoints, empty_stage, company_stage, no_emotion, flat_curve, no_evidence,
    solution_in_disguise, answered_question, opportunity_for_nothing, loose_action, ending_not_scored,
    no_moment_of_truth, goal_without_metric, inside_evidence, unexplained_low, number_of_stages,
)  # fmt: skip
