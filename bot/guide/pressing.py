"""Buttons and choices: the same answers as by text. A button of an earlier question changes nothing, and says so."""

from collections.abc import Callable

from bot.guide import backing, forms, intents, navigating, undoing
from bot.guide.form_fields import SCORES
from bot.guide.guesses import put_kept
from bot.guide.readers.emotions import Feeling
from bot.guide.said import Pressed
from bot.guide.session import STEPS
from bot.guide.slots import Slot, slot
from bot.guide.steps import disagreements, emotions, pain_points, scope, stages, touchpoints
from bot.guide.turn import Turn
from bot.journey.model import Touchpoint
from bot.journey.tree import find, has

Chosen = Callable[[Turn, Slot, tuple[str, ...]], bool]


def pressed(turn: Turn, said: Pressed) -> None:
    _PRESSED.get(said.action, _unknown)(turn, said)


def _choose(turn: Turn, said: Pressed) -> None:
    """`values` are the slot's key and what was chosen."""
    key, chosen = (said.values[0], said.values[1:]) if said.values else ("", ())
    if key.startswith("disagree:"):
        _settle(turn, key.partition(":")[2], chosen)
        return
    if key.startswith("backing:"):
        backing.attach(turn, key.partition(":")[2], chosen)
        return
    if forms.settled(turn, key, chosen):
        return
    if key.startswith("score:"):
        _score(turn, key.partition(":")[2], chosen)
        return
    if key != turn.session.slot:
        intents.moved_on(turn)
        return
    if not chosen:
        turn.say("none_ticked")
        turn.ask = False
        return
    asked = slot(key)
    if asked.kind not in _CHOSEN or (asked.about and not has(turn.journey, asked.about)):
        intents.moved_on(turn)
        return
    _CHOSEN[asked.kind](turn, asked, chosen)


def _settle(turn: Turn, touchpoint: str, chosen: tuple[str, ...]) -> None:
    waiting = turn.session.waiting
    if waiting is None or waiting.kind != "disagree" or waiting.about != touchpoint or not chosen:
        intents.moved_on(turn)
        return
    disagreements.settle(turn, waiting, both=chosen[0] == "both")


def _score(turn: Turn, touchpoint: str, chosen: tuple[str, ...]) -> None:
    """One face pressed for one touchpoint."""
    part = find(turn.journey, touchpoint) if has(turn.journey, touchpoint) else None
    if not isinstance(part, Touchpoint) or not chosen or chosen[0] not in SCORES:
        intents.moved_on(turn)
    elif str(part.emotion) != chosen[0]:
        emotions.score(turn, part, Feeling(int(chosen[0])))


def _moment(turn: Turn, asked: Slot, chosen: tuple[str, ...]) -> bool:
    ids = tuple(id for id in chosen if has(turn.journey, id))
    emotions.mark(turn, ids)
    return bool(ids)


_CHOSEN: dict[str, Chosen] = {
    "state": lambda turn, asked, chosen: scope.read_state(turn, asked, turn.label(f"states.{chosen[0]}")),
    "industry": lambda turn, asked, chosen: scope.read_industry(turn, asked, chosen[0]),
    "stages": lambda turn, asked, chosen: stages.choose_stages(turn, chosen),
    "touchpoints": touchpoints.choose_touchpoints,
    "moments": _moment,
    "pains": pain_points.choose_pains,
}


def _skip(turn: Turn, said: Pressed) -> None:
    if said.values and said.values[0] != turn.session.slot:
        intents.moved_on(turn)
    else:
        navigating.skip(turn)


def _undo(turn: Turn, said: Pressed) -> None:
    undoing.undo(turn, int(said.values[0]) if said.values and said.values[0].isdigit() else None)


def _withdraw(turn: Turn, said: Pressed) -> None:
    turn.remember(waiting=None)
    _undo(turn, said)


def _keep(turn: Turn, said: Pressed) -> None:
    turn.remember(waiting=None)
    turn.say("stays")


def _keep_pain(turn: Turn, said: Pressed) -> None:
    waiting = turn.session.waiting
    if waiting is None or waiting.kind != "pain" or not has(turn.journey, waiting.about):
        intents.moved_on(turn)
        return
    turn.remember(waiting=None)
    pain_points.add_in_stage(turn, waiting.about, waiting.text)


def _dismiss(turn: Turn, said: Pressed) -> None:
    turn.remember(waiting=None)


def _go(turn: Turn, said: Pressed) -> None:
    if said.values and said.values[0] in STEPS:
        navigating.go(turn, said.values[0])


def _publish(turn: Turn, said: Pressed) -> None:
    intents.publish(turn, anyway=said.values == ("anyway",))


def _download(turn: Turn, said: Pressed) -> None:
    intents.export(turn, said.values[0] if said.values else "pdf")


def _put(turn: Turn, said: Pressed) -> None:
    """One of the two guesses under what was kept."""
    number, _, kind = (said.values[0] if said.values else "").partition(":")
    if not number.isdigit() or not put_kept(turn, int(number), kind):
        intents.moved_on(turn)


def _unknown(turn: Turn, said: Pressed) -> None:
    intents.moved_on(turn)


_PRESSED: dict[str, Callable[[Turn, Pressed], None]] = {
    "choose": _choose,
    "skip": _skip,
    "back": lambda turn, said: navigating.back(turn),
    "undo": _undo,
    "show": lambda turn, said: intents.show(turn),
    "publish": _publish,
    "summary": lambda turn, said: intents.summarise(turn),
    "check": lambda turn, said: intents.check_method(turn),
    "keep_pain": _keep_pain,
    "withdraw": _withdraw,
    "keep": _keep,
    "go": _go,
    "download": _download,
    "dismiss": _dismiss,
    "put": _put,
}
