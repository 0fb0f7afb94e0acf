"""Findings → the commands that a person's own words would have made. What no longer fits the journey is left out."""

import re
from collections.abc import Callable, Sequence
from datetime import date as Date

from bot.guide.found import Found
from bot.guide.literal import found_in
from bot.guide.readers.match import tight
from bot.guide.readers.tags import tags_in
from bot.guide.saying import name_of
from bot.guide.steps.persona import joined
from bot.guide.turn import Turn
from bot.journey import commands as c
from bot.journey.errors import JourneyError
from bot.journey.model import Evidence, Kpi, Number, PainPoint, Part, Persona, Stage, Touchpoint
from bot.journey.tree import find, has, parts
from bot.reading.values.date import due as due_date

Make = Callable[[Turn, Found], c.Command | None]
_BY_A_CUSTOMER = re.compile(r"[\"“「『].+[\"”」』]", re.DOTALL)


def commands(changes: Sequence[Found], turn: Turn, *, draft: bool) -> list[Found]:
    """Does them on the turn, one by one; answers which could be done. An assumption is marked as one."""
    done = []
    for one in changes:
        marked = _as_assumption(one, turn) if draft and not one.quote else one
        try:
            command = _MAKE[one.kind](turn, marked)
            if command is not None:
                turn.do(command)
                done.append(one)
        except (JourneyError, ValueError):
            continue  # the part that it hangs on has gone meanwhile
    return done


def _as_assumption(one: Found, turn: Turn) -> Found:
    """What is supposed is called so wherever the map shows it; a question supposes nothing."""
    field = {"pain_point": "text", "touchpoint": "detail", "persona": "detail"}.get(one.kind)
    if field is None:
        return one
    said = getattr(one, field) or ""
    return one.model_copy(update={field: turn.words("proposal.as_assumption", text=said).strip()})


def _place(turn: Turn, one: Found, kind: type[Part]) -> str:
    """The id of the part that it hangs on: known, or made a moment ago under that name."""
    fitting = [part for part in parts(turn.journey) if isinstance(part, kind)]
    for part in fitting:
        if part.id == one.of:
            return part.id
    for part in fitting:
        if one.of and tight(name_of(part)) == tight(one.of):
            return part.id
    raise ValueError(one.of)


def _goal(turn: Turn, one: Found) -> c.Command:
    return c.SetGoal(one.text, one.metric, one.baseline, one.target)


def _persona(turn: Turn, one: Found) -> c.Command:
    return c.AddPersona(turn.mint.new("persona"), one.text or "", one.detail)


def _of_persona(field: str) -> Make:
    def make(turn: Turn, one: Found) -> c.Command:
        persona = find(turn.journey, _place(turn, one, Persona))
        if not isinstance(persona, Persona):
            raise ValueError(one.of)
        words = joined(getattr(persona, field), (one.text or "",))
        if field == "needs":
            return c.ChangePersona(persona.id, needs=words)
        return c.ChangePersona(persona.id, expectations=words)

    return make


def _touchpoint(turn: Turn, one: Found) -> c.Command:
    id = turn.mint.new("touchpoint")
    return c.AddTouchpoint(id, _place(turn, one, Stage), one.text or "", one.channel, one.detail)


def _emotion(turn: Turn, one: Found) -> c.Command:
    return c.ChangeTouchpoint(_place(turn, one, Touchpoint), emotion=one.emotion, thought=one.detail)


def _pain_point(turn: Turn, one: Found) -> c.Command:
    text = one.text or ""
    return c.AddPainPoint(
        turn.mint.new("pain_point"),
        _hurts_at(turn, one),
        text,
        one.frequency,
        one.impact,
        one.persistence,
        tags=tags_in(text),
        evidence=_evidence_for(turn, one),
        authors=(turn.author.name,),
    )


def _hurts_at(turn: Turn, one: Found) -> str:
    """Its touchpoint. Told of a whole stage, it stands at the stage's last one, or at one made for it."""
    try:
        return _place(turn, one, Touchpoint)
    except ValueError:
        stage = find(turn.journey, _place(turn, one, Stage))
    if not isinstance(stage, Stage):
        raise ValueError(one.of)
    if stage.touchpoints:
        return stage.touchpoints[-1].id
    touchpoint = turn.mint.new("touchpoint")
    turn.do(c.AddTouchpoint(touchpoint, stage.id, stage.name))
    return touchpoint


def _evidence_for(turn: Turn, one: Found) -> tuple[str, ...]:
    """The evidence that holds the very words that it rests on."""
    if not one.quote:
        return ()
    return tuple(e.id for e in turn.journey.evidence if found_in(e.text, one.quote) or found_in(one.quote, e.text))


def _opportunity(turn: Turn, one: Found) -> c.Command:
    pain = (_place(turn, one, PainPoint),) if one.of else ()
    return c.AddOpportunity(turn.mint.new("opportunity"), one.text or "", pain_points=pain)


def _action(turn: Turn, one: Found) -> c.Command:
    day = due_date(one.due, turn.at) if one.due else None
    kpi = Kpi(name=one.metric, baseline=_number(one.baseline), target=_number(one.target)) if one.metric else Kpi()
    answered = one.of if one.of and has(turn.journey, one.of) else None
    due = day if isinstance(day, Date) else None
    return c.AddAction(turn.mint.new("action"), one.text or "", answered, owner=one.owner, due=due, kpi=kpi)


def _number(said: str | None) -> Number | None:
    found = re.search(r"-?\d+(?:\.\d+)?", said or "")
    if found is None:
        return None
    return float(found[0]) if "." in found[0] else int(found[0])


def _evidence(turn: Turn, one: Found) -> c.Command:
    """A customer's only where it stands in quotation marks; else the team's own words."""
    text = one.text or one.quote
    said = _BY_A_CUSTOMER.search(text)
    evidence = Evidence(
        id=turn.mint.new("evidence"),
        kind="interview",
        origin="customer" if said else "team",
        text=text.strip(),
        source=turn.words("proposal.source"),
    )
    return c.AddEvidence(evidence)


def _translation(turn: Turn, one: Found) -> c.Command | None:
    if one.language is None:
        return None
    return c.AddTranslation(_place(turn, one, Part), one.field or "", one.language, one.text or "", "model")


_MAKE: dict[str, Make] = {
    "goal": _goal,
    "scope": lambda turn, one: c.SetScope(one.text, one.detail),
    "persona": _persona,
    "need": _of_persona("needs"),
    "expectation": _of_persona("expectations"),
    "stage": lambda turn, one: c.AddStage(turn.mint.new("stage"), one.text or ""),
    "touchpoint": _touchpoint,
    "emotion": _emotion,
    "pain_point": _pain_point,
    "opportunity": _opportunity,
    "action": _action,
    "evidence": _evidence,
    "translation": _translation,
}
