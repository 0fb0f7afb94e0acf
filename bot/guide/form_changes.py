"""What was changed in a form, as commands. A field is stored as it stands; one that was emptied is emptied."""

from collections.abc import Callable, Mapping
from datetime import date as Date
from typing import Any

from bot.guide.form_fields import NONE, YES
from bot.guide.form_figures import FIGURES, read
from bot.guide.form_values import Values
from bot.guide.left_out import lines, stages_become
from bot.guide.readers.emotions import Feeling
from bot.guide.steps import emotions
from bot.guide.turn import Turn
from bot.journey import commands as c
from bot.journey.flat import ROOT
from bot.journey.model import Action, Lanes, Touchpoint
from bot.journey.tree import find

Fields = Mapping[str, str]
# What a field empties, where that is not the part's field of the same name.
_EMPTIES: dict[str, tuple[str, ...]] = {
    "emotion": ("emotion", "emotion_n", "emotion_spread"),
    "impact4": ("impact",),
    "kpi": ("kpi.name",),
    **{name: (f"lanes.{name}",) for name in Lanes.model_fields},
}
_NESTED = {"goal": "goal.", "scope": "scope."}
_OF_THE_KPI = ("baseline", "target", "unit")


def change(turn: Turn, kind: str, of: str, changed: Fields, then: Values) -> None:
    """`changed`: the fields that the sender changed, in words ("" or `none`: emptied); `then`: what they saw."""
    given = {name: value for name, value in changed.items() if value not in ("", NONE)}
    if kind == "scores":
        _scores(turn, changed)
    elif kind == "stages":
        stages_become(turn, lines(given.get("stage_names", "")))
    else:
        given = _chosen_or_typed(given, changed)
        turn.do(*_moves(of, kind, given), *_commands(turn, kind, of, given))
        gone = tuple(n for n in changed if n not in given and n not in ("owner_person", "channel_other"))
        _empty(turn, kind, of, gone, given)


def _chosen_or_typed(given: dict[str, str], changed: Fields) -> dict[str, str]:
    """A person chosen or a name typed, a channel chosen or one of one's own: the typed stands; two owners both."""
    own, person = given.pop("channel_other", ""), given.pop("owner_person", "")
    if own:
        given["channel"] = own
    if person:
        typed = given.get("owner", "")
        given["owner"] = f"{person}, {typed}" if typed and typed != person else person
    return given


def _moves(of: str, kind: str, given: Fields) -> list[c.Command]:
    if kind == "touchpoint" and "stage" in given:
        return [c.MoveTouchpoint(of, given["stage"])]
    return [c.MovePainPoint(of, given["touchpoint"])] if kind == "pain_point" and "touchpoint" in given else []


def _commands(turn: Turn, kind: str, of: str, given: dict[str, str]) -> list[c.Command]:
    told = {name: value for name, value in given.items() if name not in ("stage", "touchpoint")}
    if kind == "touchpoint" and "emotion" in told:
        _score(turn, of, told.pop("emotion"), told.pop("thought", None))
    return [_MAKES[kind](turn, of, told)] if told else []


def _score(turn: Turn, of: str, score: str, thought: str | None) -> None:
    """A colleague's score is not overwritten: where it differs the team is asked."""
    touchpoint = find(turn.journey, of)
    assert isinstance(touchpoint, Touchpoint)
    emotions.score(turn, touchpoint, Feeling(int(score), thought))


def _scores(turn: Turn, changed: Fields) -> None:
    for id in dict.fromkeys(name.partition(":")[2] for name in changed):
        score, thought = changed.get(f"score:{id}"), changed.get(f"thought:{id}")
        if score in ("", NONE):
            turn.do(c.Clear(id, _EMPTIES["emotion"]))
        elif score is not None:
            _score(turn, id, score, thought or None)
        elif thought:
            turn.do(c.ChangeTouchpoint(id, thought=thought))
        if thought == "":
            turn.do(c.Clear(id, ("thought",)))


