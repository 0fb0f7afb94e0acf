"""A slot put into words: the question, its suggestions with their sources, and the ways on."""

from collections.abc import Callable
from typing import Any

from bot.guide.answer_forms import has_form
from bot.guide.craft import Suggestion
from bot.guide.form_fields import SCORES
from bot.guide.reply import Button, Choice, Choices, Cited, Section
from bot.guide.saying import clipped, name_of, signed
from bot.guide.session import GUIDED
from bot.guide.slots import STEP_OF, Slot, missing_of, number_of, open_slots
from bot.guide.turn import Turn
from bot.journey.check import check
from bot.journey.model import Action, Kpi, PainPoint, Stage, Touchpoint
from bot.journey.tree import find

MOST_SUGGESTED = 5


def question(turn: Turn, slot: Slot, again: bool = False) -> Section:
    """The question of a slot; `again` puts it in other words, with an example."""
    values, choices, cites = _ASK.get(slot.kind, _plain)(turn, slot)
    entry = values.pop("entry", "again" if again else "first")
    text = turn.words(f"ask.{slot.kind}.{entry}", **{name: clipped(value) for name, value in values.items()})
    return Section(text, buttons=_ways_on(turn, slot, choices), choices=choices, cites=cites)


def _ways_on(turn: Turn, slot: Slot, choices: Choices | None) -> tuple[Button, ...]:
    label = turn.label
    if slot.kind == "review":
        return (
            Button("publish", label("buttons.publish"), primary=True),
            Button("show", label("buttons.show")),
            Button("check", label("buttons.check")),
            Button("summary", label("buttons.summary")),
        )
    if slot.kind == "follow_up":
        return (Button("show", label("buttons.show")), Button("summary", label("buttons.summary")))
    filled = bool(turn.session.revisit)
    skip = Button("skip", label("buttons.keep_as_is" if filled else "buttons.skip"), slot.key)
    return (*_form(turn, slot, "own" if choices is not None and choices.many else "fill"), skip, *_why(turn, slot))


def _form(turn: Turn, slot: Slot, label: str) -> tuple[Button, ...]:
    """Every question can be answered in a form too."""
    if slot.kind == "details":
        return (Button("edit", turn.label("buttons.fill"), f"action:{slot.about}"),)
    if not has_form(slot):
        return ()
    whole = slot.kind == "emotions" and sum(bool(s.touchpoints) for s in turn.journey.stages) > 1
    every = (Button("edit", turn.label("buttons.whole_map"), "scores:"),) if whole else ()
    return (Button("edit", turn.label(f"buttons.{label}"), f"answer:{slot.key}"), *every)


def _why(turn: Turn, slot: Slot) -> tuple[Button, ...]:
    """At the first question of a step: why it matters, as a passage on demand."""
    asked_before = any(STEP_OF[key.partition(":")[0]] == slot.step for key in turn.session.trail[:-1])
    reason = None if asked_before else turn.craft.why(slot.step, turn.language)
    return (Button("more", turn.label("buttons.why"), reason.cite.passage),) if reason else ()


Asked = tuple[dict[str, Any], Choices | None, tuple[Cited, ...]]


def _plain(turn: Turn, slot: Slot) -> Asked:
    return {}, None, ()


def _goal(turn: Turn, slot: Slot) -> Asked:
    return {"example": turn.craft.goal_example(turn.journey.industry, turn.language)}, None, ()


def _state(turn: Turn, slot: Slot) -> Asked:
    items = (Choice(turn.label("buttons.today"), "current"), Choice(turn.label("buttons.ideal"), "future"))
    return {}, Choices(slot.key, items, many=False), ()


def _span(turn: Turn, slot: Slot) -> Asked:
    scope = turn.journey.scope
    if (scope.starts is None) != (scope.ends is None):
        return {"entry": "half", **scope.model_dump()}, None, ()
    return {}, None, ()


def _industry(turn: Turn, slot: Slot) -> Asked:
    items = tuple(Choice(title, key) for key, title in turn.craft.industries(turn.language) if key != "general")
    return {}, Choices(slot.key, items[:10], many=False) if items else None, ()


