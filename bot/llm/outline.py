"""A journey as a model is shown it: ids, names and what it may refer to. No people, no channel, no other journey."""

from bot.journey.model import Journey

LONGEST = 6000  # characters


def outline(journey: Journey) -> str:
    lines = [f"title: {journey.title}"]
    goal = " → ".join(value for value in (journey.goal.objective, journey.goal.baseline, journey.goal.target) if value)
    lines += [f"goal: {goal}"] if goal else []
    for persona in journey.personas:
        lines.append(f"persona {persona.id}: {persona.name}")
    for stage in journey.stages:
        lines.append(f"stage {stage.id}: {stage.name}")
        for touchpoint in stage.touchpoints:
            score = "" if touchpoint.emotion is None else f" ({touchpoint.emotion:+d})"
            lines.append(f"  touchpoint {touchpoint.id}: {touchpoint.name}{score}")
            lines += [f"    pain point {pain.id}: {pain.text}" for pain in touchpoint.pain_points]
    lines += [f"opportunity {one.id}: {one.how_might_we}" for one in journey.opportunities]
    return "\n".join(lines)[:LONGEST]


def evidence(journey: Journey) -> str:
    return "\n".join(f"{one.id}: {one.text}" for one in journey.evidence)[:LONGEST]
