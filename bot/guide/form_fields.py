"""What each field of a form is: a line, a day, a person, a number, one of several – with words for its grades."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from bot.guide.form import FormField, Kind
from bot.journey.model import Journey, Language
from prompts import entries, render

NONE = "none"  # chosen to empty a choice: Slack's menus cannot be emptied once something stands in them
YES = "yes"
LINES = frozenset({"needs", "expectations", "ideas", "stage_names", "quotes", "touchpoints", "pains"})
LONG = frozenset({"thought", "text", "how_might_we", "description", "trial"})
NEEDED = frozenset({"name", "text", "how_might_we", "title"})
SCORES = ("-2", "-1", "0", "1", "2")
GRADES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("frequency", "impact4", "persistence"), ("0", "1", "2", "3", "4")),
    **dict.fromkeys(("impact", "effort", "importance", "satisfaction"), ("1", "2", "3", "4", "5")),
}
_WORDED: dict[str, str] = {"status": "statuses", "state": "states", "origin": "origins"}
_WORDS_OF: dict[str, tuple[str, ...]] = {
    "status": ("planned", "testing", "doing", "done", "dropped"),
    "state": ("current", "future"),
    "origin": ("customer", "team", "data"),
}
CHOSEN = frozenset({*GRADES, *_WORDED, "emotion", "channel", "stage", "touchpoint", "pain_point", "opportunity"})


def field(form: str, name: str, value: str, journey: Journey, language: Language) -> FormField:
    """The field of a form, with what stands there now."""
    kind = kind_of(form, name)
    options = options_of(name, value, journey, language)
    optional = name not in NEEDED | {"stage", "touchpoint", "pain_point"} | ({"state"} if value else set())
    if kind == "choice" and optional and value:
        options = ((NONE, render("guide/labels.none", language)), *options)
    label = render(f"guide/labels.fields.{label_of(form, name)}", language)
    return FormField(
        name, label, value, hint=_hint(name, language), multiline=name in LINES | LONG, optional=optional,
        options=options, kind=kind,
    )  # fmt: skip


def kind_of(form: str, name: str) -> Kind:
    if name in ("due", "quote_date"):
        return "date"
    if name.endswith("_person"):
        return "person"
    if name == "moment_of_truth":
        return "toggle"
    if form == "action" and name in ("baseline", "target"):
        return "number"
    return "choice" if name in CHOSEN else "text"


def label_of(form: str, name: str) -> str:
    """The same word for a goal's and an action's figures; a goal's may have words in it."""
    return f"kpi_{name}" if form == "action" and name in ("baseline", "target", "unit") else name


def _hint(name: str, language: Language) -> str:
    hints = entries("guide/labels")["hints"]
    return render(f"guide/labels.hints.{name}", language) if name in hints else ""


def options_of(name: str, value: str, journey: Journey, language: Language) -> tuple[tuple[str, str], ...]:
    """What can be chosen, as (value, label); empty where the field is no choice."""
    if name == "moment_of_truth":
        return ((YES, render("guide/labels.moment_box", language)),)
    if name == "emotion":
        return scores(language)
    if name in GRADES:
        return tuple((g, render(f"guide/labels.grades.{name}.g{g}", language)) for g in GRADES[name])
    if name in _WORDED:
        return tuple((w, render(f"guide/labels.{_WORDED[name]}.{w}", language)) for w in _WORDS_OF[name])
    return _from_the_map(name, value, journey, language)


def _from_the_map(name: str, value: str, journey: Journey, language: Language) -> tuple[tuple[str, str], ...]:
    named: dict[str, Iterable[Any]] = {
        "stage": ((s.id, s.name) for s in journey.stages),
        "touchpoint": ((t.id, t.name) for t in journey.all_touchpoints()),
        "pain_point": ((p.id, p.text) for p in journey.all_pain_points()),
        "opportunity": ((o.id, o.how_might_we) for o in journey.opportunities),
    }
    if name == "channel":
        return _channels(value, journey, language)
    return tuple(named.get(name, ()))


def scores(language: Language) -> tuple[tuple[str, str], ...]:
    return tuple((s, render(f"guide/labels.scores.s{s.replace('-', 'm')}", language)) for s in SCORES)


def _channels(value: str, journey: Journey, language: Language) -> tuple[tuple[str, str], ...]:
    """The one that stands there, those that the map uses already, then the usual ones."""
    used = (t.channel for t in journey.all_touchpoints() if t.channel)
    usual: list[str] = list(entries("guide/labels")["channels"][language])
    return tuple((name, name) for name in dict.fromkeys((*((value,) if value else ()), *used, *usual)))


@cache
def known_channels() -> frozenset[str]:
    """Every word for a channel that we know, without case."""
    listed = (entries("lexicon/channels")["words"], entries("guide/labels")["channels"])
    return frozenset(str(word).casefold() for words in listed for each in ("zh", "en") for word in words[each])