def _persona(turn: Turn, slot: Slot) -> Asked:
    return {"example": turn.craft.persona_example(turn.journey.industry, turn.language)}, None, ()


def _expectations(turn: Turn, slot: Slot) -> Asked:
    return {"name": turn.customer}, None, ()


def _suggested(turn: Turn, slot: Slot, found: tuple[Suggestion, ...], *, chosen: bool) -> Choices | None:
    """Checkboxes over suggestions; None where there are too few to choose from."""
    if len(found) < 2:
        return None
    items = tuple(Choice(s.text, s.text, chosen=chosen, passage=s.cite.passage, note=s.action) for s in found)
    return Choices(slot.key, items, many=True, send=turn.label("buttons.use"))


def _cited(found: tuple[Suggestion, ...]) -> tuple[Cited, ...]:
    """A page is named once, whichever of its passages are offered from."""
    by_title = {s.cite.title: s.cite for s in reversed(found)}
    return tuple(reversed(by_title.values()))[:2]


def _stages(turn: Turn, slot: Slot) -> Asked:
    found = turn.craft.stages(turn.journey.industry, turn.language)[:10]
    return {"suggested": bool(found)}, _suggested(turn, slot, found, chosen=True), _cited(found)


def _touchpoints(turn: Turn, slot: Slot) -> Asked:
    stages = turn.journey.stages
    position = next(i for i, s in enumerate(stages) if s.id == slot.about)
    stage = stages[position]
    found = turn.craft.touchpoints(turn.journey.industry, stage.name, position, turn.language)[:MOST_SUGGESTED]
    choices = _suggested(turn, slot, found, chosen=False)
    number = 1 + sum(bool(s.touchpoints) for s in stages)
    values = {"stage": stage.name, "name": turn.customer, "number": number, "suggested": choices is not None}
    return values, choices, _cited(found) if choices else ()


def _emotions(turn: Turn, slot: Slot) -> Asked:
    stage = find(turn.journey, slot.about)
    assert isinstance(stage, Stage)
    unscored = [t for t in stage.touchpoints if t.emotion is None] or list(stage.touchpoints)
    number = 1 + sum(all(t.emotion is not None for t in s.touchpoints) for s in turn.journey.stages)
    values = {"stage": stage.name, "name": turn.customer, "number": number, "first": unscored[0].name}
    faces = (Choice(turn.label(f"faces.s{score.replace('-', 'm')}"), score) for score in SCORES)
    return values, Choices(f"score:{unscored[0].id}", tuple(faces), many=False), ()


def listing(turn: Turn, slot: Slot) -> str:
    """The touchpoints that an emotion question is about, numbered as they can be answered."""
    stage = find(turn.journey, slot.about)
    assert isinstance(stage, Stage)
    scores = (f" {signed(t.emotion)}" if t.emotion is not None else "" for t in stage.touchpoints)
    from_one = enumerate(zip(stage.touchpoints, scores, strict=True), 1)
    lines = [f"{n}. {turn.words('say.item', text=clipped(t.name))}{score}" for n, (t, score) in from_one]
    first = next((t for t in stage.touchpoints if t.emotion is None), stage.touchpoints[0])
    return "\n".join((*lines, turn.words("ask.emotions.faces", first=clipped(first.name))))


def _moments(turn: Turn, slot: Slot) -> Asked:
    touchpoints = turn.journey.all_touchpoints()
    worst_first = sorted(touchpoints, key=lambda t: t.emotion if t.emotion is not None else 3)
    items = tuple(Choice(t.name, t.id) for t in worst_first[:MOST_SUGGESTED])
    values = {"name": turn.customer, "first": worst_first[0].name if worst_first else ""}
    return values, Choices(slot.key, items, many=False) if len(items) > 1 else None, ()


