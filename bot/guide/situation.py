"""What a message is said into, as the reader of words needs it."""

from collections.abc import Iterator

from bot.guide.slots import Slot
from bot.journey.model import Journey, Language
from bot.reading.situation import Part, Situation


def situation(journey: Journey, asked: Slot, language: Language) -> Situation:
    """The map's names and gaps around the question that was asked."""
    return Situation(asked.kind, asked.about, tuple(_parts(journey)), _holds(journey), language)


def _parts(journey: Journey) -> Iterator[Part]:
    for stage in journey.stages:
        yield Part(stage.id, "stage", stage.name)
        for touchpoint in stage.touchpoints:
            yield Part(touchpoint.id, "touchpoint", touchpoint.name, stage.id)
    for touchpoint in journey.all_touchpoints():
        for pain in touchpoint.pain_points:
            yield Part(pain.id, "pain", pain.text, touchpoint.id)
    yield from (Part(o.id, "opportunity", o.how_might_we) for o in journey.opportunities)
    yield from (Part(a.id, "action", a.title) for a in journey.actions)
    yield from (Part(p.id, "persona", p.name) for p in journey.personas)


def _holds(journey: Journey) -> frozenset[str]:
    touchpoints, pains = journey.all_touchpoints(), journey.all_pain_points()
    held = {
        "goal": journey.goal.objective or journey.goal.metric,
        "baseline": journey.goal.baseline,
        "target": journey.goal.target,
        "state": journey.state,
        "starts": journey.scope.starts,
        "ends": journey.scope.ends,
        "persona": journey.personas,
        "expectations": any(p.needs or p.expectations for p in journey.personas),
        "evidence": journey.evidence,
        "stages": journey.stages,
        "touchpoints": touchpoints,
        "emotions": any(t.emotion is not None for t in touchpoints),
        "moments": any(t.moment_of_truth for t in touchpoints),
        "pains": pains,
        "factors": any(p.severity is not None for p in pains),
        "opportunities": journey.opportunities,
        "actions": journey.actions,
        "owners": any(a.owner for a in journey.actions),
        "published": journey.status == "published",
    }
    return frozenset(name for name, value in held.items() if value)
