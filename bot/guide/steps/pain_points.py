"""Step 7: what hurts, how much, and in whose words."""

import re

from bot.guide.nearest import nearest, overlap
from bot.guide.readers.factors import Factors, factors, rated_behind
from bot.guide.readers.match import best
from bot.guide.readers.pain import PainSaid, pains, pains_by_touchpoint
from bot.guide.readers.tags import tags_in
from bot.guide.slots import Slot
from bot.guide.turn import Turn
from bot.journey.commands import AddPainPoint, AddTouchpoint, ChangePainPoint
from bot.journey.model import PainPoint, Stage, Touchpoint
from bot.journey.tree import find, touchpoint_of


def read_pains(turn: Turn, slot: Slot, text: str) -> bool:
    rated = factors(text, bare=True)
    if rated is not None and not rated[1].strip():
        return _rate_last(turn, text)
    if _rate_told(turn, text):
        return True
    rest = take_by_touchpoint(turn, text)
    touchpoint = slot.about or nearest(rest, turn.journey.all_touchpoints())
    found = pains(rest) if touchpoint else ()
    for said in found:
        add(turn, touchpoint, said)
    return bool(found) or rest != text


def _rate_last(turn: Turn, text: str) -> bool:
    """Factors without a text rate the pain point that was told last."""
    unrated = [p for p in turn.journey.all_pain_points() if p.severity is None]
    return bool(unrated) and read_factors(turn, Slot("pain_points", "factors", _newest(unrated).id), text)


def _rate_told(turn: Turn, text: str, asked: str = "") -> bool:
    """Words of a pain point that is there, with three bare numbers, rate it; of several the one asked about."""
    read = rated_behind(text)
    if read is None or "\n" in text:
        return False
    told, words = read
    alike = [p for p in turn.journey.all_pain_points() if _speaks_of(words, p.id, turn) or _alike(words, p.text)]
    meant = next((p for p in alike if p.id == asked), alike[0] if len(alike) == 1 else None)
    if meant is None:
        return False
    _rate(turn, meant.id, told)
    return True


_SHARED, _MOSTLY = 2, 0.5  # pairs of characters or words in common; which part of those said


def _alike(words: str, text: str) -> bool:
    shared, part = overlap(words, text)
    return shared >= _SHARED and part >= _MOSTLY


def _rate(turn: Turn, pain_id: str, told: Factors) -> None:
    turn.do(ChangePainPoint(pain_id, frequency=told.frequency, impact=told.impact, persistence=told.persistence))


def _newest(told: list[PainPoint]) -> PainPoint:
    return max(told, key=lambda pain: [int(number) for number in re.findall(r"\d+", pain.id)])


def take_by_touchpoint(turn: Turn, text: str) -> str:
    """Adds the pain points that are told by touchpoint ("front desk: a long queue"); answers what is left."""
    touchpoints = turn.journey.all_touchpoints()
    told = pains_by_touchpoint(text, [t.name for t in touchpoints])
    for index, said in told.found:
        for pain in said:
            add(turn, touchpoints[index].id, pain)
    return told.leftover if told.found else text


def add(turn: Turn, touchpoint_id: str, said: PainSaid) -> None:
    touchpoint = find(turn.journey, touchpoint_id)
    assert isinstance(touchpoint, Touchpoint)
    told = said.factors or Factors()
    _complain(turn, told)
    same = next((p for p in touchpoint.pain_points if p.text.casefold() == said.text.casefold()), None)
    if same is not None and said.factors is not None:
        _rate(turn, same.id, told)
        return
    if same is not None:
        turn.say("duplicate", name=said.text)
        return
    turn.do(
        AddPainPoint(
            turn.mint.new("pain_point"),
            touchpoint_id,
            said.text,
            told.frequency,
            told.impact,
            told.persistence,
            tags=said.tags,
            authors=(turn.author.name,),
        )
    )


def add_told(turn: Turn, touchpoint_id: str, text: str, given: dict[str, int]) -> str:
    """A pain point with the factors that were told, 0–4; answers its id, also where the touchpoint had it already."""
    told = Factors(given.get("frequency"), given.get("impact"), given.get("persistence"))
    add(turn, touchpoint_id, PainSaid(text, told if given else None, tags_in(text)))
    touchpoint = find(turn.journey, touchpoint_id)
    assert isinstance(touchpoint, Touchpoint)
    return next(p.id for p in touchpoint.pain_points if p.text.casefold() == text.casefold())


def _complain(turn: Turn, said: Factors) -> None:
    for value in said.out_of_range:
        turn.say("out_of_range", value=value, low=0, high=4)


def read_factors(turn: Turn, slot: Slot, text: str) -> bool:
    found = factors(text, bare=True)
    if found is None:
        return False
    if _rate_told(turn, text, asked=slot.about):
        return True
    said, rest = found
    if rest.strip() and not _speaks_of(rest, slot.about, turn):
        return _beside(turn, slot.about, text)
    _complain(turn, said)
    if (said.frequency, said.impact, said.persistence) == (None, None, None):
        return bool(said.out_of_range)
    _rate(turn, slot.about, said)
    return True


def _speaks_of(words: str, pain_id: str, turn: Turn) -> bool:
    pain = find(turn.journey, pain_id)
    assert isinstance(pain, PainPoint)
    return isinstance(best(words, [pain.text]), int)


def _beside(turn: Turn, pain_id: str, text: str) -> bool:
    """Factors with other words than those asked about are a pain point of their own."""
    touchpoint = touchpoint_of(turn.journey, pain_id)
    return read_pains(turn, Slot("pain_points", "pains", touchpoint.id), text)


def choose_pains(turn: Turn, slot: Slot, texts: tuple[str, ...]) -> bool:
    """Suggestions that were ticked, with the tags that they came with."""
    touchpoint = find(turn.journey, slot.about)
    assert isinstance(touchpoint, Touchpoint)
    stage = next(s for s in turn.journey.stages if touchpoint in s.touchpoints)
    offered = turn.craft.pain_points(turn.journey.industry, touchpoint.name, stage.name, turn.language)
    tags = {s.text: s.tags for s in offered}
    for text in texts:
        add(turn, slot.about, PainSaid(text, None, tags.get(text, tags_in(text))))
    return bool(texts)


def add_in_stage(turn: Turn, stage_id: str, text: str) -> None:
    """A pain point for a stage: at its last touchpoint, or at one made for it."""
    stage = find(turn.journey, stage_id)
    assert isinstance(stage, Stage)
    if stage.touchpoints:
        touchpoint = stage.touchpoints[-1].id
    else:
        touchpoint = turn.mint.new("touchpoint")
        turn.do(AddTouchpoint(touchpoint, stage.id, stage.name))
        turn.say("no_touchpoint_yet", stage=stage.name)
    add(turn, touchpoint, PainSaid(text, None, tags_in(text)))
