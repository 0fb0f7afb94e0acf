"""What was saved, given back in one line and in people's own words."""

from collections.abc import Callable, Sequence
from typing import Any

from bot.guide.reply import Button
from bot.guide.turn import Turn
from bot.journey import commands as c
from bot.journey.model import Action, Journey, Kpi, Lanes, Opportunity, PainPoint, Persona, Stage, Touchpoint
from bot.journey.tree import find, has, parts, stage_of, touchpoint_of

LONGEST_ECHO = 200  # characters of one value


def saved_line(turn: Turn) -> str:
    """“goal *…*, 40 % → 25 % – and stages A, B, C”; empty where nothing was saved."""
    told = [command for command in _told_once(turn.done) if _is_there(turn, command)]
    phrases = [phrase for group in _groups(told) if (phrase := _phrase(turn, group))]
    return turn.words("saved.also").join(phrases)


def _is_there(turn: Turn, command: c.Command) -> bool:
    """What was told of a part and then went with it is not worth a word."""
    about = getattr(command, "id", None)
    return isinstance(command, c.Remove) or not isinstance(about, str) or has(turn.journey, about)


# Parts that are given back whole, by what adds and what changes them.
_WHOLE: tuple[tuple[type, type], ...] = (
    (c.AddPersona, c.ChangePersona),
    (c.AddPainPoint, c.ChangePainPoint),
    (c.AddOpportunity, c.ChangeOpportunity),
    (c.AddAction, c.ChangeAction),
)


def _told_once(done: Sequence[c.Command]) -> list[c.Command]:
    """A new part is given back whole, so what was added to it in the same breath is told already; so is the first of
    two changes to one action, pain point or opportunity."""
    added = {(changes, _id(command)) for command in done for adds, changes in _WHOLE if isinstance(command, adds)}
    whole = tuple(changes for _, changes in _WHOLE if changes is not c.ChangePersona)
    last = {(type(command), _id(command)): n for n, command in enumerate(done) if isinstance(command, whole)}
    return [
        command
        for n, command in enumerate(done)
        if (type(command), _id(command)) not in added and last.get((type(command), _id(command)), n) == n
    ]


def _id(command: c.Command) -> str:
    return getattr(command, "id", "")


def _groups(done: Sequence[c.Command]) -> list[list[c.Command]]:
    """Neighbours of a kind are told together; touchpoints by stage."""
    groups: list[list[c.Command]] = []
    for command in done:
        key = (type(command), getattr(command, "stage", None))
        if groups and key == (type(groups[-1][0]), getattr(groups[-1][0], "stage", None)):
            groups[-1].append(command)
        else:
            groups.append([command])
    return groups


def _phrase(turn: Turn, group: list[c.Command]) -> str:
    return _TELL[type(group[0])](turn, group) if type(group[0]) in _TELL else ""


def _tell(turn: Turn, entry: str, **values: Any) -> str:
    return turn.words(f"saved.{entry}", **{name: clipped(value) for name, value in values.items()})


def clipped(value: Any) -> Any:
    """Long words are given back by their beginning; what is saved is the whole."""
    return f"{value[:LONGEST_ECHO]}…" if isinstance(value, str) and len(value) > LONGEST_ECHO else value


def signed(score: int | None) -> str:
    """−2, 0, +1, with a true minus sign."""
    return "?" if score is None else f"+{score}" if score > 0 else f"−{-score}" if score < 0 else "0"


def kpi_words(kpi: Kpi) -> str | None:
    """“waiting time 20 → 8 min”; None where the KPI has no name."""
    if kpi.name is None:
        return None
    numbers = " → ".join(f"{n:g}" for n in (kpi.baseline, kpi.target) if n is not None)
    return " ".join(word for word in (kpi.name, numbers, kpi.unit if numbers else None) if word)


def touchpoint_words(turn: Turn, touchpoint: Touchpoint) -> str:
    name, channel = touchpoint.name, touchpoint.channel
    return turn.words("saved.with_channel", name=name, channel=channel) if channel else name


def lane_words(turn: Turn, lanes: Lanes) -> str:
    """What stands behind a touchpoint, lane by lane."""
    told = {name: value for name, value in lanes.model_dump().items() if value}
    gap = "：" if turn.language == "zh" else ": "
    return turn.join([f"{turn.label(f'fields.{name}')}{gap}{value}" for name, value in told.items()])


def _goal(turn: Turn, group: list[Any]) -> str:
    goal = turn.journey.goal
    values = goal.model_dump() | {"objective": goal.objective or goal.metric}
    return _tell(turn, "goal", **values)


def _persona(turn: Turn, group: list[Any]) -> str:
    persona = find(turn.journey, group[-1].id)
    if not isinstance(persona, Persona):
        return ""
    values = persona.model_dump() | {"needs": turn.join(persona.needs), "expectations": turn.join(persona.expectations)}
    return _tell(turn, "persona", **values)


