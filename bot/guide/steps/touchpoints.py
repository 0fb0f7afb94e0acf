"""Step 5: what the customer does in each stage, where, and what stands behind it."""

from bot.guide.readers.touchpoints import TouchpointSaid, by_stage, channel_in, touchpoints
from bot.guide.slots import Slot
from bot.guide.turn import Turn
from bot.guide.unnamed import keep_no_names, without_data
from bot.journey.commands import AddTouchpoint, ChangeTouchpoint
from bot.journey.model import Lanes, Stage, Touchpoint
from bot.journey.tree import find


def read_touchpoints(turn: Turn, slot: Slot, text: str) -> bool:
    named = without_data(turn, text)
    rest = take_by_stage(turn, named)
    found = touchpoints(rest)
    add(turn, slot.about, keep_no_names(turn, found, lambda said: said.name))
    return bool(found) or rest != text


def take_by_stage(turn: Turn, text: str) -> str:
    """Adds the touchpoints that are told by stage ("Check in: front desk, lift"); answers what is left."""
    sorted_out = by_stage(text, [s.name for s in turn.journey.stages])
    for position, found in sorted_out.found:
        add(turn, turn.journey.stages[position].id, found)
    return sorted_out.leftover if sorted_out.found else text


def add(turn: Turn, stage_id: str, found: tuple[TouchpointSaid, ...]) -> None:
    for said in found:
        same = _same(turn, stage_id, said.name)
        if same is None:
            turn.do(_command(turn, stage_id, said))
        elif _says_more(said):
            lanes = _lanes(same.lanes, said.lanes)
            turn.do(ChangeTouchpoint(same.id, channel=said.channel, action=said.action, lanes=lanes))
        else:
            turn.say("duplicate", name=said.name)


def add_named(turn: Turn, stage_id: str, name: str, channel: str | None, action: str | None, lanes: Lanes) -> str:
    """A touchpoint with what was told of it; answers its id, also where the stage had one of that name."""
    add(turn, stage_id, (TouchpointSaid(name, channel or channel_in(name), action, lanes),))
    same = _same(turn, stage_id, name)
    assert same is not None
    return same.id


def tell_more(turn: Turn, id: str, channel: str | None, action: str | None, lanes: Lanes) -> None:
    touchpoint = find(turn.journey, id)
    assert isinstance(touchpoint, Touchpoint)
    merged = _lanes(touchpoint.lanes, lanes) if lanes != Lanes() else None
    turn.do(ChangeTouchpoint(id, channel=channel, action=action, lanes=merged))


def _same(turn: Turn, stage_id: str, name: str) -> Touchpoint | None:
    stage = find(turn.journey, stage_id)
    assert isinstance(stage, Stage)
    return next((t for t in stage.touchpoints if t.name.casefold() == name.casefold()), None)


def _says_more(said: TouchpointSaid) -> bool:
    return said.channel is not None or said.action is not None or said.lanes != Lanes()


def _lanes(known: Lanes, said: Lanes) -> Lanes:
    given = {name: value for name, value in said.model_dump().items() if value is not None}
    return known.model_copy(update=given)


def _command(turn: Turn, stage_id: str, said: TouchpointSaid) -> AddTouchpoint:
    channel = said.channel if said.channel != said.name else None
    return AddTouchpoint(turn.mint.new("touchpoint"), stage_id, said.name, channel, said.action, said.lanes)


def choose_touchpoints(turn: Turn, slot: Slot, names: tuple[str, ...]) -> bool:
    """Suggestions that were ticked, with the channel and the action that they came with."""
    stages = turn.journey.stages
    position = next(i for i, s in enumerate(stages) if s.id == slot.about)
    offered = turn.craft.touchpoints(turn.journey.industry, stages[position].name, position, turn.language)
    known = {s.text: TouchpointSaid(s.text, s.channel, s.action) for s in offered}
    found = tuple(known.get(name, TouchpointSaid(name)) for name in names)
    add(turn, slot.about, found)
    return bool(found)
