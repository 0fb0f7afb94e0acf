"""The forms behind [Edit]: what a part holds now, and the commands that the sent fields mean."""

from collections.abc import Callable, Mapping
from datetime import date as Date
from typing import Any

from bot.guide.action_fields import action_faults, change_action
from bot.guide.answer_forms import answered, fields_of
from bot.guide.form import Form, FormField
from bot.guide.readers.lists import items
from bot.guide.said import Filled
from bot.guide.steps.stages import choose_stages
from bot.guide.turn import Turn
from bot.journey import commands as c
from bot.journey.errors import NoSuchPart
from bot.journey.model import Action, Journey, Lanes, Language, Opportunity, PainPoint, Touchpoint
from bot.journey.tree import find, has
from prompts import render

Fields = Mapping[str, str]
RANGES = {"emotion": (-2, 2), "impact": (1, 5), "effort": (1, 5)} | dict.fromkeys(
    ("frequency", "impact4", "persistence"), (0, 4)
)
ANSWER = "answer"  # the form of a question; the others edit what is there
LINES = ("needs", "expectations", "ideas", "stage_names")


def form_for(kind: str, of: str, journey: Journey, language: Language) -> Form | None:
    """The form of a kind for a part; None where the part is not there any more."""
    fields = fields_of(of, journey, language) if kind == ANSWER else _present(kind, of, journey, language)
    if fields is None:
        return None

    def label(name: str) -> str:
        return render(f"guide/labels.forms.{name}", language)

    return Form(kind, of, label(kind), label("send"), label("cancel"), fields, language)


def _present(kind: str, of: str, journey: Journey, language: Language) -> tuple[FormField, ...] | None:
    values = _values(kind, of, journey)
    return None if values is None else tuple(_field(name, value, language) for name, value in values.items())


def _field(name: str, value: str, language: Language) -> FormField:
    multiline = name in LINES or name in ("thought", "text", "how_might_we", "description")
    return FormField(name, render(f"guide/labels.fields.{name}", language), value, multiline=multiline)


def faults(form: str, fields: Fields, language: Language, today: Date) -> dict[str, str]:
    """What a person must mend before the form can be saved: field → sentence. Pure, for `response_action: errors`."""
    wrong = {
        name: render("guide/say.out_of_range", language, value=value, low=RANGES[name][0], high=RANGES[name][1])
        for name, value in fields.items()
        if name in RANGES and value.strip() and _number(value, *RANGES[name]) is None
    }
    wrong |= action_faults(fields, language, today)
    for name in ("name", "text", "how_might_we", "title"):
        if name in fields and not fields[name].strip():
            wrong[name] = render("guide/say.needed", language)
    return wrong


def _number(value: str, low: int, high: int) -> int | None:
    text = value.strip().replace("−", "-").replace("－", "-")
    number = int(text) if text.lstrip("+-").isdigit() else None
    return number if number is not None and low <= number <= high else None


def _values(kind: str, of: str, journey: Journey) -> dict[str, str] | None:
    if kind in _WHOLE:
        return _shown(_WHOLE[kind](journey))
    part = find(journey, of) if has(journey, of) else None
    return _shown(_PARTS[kind](part)) if part is not None and kind in _PARTS else None


def _shown(values: dict[str, Any]) -> dict[str, str]:
    return {name: "\n".join(v) if isinstance(v, tuple) else "" if v is None else str(v) for name, v in values.items()}


def _touchpoint(t: Touchpoint) -> dict[str, Any]:
    plain = {"name": t.name, "channel": t.channel, "action": t.action, "emotion": t.emotion, "thought": t.thought}
    return plain | t.lanes.model_dump()


def _pain(p: PainPoint) -> dict[str, Any]:
    return {"text": p.text, "frequency": p.frequency, "impact4": p.impact, "persistence": p.persistence}


