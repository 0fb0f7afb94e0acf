"""A form for every question, so that each can be answered by buttons and fields alone. What is typed is stored as it
stands: a line is a name, and no field is looked through for anything but itself."""

import re
from collections.abc import Callable, Mapping
from datetime import date as Date

from bot.guide.form import FormField
from bot.guide.form_changes import change_action, number
from bot.guide.form_fields import NONE, field, known_channels
from bot.guide.left_out import lines, stages_become
from bot.guide.readers.factors import Factors
from bot.guide.readers.pain import PainSaid
from bot.guide.readers.tags import tags_in
from bot.guide.readers.touchpoints import TouchpointSaid
from bot.guide.said import Quoted
from bot.guide.slots import Slot, slot
from bot.guide.steps import evidence, pain_points
from bot.guide.steps.touchpoints import add as add_touchpoints
from bot.guide.turn import Turn
from bot.journey import commands as c
from bot.journey.model import Journey, Language
from bot.journey.tree import has
from prompts import render

Fields = Mapping[str, str]
# The fields of each question that adds something; what is there already is edited (`forms`).
_FIELDS: dict[str, tuple[str, ...]] = {
    "persona": ("name", "description", "needs", "expectations"),
    "expectations": ("expectations",),
    "evidence": ("quotes", "source", "quote_date", "origin"),
    "stages": ("stage_names",),
    "touchpoints": ("stage", "touchpoints"),
    "pains": ("touchpoint", "pains", "frequency", "impact4", "persistence"),
    "factors": ("pain_point", "frequency", "impact4", "persistence"),
    "opportunity": ("pain_point", "how_might_we", "ideas", "impact", "effort"),
    "action": (
        "title", "owner_person", "owner", "department", "due", "status",
        "kpi", "baseline", "target", "unit", "trial", "opportunity",
    ),
}  # fmt: skip
_CHOOSES = {
    "touchpoints": "stage",
    "pains": "touchpoint",
    "factors": "pain_point",
    "opportunity": "pain_point",
    "action": "opportunity",
}
_LAST_BRACKET = re.compile(r"(.*\S)\s*[(（]([^()（）]+)[)）]")
EDITED = {"goal": "goal", "span": "scope", "emotions": "scores"}  # questions answered in the form of what is there


def has_form(asked: Slot) -> bool:
    return asked.kind in _FIELDS or asked.kind in EDITED


def resolved(kind: str, of: str, journey: Journey) -> tuple[str, str]:
    """The form behind a question's: of what stands on the map already, that part's own."""
    if kind != "answer":
        return kind, of
    asked = slot(of)
    if asked.kind in EDITED:
        return EDITED[asked.kind], asked.about
    if asked.kind == "persona" and journey.personas:
        return "persona", journey.personas[0].id
    return ("stages", "") if asked.kind == "stages" and journey.stages else (kind, of)


def fields_of(key: str, journey: Journey, language: Language) -> tuple[FormField, ...] | None:
    """The fields of a question; None where what it is about is not there any more."""
    asked = slot(key)
    if asked.kind not in _FIELDS or (asked.about and not has(journey, asked.about)):
        return None
    form = "action" if asked.kind == "action" else "answer"
    chosen = {_CHOOSES.get(asked.kind, ""): asked.about}
    made = (field(form, name, chosen.get(name, ""), journey, language) for name in _FIELDS[asked.kind])
    return tuple(each for each in made if each.options or each.kind != "choice")


def answered(turn: Turn, key: str, fields: Fields) -> None:
    """Saves what was filled in; a form left empty changes nothing."""
    asked = slot(key)
    given = {name: value.strip() for name, value in fields.items() if value.strip() not in ("", NONE)}
    about = given.pop(_CHOOSES.get(asked.kind, ""), asked.about)
    if about and not has(turn.journey, about):
        told = "\n".join(given.values())
        turn.keep(told, turn.session.slot)
        turn.say("form_part_gone", text=told)
    elif given:
        _ANSWER[asked.kind](turn, about, given)


