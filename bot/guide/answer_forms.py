"""A form for every question, so that each can be answered by buttons and fields alone."""

from collections.abc import Callable, Mapping

from bot.guide.action_fields import change_action
from bot.guide.form import FormField
from bot.guide.readers.emotions import Feeling
from bot.guide.readers.evidence import quotes
from bot.guide.readers.touchpoints import touchpoints
from bot.guide.said import Quoted
from bot.guide.slots import Slot, slot
from bot.guide.steps import emotions, evidence, opportunities, pain_points
from bot.guide.steps.stages import choose_stages
from bot.guide.steps.touchpoints import add as add_touchpoints
from bot.guide.turn import Turn
from bot.journey import commands as c
from bot.journey.model import Journey, Language, Stage
from bot.journey.tree import find, has
from prompts import render

Fields = Mapping[str, str]
SCORES = ("-2", "-1", "0", "1", "2")

# The fields of each question; the parts of a part that is there are edited by `forms`.
_FIELDS: dict[str, tuple[str, ...]] = {
    "goal": ("objective", "metric", "baseline", "target"),
    "span": ("starts", "ends"),
    "persona": ("name", "description", "needs", "expectations"),
    "expectations": ("expectations",),
    "evidence": ("quotes",),
    "stages": ("stage_names",),
    "touchpoints": ("touchpoints",),
    "pains": ("pains", "frequency", "impact4", "persistence"),
    "factors": ("frequency", "impact4", "persistence"),
    "opportunity": ("how_might_we", "ideas", "impact", "effort"),
    "action": ("title", "owner", "department", "due", "kpi", "baseline", "target", "unit", "trial"),
}
LINES = ("needs", "expectations", "ideas", "stage_names", "quotes", "touchpoints", "pains")
GRADES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("frequency", "impact4", "persistence"), ("0", "1", "2", "3", "4")),
    **dict.fromkeys(("impact", "effort"), ("1", "2", "3", "4", "5")),
}


def has_form(asked: Slot) -> bool:
    return asked.kind in _FIELDS or asked.kind == "emotions"


def fields_of(key: str, journey: Journey, language: Language) -> tuple[FormField, ...] | None:
    """The empty fields of a question; None where what it is about is not there any more."""
    asked = slot(key)
    if not has_form(asked) or (asked.about and not has(journey, asked.about)):
        return None
    if asked.kind == "emotions":
        return _scores(journey, asked, language)
    return tuple(_field(name, language) for name in _FIELDS[asked.kind])


def _field(name: str, language: Language) -> FormField:
    label = render(f"guide/labels.fields.{name}", language)
    options = tuple((grade, grade) for grade in GRADES.get(name, ()))
    required = name in ("name", "how_might_we", "title")
    return FormField(name, label, multiline=name in LINES, options=options, optional=not required)


def _scores(journey: Journey, asked: Slot, language: Language) -> tuple[FormField, ...]:
    """For each touchpoint of the stage a score to choose and a line for the customer's words."""
    stage = find(journey, asked.about)
    assert isinstance(stage, Stage)
    options = tuple((score, render(f"guide/labels.scores.s{score.replace('-', 'm')}", language)) for score in SCORES)
    thought = render("guide/labels.fields.thought", language)
    fields: list[FormField] = []
    for touchpoint in stage.touchpoints:
        present = "" if touchpoint.emotion is None else str(touchpoint.emotion)
        fields.append(FormField(f"score:{touchpoint.id}", touchpoint.name, present, options=options))
        fields.append(FormField(f"thought:{touchpoint.id}", thought, touchpoint.thought or ""))
    return tuple(fields)


def answered(turn: Turn, key: str, fields: Fields) -> None:
    """Saves what was filled in; a form left empty changes nothing."""
    asked = slot(key)
    given = {name: value.strip() for name, value in fields.items() if value.strip()}
    if given and (not asked.about or has(turn.journey, asked.about)):
        _ANSWER[asked.kind](turn, asked, given)


def _lines(given: Fields, name: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in given.get(name, "").split("\n") if line.strip())


def _int(given: Fields, name: str) -> int | None:
    return int(given[name]) if name in given else None


