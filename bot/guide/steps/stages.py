"""Step 4: the stages, in the customer's words."""

import re

from bot.guide.readers.names import is_no_name
from bot.guide.readers.stages import stage_names, template_choice
from bot.guide.slots import Slot
from bot.guide.turn import Turn
from bot.guide.unnamed import keep_no_names, without_data
from bot.journey.commands import AddStage, ChangeStage, MoveStage, Remove
from bot.journey.model import Stage

_LISTED = re.compile(r"[、;；\n|/>→:：]|\d[.)）]")  # marks of a list that no sentence with commas has


def read_stages(turn: Turn, slot: Slot, text: str) -> bool:
    if template_choice(text):
        names = tuple(s.text for s in turn.craft.stages(turn.journey.industry, turn.language))
    else:
        text, before = without_data(turn, text), text
        said = _whole_where_prose(text, stage_names(text))
        names = keep_no_names(turn, said, str)
        if not names:
            return bool(said) or text != before
    return choose_stages(turn, names)


def _whole_where_prose(text: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """A sentence whose clauses look like items stays whole."""
    prose = len(names) > 1 and not _LISTED.search(text) and any(is_no_name(name) for name in names)
    return (text,) if prose else names


def choose_stages(turn: Turn, names: tuple[str, ...]) -> bool:
    """The stages become these: new ones are added, their order is taken over, empty ones not named go."""
    if not names:
        return False
    wanted = _once(turn, names)
    if turn.journey.stages:
        _reconcile(turn, wanted)
    else:
        turn.do(*(AddStage(turn.mint.new("stage"), name) for name in wanted))
    return True


def _once(turn: Turn, names: tuple[str, ...]) -> tuple[str, ...]:
    seen: dict[str, str] = {}
    for name in names:
        if name.casefold() in seen:
            turn.say("duplicate", name=name)
        seen.setdefault(name.casefold(), name)
    return tuple(seen.values())


def add_stages(turn: Turn, names: tuple[str, ...], position: int | None = None) -> None:
    """Stages beside those that are there."""
    known = {s.name.casefold() for s in turn.journey.stages}
    for name in _once(turn, names):
        if name.casefold() in known:
            turn.say("duplicate", name=name)
            continue
        turn.do(AddStage(turn.mint.new("stage"), name, position=position))
        position = None if position is None else position + 1


def _reconcile(turn: Turn, wanted: tuple[str, ...]) -> None:
    known = {s.name.casefold(): s for s in turn.journey.stages}
    fresh = [name for name in wanted if name.casefold() not in known]
    left = [s for s in turn.journey.stages if s.name.casefold() not in {w.casefold() for w in wanted}]
    if len(fresh) == len(left) and len(wanted) == len(turn.journey.stages):
        _rename(turn, left, fresh)
    else:
        _drop_empty(turn, left)
        turn.do(*(AddStage(turn.mint.new("stage"), name) for name in fresh))
    _reorder(turn, wanted)


def _rename(turn: Turn, left: list[Stage], fresh: list[str]) -> None:
    """As many new names as stages that were not named again: they are the same stages, called anew."""
    turn.do(*(ChangeStage(stage.id, name=name) for stage, name in zip(left, fresh, strict=True)))


def _drop_empty(turn: Turn, stages: list[Stage]) -> None:
    turn.do(*(Remove(s.id) for s in stages if not s.touchpoints))
    full = [s.name for s in stages if s.touchpoints]
    if full:
        turn.say("kept_with_content", items=turn.join(full))


def _reorder(turn: Turn, wanted: tuple[str, ...]) -> None:
    order = {name.casefold(): n for n, name in enumerate(wanted)}
    named = [s for s in turn.journey.stages if s.name.casefold() in order]
    named.sort(key=lambda s: order[s.name.casefold()])
    for position, stage in enumerate(named):
        if turn.journey.stages[position].id != stage.id:
            turn.do(MoveStage(stage.id, position))