def _persona(turn: Turn, about: str, given: Fields) -> None:
    needs, expectations = lines(given.get("needs", "")), lines(given.get("expectations", ""))
    name = given.get("name", turn.words("say.nameless"))
    turn.do(c.AddPersona(turn.mint.new("persona"), name, given.get("description"), needs, expectations))


def _expectations(turn: Turn, about: str, given: Fields) -> None:
    known = turn.journey.personas[0]
    turn.do(c.ChangePersona(known.id, expectations=(*known.expectations, *lines(given["expectations"]))))


def _evidence(turn: Turn, about: str, given: Fields) -> None:
    day = Date.fromisoformat(given["quote_date"]) if "quote_date" in given else None
    for line in lines(given.get("quotes", "")):
        evidence.add(turn, Quoted(line, given.get("source"), date=day, origin=given.get("origin", "customer")))


def _touchpoints(turn: Turn, about: str, given: Fields) -> None:
    add_touchpoints(turn, about, tuple(_with_channel(line) for line in lines(given.get("touchpoints", ""))))


def _with_channel(line: str) -> TouchpointSaid:
    """`front desk (in person)`: a bracket at the end is the channel where it holds one by its name."""
    parted = _LAST_BRACKET.fullmatch(line)
    if parted and parted[2].strip().casefold() in known_channels():
        return TouchpointSaid(parted[1], parted[2].strip())
    return TouchpointSaid(line)


def _pains(turn: Turn, about: str, given: Fields) -> None:
    graded = Factors(number(given, "frequency"), number(given, "impact4"), number(given, "persistence"))
    rated = graded if graded != Factors() else None
    told = lines(given.get("pains", ""))
    touchpoints = turn.journey.all_touchpoints()
    if told and not (about or touchpoints):
        turn.keep("\n".join(told), turn.session.slot)
        turn.say("kept_part", text="\n".join(told))
        return
    for line in told:
        pain_points.add(turn, about or touchpoints[-1].id, PainSaid(line, rated, tags_in(line)))


def _factors(turn: Turn, about: str, given: Fields) -> None:
    graded = (number(given, "frequency"), number(given, "impact4"), number(given, "persistence"))
    turn.do(c.ChangePainPoint(about, None, *graded))


def _opportunity(turn: Turn, about: str, given: Fields) -> None:
    if "how_might_we" in given:
        ideas, pains = lines(given.get("ideas", "")), (about,) if about else ()
        impact, effort = number(given, "impact"), number(given, "effort")
        id = turn.mint.new("opportunity")
        turn.do(c.AddOpportunity(id, given["how_might_we"], pains, ideas, impact, effort))


def _action(turn: Turn, about: str, given: Fields) -> None:
    if "title" not in given:
        return
    id, told = turn.mint.new("action"), dict(given)
    person, typed = told.pop("owner_person", ""), told.get("owner", "")
    if person:
        told["owner"] = f"{person}, {typed}" if typed and typed != person else person
    turn.do(c.AddAction(id, told["title"], opportunity=about or None))
    turn.do(change_action(turn, id, told))


_ANSWER: dict[str, Callable[[Turn, str, Fields], None]] = {
    "persona": _persona,
    "expectations": _expectations,
    "evidence": _evidence,
    "stages": lambda turn, about, given: stages_become(turn, lines(given["stage_names"])),
    "touchpoints": _touchpoints,
    "pains": _pains,
    "factors": _factors,
    "opportunity": _opportunity,
    "action": _action,
}


def about_line(kind: str, of: str, journey: Journey, language: Language) -> str:
    """Which stage, touchpoint or pain point a form is about; empty where its fields say so themselves."""
    return render("guide/labels.about_stage", language, name=_name(journey, of)) if kind == "scores" and of else ""


def _name(journey: Journey, stage: str) -> str:
    return next((s.name for s in journey.stages if s.id == stage), "")
