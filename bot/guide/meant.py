"""Which part of the map a correction means, by its name, its number or its kind."""

from typing import Any

from bot.guide.readers.correction import Kind, Which
from bot.guide.readers.match import Ambiguous, tight
from bot.guide.saying import name_of
from bot.guide.turn import Turn
from bot.journey import commands as c
from bot.journey.model import Action, Evidence, Opportunity, PainPoint, Persona, Stage, Touchpoint
from bot.journey.tree import parts

_CLASSES: dict[Kind, type] = {
    "stage": Stage,
    "touchpoint": Touchpoint,
    "persona": Persona,
    "pain_point": PainPoint,
    "opportunity": Opportunity,
    "action": Action,
}


def of_kind(turn: Turn, kind: Kind) -> list[Any]:
    wanted = _CLASSES.get(kind)
    if wanted:
        return [p for p in parts(turn.journey) if isinstance(p, wanted)]
    return [p for p in parts(turn.journey) if not isinstance(p, Evidence)]


def part_meant(turn: Turn, kind: Kind, which: Which) -> Any | None:
    """The part that is meant, or the list of those that fit equally. The very name goes first, whatever it names; a
    quoted name is a whole one, so no part whose name is only inside it."""
    pools = pools_for(turn, kind, which)
    typed = tight(which.name or "")
    exact = [p for pool in pools for p in pool if typed and tight(name_of(p)) == typed]
    if exact:
        return exact[0] if len(exact) == 1 or type(exact[0]) is not type(exact[1]) else exact
    for pool in pools:
        candidates = [p for p in pool if not (which.quoted and tight(name_of(p)) in typed)]
        index = which.among([name_of(p) for p in candidates])
        if isinstance(index, int):
            return candidates[index]
        if isinstance(index, Ambiguous):
            return [candidates[i] for i in index.indices]
    return None


def pools_for(turn: Turn, kind: Kind, which: Which) -> list[list[Any]]:
    """Where to look: a kind's own parts; a bare number counts in the step that we are in."""
    if kind != "any":
        return [of_kind(turn, kind)]
    asked = here(turn)
    elsewhere = [of_kind(turn, k) for k in _CLASSES if k != asked] if which.name else []
    return [of_kind(turn, asked), *elsewhere]


def here(turn: Turn) -> Kind:
    kinds: dict[str, Kind] = {
        "touchpoints": "touchpoint",
        "emotions": "touchpoint",
        "pain_points": "pain_point",
        "opportunities": "opportunity",
        "actions": "action",
        "persona": "persona",
    }
    kind = kinds.get(turn.slot.step, "stage")
    return kind if of_kind(turn, kind) else "stage"


def renamed(part: Any, to: str) -> c.Command:
    match part:
        case Stage():
            return c.ChangeStage(part.id, name=to)
        case Touchpoint():
            return c.ChangeTouchpoint(part.id, name=to)
        case Persona():
            return c.ChangePersona(part.id, name=to)
        case PainPoint():
            return c.ChangePainPoint(part.id, text=to)
        case Opportunity():
            return c.ChangeOpportunity(part.id, how_might_we=to)
        case _:
            return c.ChangeAction(part.id, title=to)
