"""Rule J18. The same words in another place can be right – one queues at the entrance and at the till – so the
farther two parts are from each other, the more alike they must be."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from bot.journey.check.finding import Breach, Breaches
from bot.journey.check.likeness import HAN, plain_key, same
from bot.journey.model import Journey, PainPoint, Stage, Touchpoint

P = TypeVar("P", PainPoint, Touchpoint)
TELLING = 16  # letters, a Chinese one counting two, from which the same sentence twice is hardly a coincidence


def duplicates(journey: Journey) -> Breaches:
    """One breach for each part that repeats an earlier one, however often that one is repeated."""
    for stage in journey.stages:
        yield from (_twice(*pair) for pair in _pairs(stage.touchpoints, _same_touchpoint))
        yield from _pains_of_stage(stage)
    yield from _pains_across(journey)


def _pairs(parts: Sequence[P], alike: Callable[[P, P], bool]) -> Iterator[tuple[P, P]]:
    """Each part that is like an earlier one, with the first such."""
    for i, other in enumerate(parts):
        if first := next((one for one in parts[:i] if alike(one, other)), None):
            yield first, other


def _same_touchpoint(one: Touchpoint, other: Touchpoint) -> bool:
    """Alike in name, and neither channel nor action tells them apart."""
    return same(one.name, other.name) and _agree(one.channel, other.channel) and _agree(one.action, other.action)


def _agree(one: str | None, other: str | None) -> bool:
    return not one or not other or same(one, other)


def _pains_of_stage(stage: Stage) -> Breaches:
    for touchpoint in stage.touchpoints:
        yield from (_twice(*pair) for pair in _pairs(touchpoint.pain_points, _same_pain))
    yield from _repeated([{plain_key(p.text): p for p in reversed(t.pain_points)} for t in stage.touchpoints])


def _same_pain(one: PainPoint, other: PainPoint) -> bool:
    return same(one.text, other.text)


def _pains_across(journey: Journey) -> Breaches:
    stages = [[p for t in s.touchpoints for p in t.pain_points if _telling(p.text)] for s in journey.stages]
    yield from _repeated([{plain_key(p.text): p for p in reversed(pains)} for pains in stages])


def _repeated(places: list[dict[str, PainPoint]]) -> Breaches:
    """The sentences of each place that an earlier place had already."""
    earlier: dict[str, PainPoint] = {}
    for here in places:
        yield from (_twice(earlier[key], pain) for key, pain in here.items() if key and key in earlier)
        earlier = here | earlier


def _telling(text: str) -> bool:
    key = plain_key(text)
    return len(key) + len(HAN.findall(key)) >= TELLING


def _twice(one: PainPoint | Touchpoint, other: PainPoint | Touchpoint) -> Breach:
    return Breach("J18", "hint", one.id, "pains" if isinstance(one, PainPoint) else "found", other.id)
