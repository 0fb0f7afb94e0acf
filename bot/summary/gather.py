"""facts(journey, findings, today): everything that a summary may say, computed and never guessed."""

from datetime import date as Date

from bot.journey.check import Finding
from bot.journey.formulas import by_priority, opportunity_score, peak, peak_end, priority, quadrant, stage_emotion
from bot.journey.model import Action, Journey, Opportunity, PainPoint, Touchpoint
from bot.summary.effect import effect, readings
from bot.summary.fact import Backing, Care, Chance, Facts, Moment, Pain, StageMood, Step

WORST = 5
SEVERE = 3
# Of several actions on a pain point the liveliest is told: a finished one stands behind one under way.
PROGRESS: tuple[Care, ...] = ("nobody", "idea", "unowned", "done", "planned", "testing", "doing")
_BY_INTEREST = ("doing", "testing", "planned", "done", "dropped")


def facts(journey: Journey, findings: tuple[Finding, ...], today: Date) -> Facts:
    touchpoints = journey.all_touchpoints()
    lowest = _lowest(touchpoints)
    stage_of = {t.id: s.name for s in journey.stages for t in s.touchpoints}
    pains = by_priority(journey)
    return Facts(
        title=journey.title,
        state=journey.state,
        status=journey.status,
        industry=journey.industry,
        today=today,
        goal=journey.goal,
        personas=tuple(p.name for p in journey.personas),
        moods=tuple(StageMood(s.id, s.name, stage_emotion(s)) for s in journey.stages),
        low=_moment(lowest[0], stage_of) if lowest else None,
        as_low=max(len(lowest) - 1, 0),
        peak=_moment(peak(touchpoints), stage_of),
        end=_moment(touchpoints[-1] if touchpoints else None, stage_of),
        peak_end=peak_end(touchpoints) if touchpoints else None,
        pains=tuple(_pain(journey, p, t, stage_of[t.id], today) for p, t in pains[:WORST]),
        all_pains=len(pains),
        unrated_pains=sum(p.severity is None for p, _ in pains),
        severe_pains=sum((p.severity or 0) >= SEVERE for p, _ in pains),
        chances=_chances(journey),
        steps=_steps(journey, today),
        readings=readings(journey.metrics, {s.id: s.name for s in journey.stages}),
        backing=_backing(journey),
        findings=findings,
    )


def _lowest(touchpoints: tuple[Touchpoint, ...]) -> list[Touchpoint]:
    """Those of the lowest score, moments of truth first; none where nothing was scored."""
    low = min((t.emotion for t in touchpoints if t.emotion is not None), default=None)
    found = [t for t in touchpoints if t.emotion == low and low is not None]
    return sorted(found, key=lambda t: not t.moment_of_truth)


def _moment(touchpoint: Touchpoint | None, stage_of: dict[str, str]) -> Moment | None:
    if touchpoint is None:
        return None
    t = touchpoint
    return Moment(t.id, t.name, stage_of[t.id], t.emotion, t.thought)


def _pain(journey: Journey, pain: PainPoint, touchpoint: Touchpoint, stage: str, today: Date) -> Pain:
    asked = {o.id for o in journey.opportunities if pain.id in o.pain_points}
    on_it = [a for a in journey.actions if a.opportunity in asked and a.status != "dropped"]
    return Pain(
        id=pain.id,
        text=pain.text,
        touchpoint=touchpoint.name,
        stage=stage,
        severity=pain.severity,
        priority=priority(pain, touchpoint.moment_of_truth),
        votes=pain.votes,
        moment_of_truth=touchpoint.moment_of_truth,
        backed=bool({e.id for e in journey.evidence}.intersection(pain.evidence)),
        care=max(("idea" if asked else "nobody", *map(_care, on_it)), key=PROGRESS.index),
        owners=tuple(dict.fromkeys(a.owner for a in on_it if a.owner)),
        late=any(_days_late(a, today) for a in on_it),
    )


def _care(action: Action) -> Care:
    assert action.status != "dropped"
    return action.status if action.owner else "unowned"


def _days_late(action: Action, today: Date) -> int:
    if action.due is None or action.status in ("done", "dropped"):
        return 0
    return max((today - action.due).days, 0)


def _chances(journey: Journey) -> tuple[Chance, ...]:
    taken = {a.opportunity for a in journey.actions if a.status != "dropped"}
    found = [_chance(journey, o, o.id in taken) for o in journey.opportunities]
    return tuple(sorted(found, key=lambda c: (c.score is None, -(c.score or 0))))


def _chance(journey: Journey, opportunity: Opportunity, taken_up: bool) -> Chance:
    score = opportunity_score(journey, opportunity)
    kind = quadrant(opportunity.impact, opportunity.effort)
    return Chance(opportunity.id, opportunity.how_might_we, score, kind, taken_up)


def _steps(journey: Journey, today: Date) -> tuple[Step, ...]:
    open_titles = {a.id: a.title for a in journey.actions if a.status not in ("done", "dropped")}
    found = [_step(a, open_titles, today) for a in journey.actions]
    return tuple(sorted(found, key=lambda s: (-s.days_late, _BY_INTEREST.index(s.status), s.due or Date.max)))


def _step(action: Action, open_titles: dict[str, str], today: Date) -> Step:
    return Step(
        id=action.id,
        title=action.title,
        owner=action.owner,
        department=action.department,
        status=action.status,
        due=action.due,
        days_late=_days_late(action, today),
        waits_for=tuple(open_titles[b] for b in action.blocked_by if b in open_titles),
        effect=effect(action),
    )


def _backing(journey: Journey) -> Backing:
    origins = [e.origin for e in journey.evidence]
    return Backing(customer=origins.count("customer"), data=origins.count("data"), team=origins.count("team"))
