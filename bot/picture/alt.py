"""The picture in words."""

from collections.abc import Sequence

from bot.journey.formulas import by_priority
from bot.journey.model import Journey, Language, Touchpoint
from bot.picture.breaking import shortened
from bot.picture.words import word
from prompts import render

_NAME, _ALL = 40, 1000  # characters; Slack takes an alt text of 1,000


def alt(journey: Journey, language: Language) -> str:
    """One paragraph: the stages, the lowest and the highest point, the worst pain point."""
    scored = [t for t in journey.all_touchpoints() if t.emotion is not None]
    low = min(scored, key=_score, default=None)
    high = max(scored, key=_score, default=None)
    worst = next((pain for pain, _ in by_priority(journey) if pain.severity is not None), None)
    said = render(
        "picture/alt.map",
        language,
        title=_short(journey.title),
        personas=[_short(p.name) for p in journey.personas],
        stages=[_short(s.name) for s in journey.stages],
        touchpoints=len(journey.all_touchpoints()),
        scored=len(scored),
        low=_named(low),
        high=_named(high),
        worst=_short(worst.text) if worst else None,
        severity=worst.severity if worst else None,
    )
    return shortened(said, _ALL)


def alt_beside(journeys: Sequence[Journey], language: Language) -> str:
    """Whose maps lie over one another, and how each feels on the whole."""
    maps = [{"title": _short(j.title), "who": _short(_who(j, language)), "mean": _mean(j)} for j in journeys]
    return shortened(render("picture/alt.beside", language, maps=maps), _ALL)


def _who(journey: Journey, language: Language) -> str:
    state = word(f"state.{journey.state}", language) if journey.state else ""
    return " · ".join(filter(None, (*(p.name for p in journey.personas), state)))


def _mean(journey: Journey) -> str:
    scored = [t.emotion for t in journey.all_touchpoints() if t.emotion is not None]
    mean = f"{sum(scored) / len(scored):+.1f}" if scored else ""
    return "0" if mean in ("+0.0", "-0.0") else mean.replace("-", "−")


def _score(touchpoint: Touchpoint) -> int:
    return touchpoint.emotion or 0


def _named(touchpoint: Touchpoint | None) -> tuple[str, str] | None:
    if touchpoint is None:
        return None
    score = f"{_score(touchpoint):+d}".replace("-", "−").replace("+0", "0")
    return _short(touchpoint.name), score


def _short(text: str) -> str:
    return shortened(text, _NAME)
