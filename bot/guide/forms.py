"""The forms behind [Edit] and [Fill in]: what a part holds now, and what the sent fields do to it."""

from bot.guide import form_both, left_out
from bot.guide.answer_forms import about_line, answered, fields_of, resolved
from bot.guide.form import Form, FormField
from bot.guide.form_changes import change
from bot.guide.form_faults import faults as faults
from bot.guide.form_fields import NONE, field, scores
from bot.guide.form_figures import apart
from bot.guide.form_values import Values, scored, values_of
from bot.guide.said import Filled
from bot.guide.slots import slot
from bot.guide.steps.actions import owner_of
from bot.guide.turn import Turn
from bot.journey.model import Journey, Language
from prompts import render

ANSWER = "answer"  # the form of a question; the others edit what is there
MOST_ROWS = 95  # of a grid: a view of Slack's holds a hundred blocks


def form_for(kind: str, of: str, journey: Journey, language: Language) -> Form | None:
    """The form of a kind for a part; None where the part is not there any more."""
    kind, of = resolved(kind, of, journey)
    fields = fields_of(of, journey, language) if kind == ANSWER else _present(kind, of, journey, language)
    if fields is None:
        return None

    def label(name: str) -> str:
        return render(f"guide/labels.forms.{name}", language)

    title = label(f"asked.{slot(of).kind}" if kind == ANSWER else kind)
    about = about_line(kind, of, journey, language)
    return Form(kind, of, title, label("send"), label("cancel"), fields, language, about, journey.revision)


def _present(kind: str, of: str, journey: Journey, language: Language) -> tuple[FormField, ...] | None:
    if kind == "scores":
        return _grid(of, journey, language)
    values = values_of(kind, of, journey)
    if values is None:
        return None
    made = (field(kind, name, value, journey, language) for name, value in values.items())
    return tuple(each for each in made if each.options or each.kind != "choice")


def _grid(of: str, journey: Journey, language: Language) -> tuple[FormField, ...] | None:
    """All scores of a stage with the customer's words, or of the whole map without them."""
    rows, options = scored(of, journey), scores(language)
    thought, none = render("guide/labels.fields.thought", language), render("guide/labels.none", language)
    fields: list[FormField] = []
    for touchpoint in rows[:MOST_ROWS]:
        present = "" if touchpoint.emotion is None else str(touchpoint.emotion)
        offered = ((NONE, none), *options) if present else options
        fields.append(FormField(f"score:{touchpoint.id}", touchpoint.name, present, options=offered, kind="choice"))
        if of:
            fields.append(FormField(f"thought:{touchpoint.id}", thought, touchpoint.thought or ""))
    return tuple(fields[:MOST_ROWS]) or None


def fill(turn: Turn, said: Filled) -> None:
    """Saves what a form says anew; fields left as they were change nothing, and an emptied one empties."""
    kind, of = resolved(said.form, said.of or "", turn.journey)
    sent = {name: value.strip() for name, value in said.fields}
    if kind == ANSWER:
        answered(turn, of, _named(turn, apart(sent, "") if slot(of).kind == "action" else sent))
        return
    now, then = values_of(kind, of, turn.journey), values_of(kind, of, form_both.as_it_was(turn, said.seen))
    if now is None:
        _gone(turn, sent, then or {})
        return
    sent = apart(sent, now.get("unit", "")) if kind == "action" else sent
    _save(turn, kind, of, sent, then if then is not None else now, now, said.seen)


def _save(turn: Turn, kind: str, of: str, sent: Values, then: Values, now: Values, seen: int | None) -> None:
    changed = {n: v for n, v in sent.items() if _plain(v) != then.get(n, "") and (n in now or _plain(v))}
    changed = _named(turn, changed)
    mine = form_both.collided(changed, then, now)
    known = {name: value for name, value in changed.items() if name not in mine and value != now.get(name, "")}
    if known:
        change(turn, kind, of, known, then)
    if mine:
        form_both.show_both(turn, kind, of, mine, now, seen or 0)


def _named(turn: Turn, sent: Values) -> Values:
    """ "我", "I" in the owner's field is the name of who sends the form."""
    owner = owner_of(turn, sent.get("owner"))
    return sent | {"owner": owner} if owner else sent


def _plain(value: str) -> str:
    return "" if value == NONE else value


def _gone(turn: Turn, sent: Values, then: Values) -> None:
    """The part was taken out meanwhile: what was typed is kept and told."""
    told = "\n".join(v for n, v in sent.items() if v and v != then.get(n, "") and n.partition(":")[0] != "score")
    if told:
        turn.keep(told, turn.session.slot)
    turn.say("form_part_gone", text=told)


def settled(turn: Turn, key: str, chosen: tuple[str, ...]) -> bool:
    """A press on a question that a form left behind; False where it is none of those, or is settled already."""
    kind, waiting = key.partition(":")[0], turn.session.waiting
    if kind not in (form_both.BOTH, left_out.LEFT_OUT) or not chosen or waiting is None or waiting.kind != kind:
        return False
    if kind == form_both.BOTH:
        form_both.settle(turn, waiting, mine=chosen[0] == "mine")
    else:
        left_out.settle(turn, waiting, out=chosen[0] == "out")
    return True