def _persona_changed(turn: Turn, group: list[Any]) -> str:
    command = group[-1]
    for name in ("expectations", "needs"):
        given = getattr(command, name)
        if given is not None and command.name is None and command.description is None:
            return _tell(turn, name, items=turn.join(given))
    return _persona(turn, group)


def _stages(turn: Turn, group: list[Any]) -> str:
    return _tell(turn, "stages", items=turn.join([s.name for s in group]))


def _stage_changed(turn: Turn, group: list[Any]) -> str:
    renamed = [s.name for s in group if s.name]
    if renamed:
        return _tell(turn, "stage_renamed", name=turn.join(renamed))
    stage = find(turn.journey, group[-1].id)
    return _tell(turn, "stage_goal", stage=getattr(stage, "name", ""), goal=group[-1].customer_goal)


def _moved(turn: Turn, group: list[Any]) -> str:
    command = group[-1]
    part = find(turn.journey, command.id)
    siblings = turn.journey.stages if isinstance(part, Stage) else stage_of(turn.journey, part.id).touchpoints
    position = [s.id for s in siblings].index(part.id) + 1
    return _tell(turn, "moved", name=getattr(part, "name", ""), position=position)


def _touchpoints(turn: Turn, group: list[Any]) -> str:
    stage = find(turn.journey, group[0].stage)
    names = [touchpoint_words(turn, t) for c_ in group if isinstance(t := find(turn.journey, c_.id), Touchpoint)]
    return _tell(turn, "touchpoints", stage=getattr(stage, "name", ""), items=turn.join(names))


def _touchpoint_changed(turn: Turn, group: list[Any]) -> str:
    moments = [_name(turn.journey, t.id) for t in group if t.moment_of_truth]
    others = [_touchpoint_phrase(turn, t) for t in group if t.moment_of_truth is None]
    off = [_name(turn.journey, t.id) for t in group if t.moment_of_truth is False]
    if moments:
        others.append(_tell(turn, "moment", items=turn.join(moments)))
    if off:
        others.append(_tell(turn, "moment_off", items=turn.join(off)))
    return turn.join(others)


def _touchpoint_phrase(turn: Turn, command: c.ChangeTouchpoint) -> str:
    touchpoint = find(turn.journey, command.id)
    if not isinstance(touchpoint, Touchpoint):
        return ""
    if command.emotion is not None:
        score = signed(touchpoint.emotion)
        return _tell(turn, "emotion", name=touchpoint.name, score=score, thought=command.thought)
    if command.thought is not None:
        return _tell(turn, "thought", name=touchpoint.name, thought=command.thought)
    if command.lanes is not None:
        return _tell(turn, "lanes", name=touchpoint.name, items=lane_words(turn, command.lanes))
    entry = "touchpoint_renamed" if command.name else "touchpoint_changed"
    return _tell(turn, entry, name=touchpoint_words(turn, touchpoint))


def _pains(turn: Turn, group: list[Any]) -> str:
    return turn.words("saved.also").join(_pain(turn, command) for command in group)


def _pain(turn: Turn, command: c.AddPainPoint | c.ChangePainPoint) -> str:
    pain = find(turn.journey, command.id)
    if not isinstance(pain, PainPoint):
        return ""
    entry = "pain" if isinstance(command, c.AddPainPoint) else "pain_changed"
    touchpoint = touchpoint_of(turn.journey, pain.id).name
    return _tell(turn, entry, text=pain.text, touchpoint=touchpoint, severity=pain.severity)


def _opportunities(turn: Turn, group: list[Any]) -> str:
    phrases = []
    for command in group:
        part = find(turn.journey, command.id)
        entry = "opportunity" if isinstance(command, c.AddOpportunity) else "opportunity_changed"
        if isinstance(part, Opportunity):
            phrases.append(_tell(turn, entry, text=part.how_might_we, ideas=turn.join(part.ideas)))
    return turn.words("saved.also").join(phrases)


def _actions(turn: Turn, group: list[Any]) -> str:
    found = {command.id: find(turn.journey, command.id) for command in group}
    return turn.words("saved.also").join(_action(turn, a) for a in found.values() if isinstance(a, Action))


def _action(turn: Turn, action: Action) -> str:
    due = action.due.isoformat() if action.due else None
    values = {"title": action.title, "owner": action.owner, "trial": action.trial}
    return _tell(turn, "action", due=due, kpi=kpi_words(action.kpi), **values)


def _measured(turn: Turn, group: list[Any]) -> str:
    action = find(turn.journey, group[-1].action)
    unit = action.kpi.unit if isinstance(action, Action) else None
    values = {"date": group[-1].date.isoformat(), "value": f"{group[-1].value:g}", "unit": unit or ""}
    return _tell(turn, "measurement", action=getattr(action, "title", ""), **values)


