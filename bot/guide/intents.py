"""The short things that can be said at any time: skip, back, undo, status, show, help, publish …"""

from collections.abc import Callable
from typing import Literal, cast

from bot.guide import backing, kept, undoing
from bot.guide.findings import finding_lines, findings_told
from bot.guide.navigating import back, go, skip
from bot.guide.readers.intent import Intent, IntentName, intent
from bot.guide.readers.language import asks_for_language
from bot.guide.reply import Button, Section
from bot.guide.session import GUIDED, STEPS, Step, Waiting
from bot.guide.shown import Steps, Task
from bot.guide.slots import next_slot, number_of, open_slots, slot
from bot.guide.steps import disagreements, pain_points
from bot.guide.turn import Turn
from bot.journey.check import check
from bot.journey.commands import SetStatus
from bot.journey.tree import has
from prompts import entries

_KEEP = frozenset(word for words in entries("guide/hear")["keep"].values() for word in words)


def heard(turn: Turn, text: str) -> bool:
    """Whether the text was one of these, and is dealt with."""
    if turn.session.waiting is not None and _by_label(turn, turn.session.waiting, text):
        return True
    if backing.taken(turn, text):
        return True
    language = asks_for_language(text)
    if language is not None:
        turn.language = language
        turn.remember(language=language, fixed_language=True)
        turn.say("language_set")
        return True
    if turn.session.revisit and text.casefold().rstrip(" .。!！") in _KEEP:
        turn.remember(revisit="")
        return True
    found = intent(text)
    if found is None:
        return False
    if turn.session.waiting is not None and found.name in ("yes", "no"):
        _answer_waiting(turn, turn.session.waiting, found.name == "yes")
        return True
    if found.name not in _HEARD:
        return False
    done = _HEARD[found.name](turn, found) is not False
    if done:
        turn.heard.append(_AS_TOLD.get(found.name, found.name))
    return done


#: What an intent is among the reader's commands.
_AS_TOLD = {"next": "skip", "no": "skip", "yes": "publish"}


def _by_label(turn: Turn, waiting: Waiting, text: str) -> bool:
    """Typed instead of pressed: the words of a button under the guide's own question."""
    labels = {"disagree": ("keep_both", ""), "pain": ("record", "no_thanks"), "withdraw": ("keep", "restore")}
    yes, no = labels.get(waiting.kind, ("", ""))
    words = text.casefold().strip(" .。!！「」")
    if yes and words == turn.label(f"buttons.{yes}").casefold():
        _answer_waiting(turn, waiting, True)
        return True
    if no and words == turn.label(f"buttons.{no}").casefold():
        _answer_waiting(turn, waiting, False)
        return True
    return False


def _answer_waiting(turn: Turn, waiting: Waiting, yes: bool) -> None:
    turn.remember(waiting=None)
    if waiting.kind == "disagree":
        disagreements.settle(turn, waiting, both=yes)
    elif waiting.kind == "pain" and yes and has(turn.journey, waiting.about):
        pain_points.add_in_stage(turn, waiting.about, waiting.text)
    elif waiting.kind == "withdraw":
        if yes:
            turn.say("stays")
        else:
            undoing.undo(turn, int(waiting.about))


def status(turn: Turn) -> None:
    journey, session = turn.journey, turn.session
    touchpoints = journey.all_touchpoints()
    counts = turn.words(
        "say.counts",
        stages=len(journey.stages),
        touchpoints=len(touchpoints),
        scored=sum(t.emotion is not None for t in touchpoints),
        pains=len(journey.all_pain_points()),
        opportunities=len(journey.opportunities),
        actions=len(journey.actions),
        evidence=len(journey.evidence),
    )
    here = next_slot(journey, session)
    skipped = dict.fromkeys(turn.label(f"steps.{slot(key).step}") for key in session.skipped)
    turn.say(
        "status",
        title=journey.title,
        summary=counts,
        n=min(number_of(here.step), 10),
        step=turn.label(f"steps.{here.step}"),
        skipped=turn.join(list(skipped)),
    )
    steps = _steps(turn, here.step)
    turn.notes.append(Section(_in_words(turn, steps), shown=steps))


def _in_words(turn: Turn, steps: Steps) -> str:
    """For a notification, a screen reader, and wherever the list itself is refused."""

    def those(state: str) -> str:
        return turn.join([task.title for task in steps.tasks if task.state == state])

    return turn.words("say.steps", done=those("complete"), now=those("in_progress"), left=those("pending"))


def _steps(turn: Turn, here: Step) -> Steps:
    """The guide's steps with how far the map is; what was passed over and is still open is to come."""
    unanswered = {each.step for each in open_slots(turn.journey)}

    def state(step: Step) -> Literal["pending", "in_progress", "complete"]:
        if step == here:
            return "in_progress"
        passed = STEPS.index(step) < STEPS.index(here)
        return "complete" if passed and step not in unanswered else "pending"

    tasks = tuple(Task(turn.label(f"steps.{step}"), state(step)) for step in STEPS[:GUIDED])
    return Steps(turn.journey.title, tasks)


