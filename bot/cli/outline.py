"""A journey as text for the terminal: everything that is there, stage by stage."""

from collections.abc import Iterator

from bot.cli.words import say
from bot.journey.formulas import by_priority
from bot.journey.model import Journey, Language, Touchpoint


def outline(journey: Journey, language: Language) -> str:
    """Labels in `language`; what people wrote as they wrote it."""
    return "\n".join((*_head(journey), *_stages(journey), *_rest(journey, language))) + "\n"


def _head(journey: Journey) -> Iterator[str]:
    yield f"{journey.title}  [{journey.id}]"
    status = say(f"say.status.{journey.status}")
    yield say("outline.state", status=status, revision=journey.revision, at=journey.updated_at)
    goal = " ".join(filter(None, (journey.goal.objective, journey.goal.metric)))
    numbers = " → ".join(filter(None, (journey.goal.baseline, journey.goal.target)))
    yield from _labelled("goal", " · ".join(filter(None, (goal, numbers))))
    yield from _labelled("scope", " → ".join(filter(None, (journey.scope.starts, journey.scope.ends))))
    for persona in journey.personas:
        yield from _labelled("persona", " · ".join(filter(None, (persona.name, persona.description))))


def _labelled(label: str, value: str) -> Iterator[str]:
    if value:
        yield say(f"outline.{label}", value=value)


def _stages(journey: Journey) -> Iterator[str]:
    for number, stage in enumerate(journey.stages, start=1):
        yield ""
        yield f"{number}. {stage.name}"
        for touchpoint in stage.touchpoints:
            yield f"   {_touchpoint(touchpoint)}"
            for pain in touchpoint.pain_points:
                severity = "?" if pain.severity is None else pain.severity
                yield f"      ! {pain.text}  ({say('outline.severity', value=severity)})"


def _touchpoint(touchpoint: Touchpoint) -> str:
    emotion = " ?" if touchpoint.emotion is None else f"{touchpoint.emotion:+d}" if touchpoint.emotion else " 0"
    thought = f"  “{touchpoint.thought}”" if touchpoint.thought else ""
    channel = f" ({touchpoint.channel})" if touchpoint.channel else ""
    return f"{emotion}  {touchpoint.name}{channel}{' *' if touchpoint.moment_of_truth else ''}{thought}"


def _rest(journey: Journey, _language: Language) -> Iterator[str]:
    worst = [pain.text for pain, _ in by_priority(journey)[:3]]
    yield ""
    yield from _labelled("worst", "; ".join(worst))
    for opportunity in journey.opportunities:
        yield from _labelled("opportunity", opportunity.how_might_we)
    for action in journey.actions:
        told = (action.title, action.owner, str(action.due) if action.due else None)
        yield from _labelled("action", " · ".join(filter(None, told)))
    if journey.evidence:
        yield say("outline.evidence", count=len(journey.evidence))