def _evidence(turn: Turn, group: list[Any]) -> str:
    sample = group[0].evidence.text
    return _tell(turn, "evidence", n=len(group), sample=sample if len(sample) <= 40 else f"{sample[:40]}…")


def _name(journey: Journey, id: str) -> str:
    return name_of(find(journey, id)) if has(journey, id) else id


def name_of(part: Any) -> str:
    """What people call a part."""
    for field in ("name", "title", "how_might_we", "text"):
        value = getattr(part, field, None)
        if isinstance(value, str):
            return value
    return str(part.id)


MOST_OPTIONS = 10  # names that are listed to choose from


def options_told(turn: Turn, names: Sequence[str]) -> str:
    """The names there are to choose from; where they are too many to list, how many there are in all."""
    named = turn.join(list(names[:MOST_OPTIONS]))
    return turn.words("say.options_more", named=named, n=len(names)) if len(names) > MOST_OPTIONS else named


def _removed(turn: Turn, group: list[Any]) -> str:
    names = [name_of(p) for p in parts(turn.before) if p.id in {r.id for r in group}]
    return _tell(turn, "removed", name=turn.join(names)) if names else ""


_CLEARED = {"emotion_n", "emotion_spread"}  # go with the score, and are not told of


def _cleared(turn: Turn, group: list[Any]) -> str:
    names = [name.rpartition(".")[2] for command in group for name in command.fields if name not in _CLEARED]
    return _tell(turn, "cleared", items=turn.join([turn.label(f"fields.{_LABEL.get(n, n)}") for n in names]))


_LABEL = {"name": "kpi"}  # the one name that can be emptied


_TELL: dict[type, Callable[[Turn, list[Any]], str]] = {
    c.SetTitle: lambda t, g: _tell(t, "title", title=g[-1].title),
    c.SetIndustry: lambda t, g: _tell(t, "industry", industry=industry_title(t, g[-1].industry)),
    c.SetState: lambda t, g: _tell(t, "state", state=t.label(f"states.{g[-1].state}")),
    c.SetGoal: _goal,
    c.SetScope: lambda t, g: _tell(t, "scope", **t.journey.scope.model_dump()),
    c.AddPersona: _persona,
    c.ChangePersona: _persona_changed,
    c.AddStage: _stages,
    c.ChangeStage: _stage_changed,
    c.MoveStage: _moved,
    c.MoveTouchpoint: _moved,
    c.MergeStages: lambda t, g: _tell(t, "merged", name=g[-1].name),
    c.AddTouchpoint: _touchpoints,
    c.ChangeTouchpoint: _touchpoint_changed,
    c.AddPainPoint: _pains,
    c.ChangePainPoint: _pains,
    c.AddOpportunity: _opportunities,
    c.ChangeOpportunity: _opportunities,
    c.AddAction: _actions,
    c.ChangeAction: _actions,
    c.RecordMeasurement: _measured,
    c.AddEvidence: _evidence,
    c.AttachEvidence: lambda t, g: _tell(t, "attached", to=_name(t.journey, g[-1].to)),
    c.AddMetric: lambda t, g: _tell(t, "metric", name=g[-1].name, value=f"{g[-1].value:g}", n=g[-1].n),
    c.AddTranslation: lambda t, g: _tell(t, "translation", text=g[-1].text),
    c.Remove: _removed,
    c.MovePainPoint: lambda t, g: _tell(t, "pain_moved", to=touchpoint_of(t.journey, g[-1].id).name),
    c.Clear: _cleared,
}


def industry_title(turn: Turn, key: str) -> str:
    return dict(turn.craft.industries(turn.language)).get(key, key)


_FORM: dict[type, str] = {
    c.SetGoal: "goal",
    c.SetScope: "scope",
    c.AddPersona: "persona",
    c.ChangePersona: "persona",
    c.AddStage: "stages",
    c.ChangeStage: "stages",
    c.MoveStage: "stages",
    c.MergeStages: "stages",
    c.AddTouchpoint: "touchpoint",
    c.ChangeTouchpoint: "touchpoint",
    c.AddPainPoint: "pain_point",
    c.ChangePainPoint: "pain_point",
    c.AddOpportunity: "opportunity",
    c.ChangeOpportunity: "opportunity",
    c.AddAction: "action",
    c.ChangeAction: "action",
    c.SetTitle: "journey",
    c.SetState: "journey",
    c.SetIndustry: "journey",
}


def saved_buttons(turn: Turn) -> tuple[Button, ...]:
    """[Undo] for the whole turn, [Edit] for the last thing that has a form."""
    undo = Button("undo", turn.label("buttons.undo"), str(turn.before.revision + 1))
    for command in reversed(turn.done if not turn.told else ()):
        form = _FORM.get(type(command))
        if form:
            about = getattr(command, "id", "") if form not in ("stages", "journey", "goal", "scope") else ""
            return undo, Button("edit", turn.label("buttons.edit"), f"{form}:{about}")
    return (undo,)