def show(turn: Turn) -> None:
    if not turn.journey.stages:
        turn.say("nothing_to_draw")
        return
    turn.draw = True
    buttons = tuple(Button("download", turn.label(f"buttons.{format}"), format) for format in ("pdf", "svg"))
    turn.say("drawing", buttons=buttons)


def export(turn: Turn, format: str) -> None:
    if not turn.journey.stages and format != "json":
        turn.say("nothing_to_draw")
        return
    if format in ("pdf", "svg", "json"):
        turn.file = cast(Literal["pdf", "svg", "json"], format)
        turn.ask = False
        turn.say("drawing")
    else:
        turn.draw = True


def summarise(turn: Turn) -> None:
    turn.summarise = True


def check_method(turn: Turn) -> None:
    findings = check(turn.journey, turn.at, turn.language)
    turn.notes.append(Section(findings_told(findings, turn.language)))


def publish(turn: Turn, anyway: bool = False) -> None:
    """Publishes the map; where the method check finds errors it says so first, and the team decides."""
    if turn.journey.status == "published":
        turn.say("published_already")
        return
    errors = tuple(f for f in check(turn.journey, turn.at, turn.language) if f.severity == "error")
    if errors and not anyway:
        button = Button("publish", turn.label("buttons.publish_anyway"), "anyway")
        turn.say("publish_errors", n=len(errors), lines=finding_lines(errors, turn.language), buttons=(button,))
        return
    disagreements.keep_unsettled(turn, turn.session.waiting)
    turn.do(SetStatus("published"))
    turn.remember(revisit="", staying="follow_up")
    turn.summary = turn.label("statuses.published")
    turn.say("published", title=turn.journey.title)
    turn.draw = bool(turn.journey.stages)
    turn.summarise = True


def moved_on(turn: Turn) -> None:
    turn.say("moved_on")
    turn.ask = False


def _kept(turn: Turn, found: Intent) -> None:
    turn.notes.append(Section(kept.listed(turn)))


def _help(turn: Turn, found: Intent) -> None:
    turn.notes.append(Section(turn.words("say.help")))


def _undo(turn: Turn, found: Intent) -> None:
    undoing.undo(turn, found.number)


def _go(turn: Turn, found: Intent) -> None:
    if found.step:
        go(turn, found.step)


def _export(turn: Turn, found: Intent) -> None:
    export(turn, found.format or "pdf")


def _pause(turn: Turn, found: Intent) -> None:
    turn.remember(paused=True)
    turn.ask = False
    turn.say("paused")


def _thanks(turn: Turn, found: Intent) -> None:
    turn.say("thanks")
    turn.ask = False


def _next(turn: Turn, found: Intent) -> None:
    """ "Continue", "that's all": after a pause where we were, else done with this question."""
    if turn.resumed:
        turn.say("resumed")
    else:
        skip(turn)


def _greeting(turn: Turn, found: Intent) -> None:
    """The next question is answer enough to a greeting."""


def _none(turn: Turn, found: Intent) -> bool:
    """A bare "no" to a question that asks for something to be listed means that there is nothing."""
    if turn.slot.step not in ("evidence", "pain_points", "opportunities", "actions"):
        return False
    skip(turn)
    return True


def _accept(turn: Turn, found: Intent) -> bool:
    """A bare "yes" keeps what was gone back to, and publishes at the review; else it may be an answer."""
    if turn.session.revisit:
        turn.remember(revisit="")
        return True
    if turn.slot.kind == "review":
        publish(turn)
        return True
    return False


def act(turn: Turn, name: str) -> None:
    """A command in human words, by its name in the reader's labels."""
    turn.heard.append(name)
    if name == "language":
        turn.language = "en" if turn.language == "zh" else "zh"
        turn.remember(language=turn.language, fixed_language=True)
        turn.say("language_set")
    elif name in _HEARD:
        _HEARD[name](turn, Intent(cast(IntentName, name)))


Handler = Callable[[Turn, Intent], bool | None]

_HEARD: dict[str, Handler] = {
    "skip": lambda turn, found: skip(turn),
    "dont_know": lambda turn, found: skip(turn, "dont_know"),
    "next": _next,
    "back": lambda turn, found: back(turn),
    "undo": _undo,
    "status": lambda turn, found: status(turn),
    "show": lambda turn, found: show(turn),
    "help": _help,
    "publish": lambda turn, found: publish(turn),
    "check": lambda turn, found: check_method(turn),
    "summary": lambda turn, found: summarise(turn),
    "export": _export,
    "go": _go,
    "kept": _kept,
    "stop": _pause,
    "thanks": _thanks,
    "greeting": _greeting,
    "yes": _accept,
    "no": _none,
}