def _opportunity(o: Opportunity) -> dict[str, Any]:
    return {"how_might_we": o.how_might_we, "ideas": o.ideas, "impact": o.impact, "effort": o.effort}


def _action(a: Action) -> dict[str, Any]:
    plain = {"title": a.title, "owner": a.owner, "department": a.department, "due": a.due, "trial": a.trial}
    return plain | {"kpi": a.kpi.name, "baseline": a.kpi.baseline, "target": a.kpi.target, "unit": a.kpi.unit}


_WHOLE: dict[str, Callable[[Journey], dict[str, Any]]] = {
    "goal": lambda j: j.goal.model_dump(),
    "scope": lambda j: j.scope.model_dump(),
    "stages": lambda j: {"stage_names": tuple(s.name for s in j.stages)},
    "journey": lambda j: {"title": j.title},
}
_PARTS: dict[str, Callable[[Any], dict[str, Any]]] = {
    "persona": lambda p: {n: getattr(p, n) for n in ("name", "description", "needs", "expectations")},
    "stage": lambda s: {"name": s.name, "customer_goal": s.customer_goal},
    "touchpoint": _touchpoint,
    "pain_point": _pain,
    "opportunity": _opportunity,
    "action": _action,
}


def fill(turn: Turn, said: Filled) -> None:
    """Saves what a form says anew; fields left as they were change nothing."""
    if said.form == ANSWER:
        answered(turn, said.of or "", dict(said.fields))
        return
    before = _values(said.form, said.of or "", turn.journey)
    if before is None:
        raise NoSuchPart(said.of or said.form)
    sent = {name: value.strip() for name, value in said.fields}
    changed = {name: value for name, value in sent.items() if value and value != before.get(name, "")}
    if said.form == "stages":
        choose_stages(turn, items(changed["stage_names"]) if "stage_names" in changed else ())
    elif changed:
        command = _COMMANDS[said.form](turn, said.of or "", changed)
        turn.do(command)


def _int(fields: Fields, name: str) -> int | None:
    return _number(fields[name], *RANGES[name]) if name in fields else None


def _lines(fields: Fields, name: str) -> tuple[str, ...] | None:
    return tuple(line.strip() for line in fields[name].split("\n") if line.strip()) if name in fields else None


def _change_touchpoint(turn: Turn, of: str, f: Fields) -> c.Command:
    part = find(turn.journey, of)
    assert isinstance(part, Touchpoint)
    lanes = {name: f[name] for name in Lanes.model_fields if name in f}
    return c.ChangeTouchpoint(
        of,
        name=f.get("name"),
        channel=f.get("channel"),
        action=f.get("action"),
        thought=f.get("thought"),
        emotion=_int(f, "emotion"),
        emotion_n=1 if "emotion" in f else None,
        lanes=part.lanes.model_copy(update=lanes) if lanes else None,
    )


_COMMANDS: dict[str, Callable[[Turn, str, Fields], c.Command]] = {
    "goal": lambda turn, of, f: c.SetGoal(**dict(f)),
    "scope": lambda turn, of, f: c.SetScope(**dict(f)),
    "journey": lambda turn, of, f: c.SetTitle(f["title"]),
    "persona": lambda turn, of, f: c.ChangePersona(
        of, f.get("name"), f.get("description"), _lines(f, "needs"), _lines(f, "expectations")
    ),
    "stage": lambda turn, of, f: c.ChangeStage(of, f.get("name"), f.get("customer_goal")),
    "touchpoint": _change_touchpoint,
    "pain_point": lambda turn, of, f: c.ChangePainPoint(
        of, f.get("text"), _int(f, "frequency"), _int(f, "impact4"), _int(f, "persistence")
    ),
    "opportunity": lambda turn, of, f: c.ChangeOpportunity(
        of, f.get("how_might_we"), ideas=_lines(f, "ideas"), impact=_int(f, "impact"), effort=_int(f, "effort")
    ),
    "action": change_action,
}
