"""Which marks the legend explains: those that the map shows."""

from bot.journey.model import Journey


def entries(journey: Journey) -> tuple[str, ...]:
    """Names of `legend.*` in the labels, in the order they are printed."""
    touchpoints, pains = journey.all_touchpoints(), journey.all_pain_points()
    scored = [t for t in touchpoints if t.emotion is not None]
    shown = {
        "severity": bool(pains),
        "moment": any(t.moment_of_truth for t in touchpoints),
        "evidence": any(t.evidence for t in touchpoints) or any(p.evidence for p in pains),
        "assumption": any(not p.evidence for p in pains),
        "peak": bool(scored),
        "spread": any(t.emotion_spread for t in scored),
        "unscored": 0 < len(scored) < len(touchpoints),
        "numbers": bool(pains or journey.opportunities or journey.actions),
    }
    return tuple(name for name, is_shown in shown.items() if is_shown)
