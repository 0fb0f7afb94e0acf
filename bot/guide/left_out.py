"""The list of stages as a form gives it: lines as they stand, new ones added, and a name left out asked about."""

import json

from bot.guide.reply import Choice, Choices, Section
from bot.guide.session import Waiting
from bot.guide.turn import Turn
from bot.journey.commands import AddStage, ChangeStage, MoveStage, Remove
from bot.journey.model import Stage
from bot.journey.tree import has

LEFT_OUT = "left_out"


def lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def stages_become(turn: Turn, names: tuple[str, ...]) -> None:
    """The stages in the order of the lines. A line that replaces another in its place is its new name; an empty stage
    left out goes; one that holds something stays where it is until somebody says what is meant."""
    wanted = _once(turn, names)
    _rename(turn, wanted)
    known = {s.name.casefold() for s in turn.journey.stages}
    turn.do(*(AddStage(turn.mint.new("stage"), name) for name in wanted if name.casefold() not in known))
    missing = [s for s in turn.journey.stages if s.name.casefold() not in {w.casefold() for w in wanted}]
    turn.do(*(Remove(s.id) for s in missing if not s.touchpoints))
    full = [s for s in missing if s.touchpoints]
    _reorder(turn, wanted, full)
    if full:
        _ask(turn, full)


def _once(turn: Turn, names: tuple[str, ...]) -> tuple[str, ...]:
    seen: dict[str, str] = {}
    for name in names:
        if name.casefold() in seen:
            turn.say("duplicate", name=name)
        seen.setdefault(name.casefold(), name)
    return tuple(seen.values())


def _rename(turn: Turn, wanted: tuple[str, ...]) -> None:
    """Only where every other line stands as it did: as many lines, each in its place."""
    stages = turn.journey.stages
    if len(wanted) != len(stages):
        return
    anew = [(s, name) for s, name in zip(stages, wanted, strict=True) if s.name != name]
    if not {name.casefold() for _, name in anew} & {s.name.casefold() for s, _ in anew} or len(anew) == 1:
        turn.do(*(ChangeStage(stage.id, name=name) for stage, name in anew))


def _reorder(turn: Turn, wanted: tuple[str, ...], kept: list[Stage]) -> None:
    """In the order of the lines; a stage that was left out stays behind the one that it followed."""
    place = {name.casefold(): n for n, name in enumerate(wanted)}
    before = [s.id for s in turn.before.stages]
    by_id = {s.id: s for s in turn.journey.stages}

    def rank(stage: Stage) -> tuple[int, int]:
        if stage.name.casefold() in place:
            return place[stage.name.casefold()], 0
        earlier = [by_id[id] for id in before[: before.index(stage.id)] if id in by_id and by_id[id] not in kept]
        return (place[earlier[-1].name.casefold()], 1) if earlier else (-1, 1)

    for position, stage in enumerate(sorted(turn.journey.stages, key=rank)):
        if turn.journey.stages[position].id != stage.id:
            turn.do(MoveStage(stage.id, position))


def _ask(turn: Turn, full: list[Stage]) -> None:
    ids = json.dumps([s.id for s in full])
    turn.remember(waiting=Waiting(kind=LEFT_OUT, about=ids))
    items = (
        Choice(turn.label("buttons.keep"), "keep"),
        Choice(turn.label("buttons.take_out"), "out"),
    )
    n = sum(len(s.touchpoints) for s in full)
    text = turn.words("say.left_out", items=turn.join([s.name for s in full]), n=n)
    turn.notes.append(Section(text, choices=Choices(f"{LEFT_OUT}:", items, many=False)))
    turn.ask = False


def settle(turn: Turn, waiting: Waiting, out: bool) -> None:
    turn.remember(waiting=None)
    ids = [id for id in json.loads(waiting.about) if has(turn.journey, id)]
    if out:
        turn.do(*(Remove(id) for id in ids))
    else:
        turn.say("stays")