def _goal(turn: Turn, asked: Slot, given: Fields) -> None:
    turn.do(c.SetGoal(**{name: given.get(name) for name in _FIELDS["goal"]}))


def _span(turn: Turn, asked: Slot, given: Fields) -> None:
    turn.do(c.SetScope(given.get("starts"), given.get("ends")))


def _persona(turn: Turn, asked: Slot, given: Fields) -> None:
    needs, expectations = _lines(given, "needs"), _lines(given, "expectations")
    if turn.journey.personas:
        known = turn.journey.personas[0].id
        change = c.ChangePersona(
            known, given.get("name"), given.get("description"), needs or None, expectations or None
        )
        turn.do(change)
    else:
        name = given.get("name", turn.words("say.nameless"))
        turn.do(c.AddPersona(turn.mint.new("persona"), name, given.get("description"), needs, expectations))


def _expectations(turn: Turn, asked: Slot, given: Fields) -> None:
    known = turn.journey.personas[0]
    turn.do(c.ChangePersona(known.id, expectations=(*known.expectations, *_lines(given, "expectations"))))


def _evidence(turn: Turn, asked: Slot, given: Fields) -> None:
    for quote in quotes(given["quotes"]):
        evidence.add(turn, Quoted(quote.text, quote.source, date=quote.date, origin=quote.origin, kind=quote.kind))


def _stages(turn: Turn, asked: Slot, given: Fields) -> None:
    choose_stages(turn, _lines(given, "stage_names"))


def _touchpoints(turn: Turn, asked: Slot, given: Fields) -> None:
    add_touchpoints(turn, asked.about, touchpoints(given["touchpoints"]))


def _emotions(turn: Turn, asked: Slot, given: Fields) -> None:
    stage = find(turn.journey, asked.about)
    assert isinstance(stage, Stage)
    for touchpoint in stage.touchpoints:
        score, thought = _int(given, f"score:{touchpoint.id}"), given.get(f"thought:{touchpoint.id}")
        new = thought if thought != touchpoint.thought else None
        if score is not None and score != touchpoint.emotion:
            emotions.score(turn, touchpoint, Feeling(score, new))
        elif new:
            turn.do(c.ChangeTouchpoint(touchpoint.id, thought=new))


def _pains(turn: Turn, asked: Slot, given: Fields) -> None:
    said = "\n".join(_lines(given, "pains"))
    if not said:
        return
    if not pain_points.read_pains(turn, asked, said):
        turn.keep(said, asked.key)
        turn.say("kept_part", text=said)
    graded = (_int(given, "frequency"), _int(given, "impact4"), _int(given, "persistence"))
    if any(grade is not None for grade in graded):
        added = [command.id for command in turn.done if isinstance(command, c.AddPainPoint)]
        turn.do(*(c.ChangePainPoint(id, None, *graded) for id in added))


def _factors(turn: Turn, asked: Slot, given: Fields) -> None:
    graded = (_int(given, "frequency"), _int(given, "impact4"), _int(given, "persistence"))
    turn.do(c.ChangePainPoint(asked.about, None, *graded))


def _opportunity(turn: Turn, asked: Slot, given: Fields) -> None:
    if "how_might_we" not in given:
        return
    lines = "\n".join((given["how_might_we"], *_lines(given, "ideas")))
    opportunities.read_opportunity(turn, asked, lines)
    added = [command.id for command in turn.done if isinstance(command, c.AddOpportunity)]
    turn.do(*(c.ChangeOpportunity(id, impact=_int(given, "impact"), effort=_int(given, "effort")) for id in added[:1]))


def _action(turn: Turn, asked: Slot, given: Fields) -> None:
    if "title" not in given:
        return
    id = turn.mint.new("action")
    turn.do(c.AddAction(id, given["title"], opportunity=asked.about or None))
    turn.do(change_action(turn, id, given))


_ANSWER: dict[str, Callable[[Turn, Slot, Fields], None]] = {
    "goal": _goal,
    "span": _span,
    "persona": _persona,
    "expectations": _expectations,
    "evidence": _evidence,
    "stages": _stages,
    "touchpoints": _touchpoints,
    "emotions": _emotions,
    "pains": _pains,
    "factors": _factors,
    "opportunity": _opportunity,
    "action": _action,
}