def _pains(turn: Turn, slot: Slot) -> Asked:
    if not slot.about:
        return {"entry": "general", "name": turn.customer}, None, ()
    touchpoint = find(turn.journey, slot.about)
    assert isinstance(touchpoint, Touchpoint)
    stage = next(s for s in turn.journey.stages if touchpoint in s.touchpoints)
    found = turn.craft.pain_points(turn.journey.industry, touchpoint.name, stage.name, turn.language)[:MOST_SUGGESTED]
    values = {
        "touchpoint": touchpoint.name,
        "emotion": signed(touchpoint.emotion) if touchpoint.emotion is not None else None,
        "thought": touchpoint.thought,
        "first": not turn.journey.all_pain_points(),
    }
    return values, _suggested(turn, slot, found, chosen=False), _cited(found)


def _factors(turn: Turn, slot: Slot) -> Asked:
    return {"pain": name_of(find(turn.journey, slot.about))}, None, ()


def _opportunity(turn: Turn, slot: Slot) -> Asked:
    pain = find(turn.journey, slot.about)
    assert isinstance(pain, PainPoint)
    return {"pain": pain.text, "severity": pain.severity}, None, ()


def case_section(turn: Turn, slot: Slot) -> Section:
    """A case that faced the same pain point, quoted and cited, or a plain "no case found"."""
    pain = find(turn.journey, slot.about)
    assert isinstance(pain, PainPoint)
    case = turn.craft.case_for(pain, turn.journey.industry, turn.language)
    if case is None:
        return Section(turn.words("say.case_none"))
    return Section(turn.words("say.case_found", quotation=case.quotation), cites=(case.cite,))


def _action(turn: Turn, slot: Slot) -> Asked:
    return {"opportunity": name_of(find(turn.journey, slot.about))}, None, ()


def _details(turn: Turn, slot: Slot) -> Asked:
    action = find(turn.journey, slot.about)
    assert isinstance(action, Action)
    missing = turn.join([turn.label(f"missing.{name}") for name in missing_of(action)])
    return {"action": action.title, "missing": missing, "trial": action.trial is None}, None, ()


def _review(turn: Turn, slot: Slot) -> Asked:
    findings = check(turn.journey, turn.at, turn.language)
    values = {name: sum(f.severity == name for f in findings) for name in ("error", "warning")}
    return {"errors": values["error"], "warnings": values["warning"]}, None, ()


def _follow_up(turn: Turn, slot: Slot) -> Asked:
    """The sample is a result of the map's own: one of its actions, in that action's unit."""
    actions = sorted(turn.journey.actions, key=lambda a: a.kpi.target is None)
    first = actions[0] if actions else None
    return {"action": first.title if first else None, "value": _sample(first.kpi) if first else None}, None, ()


def _sample(kpi: Kpi) -> str | None:
    """A value such as the KPI may have; None where it has none yet."""
    value = kpi.target if kpi.target is not None else kpi.baseline
    if value is None:
        return None
    unit = kpi.unit or ""
    return f"{value:g}{unit}" if unit.startswith(("%", "‰")) else f"{value:g} {unit}".strip()


_ASK: dict[str, Callable[[Turn, Slot], Asked]] = {
    "goal": _goal,
    "state": _state,
    "span": _span,
    "industry": _industry,
    "persona": _persona,
    "expectations": _expectations,
    "stages": _stages,
    "touchpoints": _touchpoints,
    "emotions": _emotions,
    "moments": _moments,
    "pains": _pains,
    "factors": _factors,
    "opportunity": _opportunity,
    "action": _action,
    "details": _details,
    "review": _review,
    "follow_up": _follow_up,
}


def footer(turn: Turn, slot: Slot) -> str:
    """Where we are and how much is left of this step, quietly."""
    number = number_of(STEP_OF[slot.kind])
    if number > GUIDED:
        return turn.words("labels.after")
    open_here = [s for s in open_slots(turn.journey) if s.step == slot.step and s.key not in turn.session.skipped]
    left = len(open_here) - 1
    words = turn.words("labels.left", n=left) if left > 0 and slot.kind not in ("review",) else ""
    return turn.words("labels.footer", n=number, step=turn.label(f"steps.{slot.step}"), left=words)
