"""Corrections by text: rename, merge, remove, add, move, put right. What they name must be there; else it is said."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from bot.guide import field_corrections
from bot.guide.meant import here, of_kind, part_meant, pools_for, renamed
from bot.guide.readers.correction import (
    Add,
    Correction,
    Drop,
    Kind,
    Merge,
    Move,
    Rename,
    Replace,
    Rescore,
    Which,
    corrections,
)
from bot.guide.readers.emotions import feeling
from bot.guide.readers.touchpoints import touchpoints
from bot.guide.reply import Button, Section
from bot.guide.saying import name_of, options_told
from bot.guide.session import Waiting
from bot.guide.slots import Slot
from bot.guide.steps import emotions, scope
from bot.guide.steps.stages import add_stages
from bot.guide.steps.touchpoints import add as add_touchpoints
from bot.guide.turn import Turn
from bot.journey import commands as c
from bot.journey.model import Evidence, Journey, Stage, Touchpoint
from bot.journey.tree import parts, stage_of

_CLAUSES = re.compile(r"[,，、;；:：]")


def take(turn: Turn, text: str) -> str:
    """Carries out the corrections of a text; answers the words that are none."""
    text = field_corrections.take(turn, text)
    if not text or field_corrections.names_a_field(turn, text):
        return text
    found, rest = corrections(text)
    if not found or not all(_applies(turn, one) for one in found):
        return text
    for one in found:
        _MAKE[type(one)](turn, one)
    return rest


def _applies(turn: Turn, correction: Correction) -> bool:
    """Before there is anything to correct, words that look like a correction are an answer."""
    if isinstance(correction, Rename) and correction.kind in ("journey", "goal"):
        return True
    if isinstance(correction, Add):
        return _kind_of_add(turn, correction) is not None and not _is_sentence(turn, correction)
    if isinstance(correction, Replace):
        return correction.old is not None and _can_replace(turn, correction.old, correction.new)
    return bool(turn.journey.stages or turn.journey.personas) and _names_a_part(turn, correction)


def _is_sentence(turn: Turn, it: Add) -> bool:
    """ "Show how many are in front, and how long it takes" adds nothing in front of "show how many"."""
    beside = it.before or it.after
    if beside is None or it.kind != "any" or not _CLAUSES.search(it.name):
        return False
    return part_meant(turn, "stage", beside) is None


def _names_a_part(turn: Turn, correction: Correction) -> bool:
    """Words that name nothing on the map and no kind of part are an answer: "turn the form into an online one"."""
    named: list[Which] = [] if isinstance(correction, Merge | Add | Replace) else [correction.which]
    kind: Kind = getattr(correction, "kind", "any")
    if kind != "any" or not named or named[0].name is None:
        return True
    return any(named[0].among([name_of(p) for p in pool]) is not None for pool in pools_for(turn, kind, named[0]))


def _found(turn: Turn, kind: Kind, which: Which) -> Any | None:
    """The part that is meant; says so where there is none, or more than one."""
    part = part_meant(turn, kind, which)
    if isinstance(part, list):
        turn.say("ambiguous", name=_called(which), options=options_told(turn, [name_of(p) for p in part]))
        return None
    if part is None:
        _missing(turn, kind, which)
    return part


def _called(which: Which) -> str:
    return which.name or f"#{which.ordinal}"


def _missing(turn: Turn, kind: Kind, which: Which) -> None:
    options = [name_of(p) for p in of_kind(turn, here(turn) if kind == "any" else kind)]
    if options:
        turn.say("no_such", name=_called(which), options=options_told(turn, options))
    else:
        turn.say("no_such_none", name=_called(which))


def _rename(turn: Turn, it: Rename) -> None:
    if it.kind == "journey":
        scope.read_title(turn, turn.slot, it.to)
    elif it.kind == "goal":
        scope.read_goal(turn, Slot("scope", "goal"), it.to)
    elif (part := _found(turn, it.kind, it.which if it.which != Which() else Which(ordinal=1))) is not None:
        turn.do(renamed(part, it.to))


def _merge(turn: Turn, it: Merge) -> None:
    stages = [s for which in it.parts if (s := _found(turn, "stage", which)) is not None]
    if len({s.id for s in stages}) < 2:
        turn.say("too_few_to_merge")
        return
    ordered = [s for s in turn.journey.stages if s.id in {x.id for x in stages}]
    name = it.to or _joined_name(turn, [s.name for s in ordered])
    turn.do(c.MergeStages(tuple(s.id for s in ordered), name))
    if it.said:
        _offer_pain(turn, ordered[0].id, name, it.said)


def _joined_name(turn: Turn, names: list[str]) -> str:
    return turn.words("say.merged_name").join(names)


def _offer_pain(turn: Turn, stage: str, name: str, text: str) -> None:
    """The reason for a correction often is a pain point in itself."""
    turn.remember(waiting=Waiting(kind="pain", about=stage, text=text))
    words = turn.words("say.looks_like_pain", text=text, stage=name)
    buttons = (
        Button("keep_pain", turn.label("buttons.record"), primary=True),
        Button("dismiss", turn.label("buttons.no_thanks")),
    )
    turn.notes.append(Section(words, buttons=buttons))


def _drop(turn: Turn, it: Drop) -> None:
    if (part := _found(turn, it.kind, it.which)) is not None:
        turn.do(c.Remove(part.id))


def _kind_of_add(turn: Turn, it: Add) -> Kind | None:
    if it.kind in ("stage", "touchpoint"):
        return it.kind if turn.journey.stages else None
    if it.kind == "any" and (it.before or it.after):
        return "stage" if turn.journey.stages else None
    return None


def _add(turn: Turn, it: Add) -> None:
    if _kind_of_add(turn, it) == "stage":
        at = _position(turn, "stage", list(turn.journey.stages), it.before, it.after)
        if at is not None or not (it.before or it.after):
            add_stages(turn, (it.name,), at)
        return
    stage = _stage_for(turn, it.before or it.after)
    if stage is not None:
        add_touchpoints(turn, stage.id, touchpoints(it.name))


def _stage_for(turn: Turn, beside: Which | None) -> Stage | None:
    """Where a new touchpoint goes: beside the one named, else the stage that is talked about, else the last."""
    if beside is not None:
        part = _found(turn, "touchpoint", beside)
        return stage_of(turn.journey, part.id) if part else None
    asked = next((s for s in turn.journey.stages if s.id == turn.slot.about), None)
    return asked or turn.journey.stages[-1]


def _move(turn: Turn, it: Move) -> None:
    part = _found(turn, "stage" if it.kind == "any" else it.kind, it.which)
    if isinstance(part, Stage):
        others = [s for s in turn.journey.stages if s.id != part.id]
        at = _place(turn, "stage", others, it)
        if at is not None:
            turn.do(c.MoveStage(part.id, at))
    elif isinstance(part, Touchpoint):
        _move_touchpoint(turn, part, it)


def _move_touchpoint(turn: Turn, part: Touchpoint, it: Move) -> None:
    beside = it.before or it.after
    target = _found(turn, "touchpoint", beside) if beside else None
    stage = stage_of(turn.journey, target.id if target else part.id)
    others = [t for t in stage.touchpoints if t.id != part.id]
    at = _place(turn, "touchpoint", others, it)
    if at is not None:
        turn.do(c.MoveTouchpoint(part.id, stage.id, at))


def _place(turn: Turn, kind: Kind, others: list[Any], it: Move) -> int | None:
    if it.position is not None:
        return len(others) if it.position == -1 else min(it.position - 1, len(others))
    return _position(turn, kind, others, it.before, it.after)


def _position(turn: Turn, kind: Kind, others: Sequence[Any], before: Which | None, after: Which | None) -> int | None:
    """Where among `others` something goes that comes before or after one of them."""
    beside = before or after
    if beside is None:
        return None
    part = _found(turn, kind, beside)
    ids = [o.id for o in others]
    if part is None or part.id not in ids:
        return None
    return ids.index(part.id) + (0 if before else 1)


def _rescore(turn: Turn, it: Rescore) -> None:
    part = _found(turn, "touchpoint", it.which)
    if part is not None:
        told = feeling(it.to)
        reason = (feeling(it.said).thought or it.said) if it.said else None
        emotions.score(turn, part, replace(told, thought=told.thought or reason), explicit=True)


def _texts(journey: Journey) -> list[tuple[str, str, str]]:
    """(id, field, text) of everything that other words can be put into; the newest parts last."""
    goal = [("goal", name, value) for name, value in journey.goal.model_dump().items() if value]
    span = [("scope", name, value) for name, value in journey.scope.model_dump().items() if value]
    named = [(p.id, "", name_of(p)) for p in parts(journey) if not isinstance(p, Evidence)]
    described = [(p.id, "description", p.description) for p in journey.personas if p.description]
    return [*goal, *span, *described, *named]


def _can_replace(turn: Turn, old: str, new: str) -> bool:
    """Two bare figures can be nothing but a correction; other words must stand on the map."""
    figures = old[:1].isdigit() and new[:1].isdigit()
    return figures or any(_word(old).search(value) for _, _, value in _texts(turn.journey))


def _word(old: str) -> re.Pattern[str]:
    """The words where they stand by themselves: "3" is not in "36", nor "he" in "the"."""
    before = r"(?<![0-9A-Za-z])" if re.match("[0-9A-Za-z]", old) else ""
    after = r"(?![0-9A-Za-z])" if re.search("[0-9A-Za-z]$", old) else ""
    return re.compile(before + re.escape(old) + after)


def _replace(turn: Turn, it: Replace) -> None:
    """ "Not 40 % but 45 %": in the newest text that holds the old words."""
    for id, field, text in reversed(_texts(turn.journey)):
        if it.old and (held := _word(it.old)).search(text):
            turn.do(_put(turn, id, field, held.sub(lambda _: it.new, text)))
            return
    turn.say("replaced_none", old=it.old or it.new)


def _put(turn: Turn, id: str, field: str, text: str) -> c.Command:
    if id == "goal":
        return c.SetGoal(**{field: text})
    if id == "scope":
        return c.SetScope(**{field: text})
    if field == "description":
        return c.ChangePersona(id, description=text)
    return renamed(next(p for p in parts(turn.journey) if p.id == id), text)


_MAKE: dict[type, Callable[[Turn, Any], None]] = {
    Rename: _rename,
    Merge: _merge,
    Drop: _drop,
    Add: _add,
    Move: _move,
    Replace: _replace,
    Rescore: _rescore,
}
