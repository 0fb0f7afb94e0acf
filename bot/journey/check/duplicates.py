"""Rule J18. The same words in another place can be right – one queues at the entrance and at the till – so the
farther two parts are from each other, the more alike they must be."""

from itertools import combinations

from bot.journey.check.finding import Breach, Breaches
from bot.journey.check.likeness import HAN, plain_key, same
from bot.journey.model import Journey, PainPoint, Stage, Touchpoint

TELLING = 16  # letters, a Chinese one counting two, from which the same sentence twice is hardly a coincidence


def duplicates(journey: Journey) -> Breaches:
    for stage in journey.stages:
        for one, other in combinations(stage.touchpoints, 2):
            if _same_touchpoint(one, other):
                yield Breach("J18", "hint", one.id, other=other.id)
        yield from _pains_of_stage(stage)
    yield from _pains_across(journey)


def _same_touchpoint(one: Touchpoint, other: Touchpoint) -> bool:
    """Alike in name, and neither channel nor action tells them apart."""
    return same(one.name, other.name) and _agree(one.channel, other.channel) and _agree(one.action, other.action)


def _agree(one: str | None, other: str | None) -> bool:
    return not one or not other or same(one, other)


def _pains_of_stage(stage: Stage) -> Breaches:
    for touchpoint in stage.touchpoints:
        for one, other in combinations(touchpoint.pain_points, 2):
            if same(one.text, other.text):
                yield _twice(one, other)
    for first, second in combinations(stage.touchpoints, 2):
        for one in first.pain_points:
            for other in second.pain_points:
                if plain_key(one.text) == plain_key(other.text) != "":
                    yield _twice(one, other)


def _pains_across(journey: Journey) -> Breaches:
    earlier: dict[str, PainPoint] = {}
    for stage in journey.stages:
        here = {plain_key(p.text): p for t in stage.touchpoints for p in t.pain_points if _telling(p.text)}
        yield from (_twice(earlier[key], pain) for key, pain in here.items() if key in earlier)
        earlier = here | earlier


def _telling(text: str) -> bool:
    key = plain_key(text)
    return len(key) + len(HAN.findall(key)) >= TELLING


def _twice(one: PainPoint, other: PainPoint) -> Breach:
    return Breach("J18", "hint", one.id, "pains", other.id)
