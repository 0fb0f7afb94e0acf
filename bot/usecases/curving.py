"""The emotion curve beside the picture of a map: touchpoints from left to right, −2 … +2; of a long map its stages."""

from dataclasses import replace

from bot.guide.reply import Reply, Section
from bot.guide.shown import Curve
from bot.journey.model import Journey, Language, Stage
from prompts import render

MOST = 12  # touchpoints; a longer map shows the mean of each stage
LEAST = 2  # scored places that make a curve


def with_curve(reply: Reply, journey: Journey | None) -> Reply:
    """The reply that brings a picture, with the curve at its end where there is one to draw."""
    if journey is None or not reply.draw:
        return reply
    made = curve(journey, reply.language)
    if made is None:
        return reply
    cut = len(reply.sections) - 1 if reply.footer else len(reply.sections)
    sections = (*reply.sections[:cut], Section("", shown=made), *reply.sections[cut:])
    return replace(reply, sections=sections)


def curve(journey: Journey, language: Language) -> Curve | None:
    """None where fewer than two places have a score."""
    each = [(t.name, float(t.emotion)) for t in journey.all_touchpoints() if t.emotion is not None]
    by_stage = [(stage.name, mean) for stage in journey.stages if (mean := _mean(stage)) is not None]
    points = each if len(each) <= MOST else by_stage
    if len(points) < LEAST:
        return None
    words = [render(f"usecases/curve.{name}", language, title=journey.title) for name in ("title", "label")]
    return Curve(words[0], words[1], tuple(points))


def _mean(stage: Stage) -> float | None:
    scores = [t.emotion for t in stage.touchpoints if t.emotion is not None]
    return round(sum(scores) / len(scores), 2) if scores else None
