"""A form that was opened before somebody else's change: where both changed one field, both are shown."""

import json

from bot.guide.form_changes import change
from bot.guide.form_fields import NONE, label_of
from bot.guide.form_values import Values, values_of
from bot.guide.reply import Choice, Choices, Section
from bot.guide.saying import clipped
from bot.guide.session import Waiting
from bot.guide.turn import Turn
from bot.journey.errors import UndoConflict
from bot.journey.model import Journey
from bot.journey.revisions import undone

BOTH = "form_both"


def as_it_was(turn: Turn, seen: int | None) -> Journey:
    """The map at the revision that the form was opened at; as it is where that cannot be told."""
    journey = turn.journey
    if seen is None or seen >= journey.revision:
        return journey
    try:
        for revision in reversed([r for r in turn.history() if r.number > seen]):
            journey = undone(journey, revision)
    except UndoConflict:
        return turn.journey
    return journey


def collided(changed: Values, then: Values, now: Values) -> Values:
    """The fields that the sender changed and somebody else did too, to something else."""
    return {n: v for n, v in changed.items() if now.get(n, "") not in (then.get(n, ""), v)}


def show_both(turn: Turn, kind: str, of: str, mine: Values, now: Values, seen: int) -> None:
    waiting = Waiting(kind=BOTH, about=f"{kind}:{of}", text=json.dumps(mine, ensure_ascii=False))
    turn.remember(waiting=waiting)
    lines = "\n".join(_line(turn, kind, name, now.get(name, ""), value) for name, value in mine.items())
    items = (Choice(turn.label("buttons.keep_theirs"), "theirs"), Choice(turn.label("buttons.take_mine"), "mine"))
    text = turn.words("say.form_both", who=_who(turn, seen), lines=lines)
    turn.notes.append(Section(text, choices=Choices(f"{BOTH}:", items, many=False)))
    turn.ask = False


def _line(turn: Turn, kind: str, name: str, theirs: str, mine: str) -> str:
    told = name.partition(":")[0]
    label = turn.label(f"fields.{label_of(kind, 'emotion' if told == 'score' else told)}")
    shown = {"theirs": clipped(theirs), "mine": clipped("" if mine == NONE else mine)}
    return turn.words("say.form_both_line", field=label, **shown)


def _who(turn: Turn, seen: int) -> str:
    """Whoever changed the map last since then, by name; empty where they have not spoken here."""
    later = [r.author for r in turn.history() if r.number > seen and r.author != turn.author.id]
    return next((p.name for p in turn.session.people if later and p.id == later[-1]), "")


def settle(turn: Turn, waiting: Waiting, mine: bool) -> None:
    turn.remember(waiting=None)
    kind, _, of = waiting.about.partition(":")
    now = values_of(kind, of, turn.journey)
    if not mine or now is None:
        turn.say("stays")
    else:
        change(turn, kind, of, json.loads(waiting.text), now)