def _empty(turn: Turn, kind: str, of: str, names: tuple[str, ...], given: Fields) -> None:
    """The fields that were emptied; a toggle that was taken off is no emptied field."""
    if "moment_of_truth" in names:
        turn.do(c.ChangeTouchpoint(of, moment_of_truth=False))
    paths = [p for n in names if n != "moment_of_truth" for p in _paths(kind, n)]
    if paths:
        turn.do(c.Clear(ROOT if kind in (*_NESTED, "journey") else of, tuple(paths)))


def _paths(kind: str, name: str) -> tuple[str, ...]:
    if kind == "action" and name in _OF_THE_KPI:
        return (f"kpi.{name}",)
    if kind in _NESTED:
        return (f"{_NESTED[kind]}{name}",)
    return _EMPTIES.get(name, (name,))


def number(fields: Fields, name: str) -> int | None:
    return int(fields[name]) if name in fields else None


def _list(fields: Fields, name: str) -> tuple[str, ...] | None:
    return lines(fields[name]) if name in fields else None


def _touchpoint(turn: Turn, of: str, f: Fields) -> c.Command:
    part = find(turn.journey, of)
    assert isinstance(part, Touchpoint)
    lanes = {name: f[name] for name in Lanes.model_fields if name in f}
    return c.ChangeTouchpoint(
        of,
        name=f.get("name"),
        channel=f.get("channel"),
        action=f.get("action"),
        thought=f.get("thought"),
        moment_of_truth=True if f.get("moment_of_truth") == YES else None,
        importance=number(f, "importance"),
        satisfaction=number(f, "satisfaction"),
        owner=f.get("owner"),
        lanes=part.lanes.model_copy(update=lanes) if lanes else None,
    )


def _figures(turn: Turn, f: Fields) -> dict[str, Any]:
    """What is no number is kept and told: it may have come past the form's own check."""
    figures: dict[str, Any] = {}
    for name in (n for n in FIGURES if n in f):
        if found := read(f[name]):
            figures[name] = found.value
        else:
            turn.keep(f[name], turn.session.slot)
            turn.say("form_unread_number", value=f[name])
    return figures


def change_action(turn: Turn, of: str, f: Fields) -> c.Command:
    part = find(turn.journey, of)
    assert isinstance(part, Action)
    kpi: dict[str, Any] = _figures(turn, f)
    kpi |= {name: f[key] for name, key in (("name", "kpi"), ("unit", "unit")) if key in f}
    return c.ChangeAction(
        of,
        title=f.get("title"),
        opportunity=f.get("opportunity"),
        owner=f.get("owner"),
        department=f.get("department"),
        due=Date.fromisoformat(f["due"]) if "due" in f else None,
        status=f.get("status"),  # type: ignore[arg-type]
        trial=f.get("trial"),
        kpi=part.kpi.model_copy(update=kpi) if kpi else None,
    )


def _journey(turn: Turn, of: str, f: Fields) -> c.Command:
    if "state" in f:
        turn.do(c.SetState("future" if f["state"] == "future" else "current"))
    return c.SetTitle(f.get("title", turn.journey.title))


_MAKES: dict[str, Callable[[Turn, str, Fields], c.Command]] = {
    "goal": lambda turn, of, f: c.SetGoal(**dict(f)),
    "scope": lambda turn, of, f: c.SetScope(**dict(f)),
    "journey": _journey,
    "persona": lambda turn, of, f: c.ChangePersona(
        of, f.get("name"), f.get("description"), _list(f, "needs"), _list(f, "expectations")
    ),
    "stage": lambda turn, of, f: c.ChangeStage(of, f.get("name"), f.get("customer_goal")),
    "touchpoint": _touchpoint,
    "pain_point": lambda turn, of, f: c.ChangePainPoint(
        of, f.get("text"), number(f, "frequency"), number(f, "impact4"), number(f, "persistence")
    ),
    "opportunity": lambda turn, of, f: c.ChangeOpportunity(
        of, f.get("how_might_we"), ideas=_list(f, "ideas"), impact=number(f, "impact"), effort=number(f, "effort")
    ),
    "action": change_action,
}
