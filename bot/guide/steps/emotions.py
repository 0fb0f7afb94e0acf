"""Step 6: how each touchpoint feels, −2…+2, in the customer's words; and the moment of truth."""

from bot.guide.readers.emotions import Feeling, feeling, score_marks
from bot.guide.readers.feelings import feelings
from bot.guide.readers.match import best
from bot.guide.readers.moments import moments
from bot.guide.readers.naming import mentioned
from bot.guide.readers.quoting import quotations
from bot.guide.saying import clipped, signed
from bot.guide.slots import Slot
from bot.guide.steps import disagreements, scorers
from bot.guide.turn import Turn
from bot.journey.commands import ChangeTouchpoint
from bot.journey.model import Stage, Touchpoint
from bot.journey.tree import find

LONGEST_BARE = 16  # characters of a score with nothing else beside it


def read_emotions(turn: Turn, slot: Slot, text: str) -> bool:
    stage = find(turn.journey, slot.about)
    assert isinstance(stage, Stage)
    here = stage.touchpoints
    others = [t.name for t in turn.journey.all_touchpoints() if t not in here]
    left = text if mentioned(text, others) else score_all(turn, text, here)
    if left == text and _of_stage(turn, stage, text):
        return True
    elsewhere = score_all(turn, left, turn.journey.all_touchpoints()) if left else ""
    if elsewhere and elsewhere != text:
        turn.keep(elsewhere, slot.key)
        turn.say("kept_part", text=clipped(elsewhere))
    return elsewhere != text


def _of_stage(turn: Turn, stage: Stage, text: str) -> bool:
    """A bare score answers for the stage that was asked about: for each of its touchpoints that has none yet."""
    told = feeling(text)
    if len(text) > LONGEST_BARE or told.score is None or told.thought or told.rest:
        return False
    for touchpoint in stage.touchpoints:
        if touchpoint.emotion is None:
            score(turn, touchpoint, told)
    return True


def score_all(turn: Turn, text: str, touchpoints: tuple[Touchpoint, ...]) -> str:
    """Saves every score that the text gives to one of these touchpoints; answers what is left of the text."""
    told = feelings(text, [t.name for t in touchpoints])
    found = [(i, f) for i, f in told.found if f.score is not None or f.out_of_range is not None or quotations(text)]
    for index, one in found:
        score(turn, touchpoints[index], one)
    return told.leftover if found else text


def score(turn: Turn, touchpoint: Touchpoint, feeling: Feeling, explicit: bool = False) -> None:
    """Saves one person's score. `explicit`: they said that the one there is should be another."""
    if feeling.out_of_range is not None:
        turn.say("out_of_range", value=signed(feeling.out_of_range), low="−2", high="+2")
    if feeling.score is None:
        if feeling.thought:
            others = _earlier_scorer(turn, touchpoint) is not None
            thought = disagreements.both_thoughts(touchpoint.thought, feeling.thought) if others else feeling.thought
            turn.do(ChangeTouchpoint(touchpoint.id, thought=thought))
        return
    touchpoint = disagreements.kept_before(turn, touchpoint)
    mine = scorers.everyones(turn, touchpoint).get(turn.author.id)
    if mine is not None and len(scorers.with_others(turn, touchpoint, turn.author.id, mine)) > 1:
        _change_mind(turn, touchpoint, mine, feeling.score, feeling.thought)
        return
    earlier = _earlier_scorer(turn, touchpoint)
    if earlier and touchpoint.emotion is not None:
        apart = abs(touchpoint.emotion - feeling.score)
        if apart >= 2 or (apart and (explicit or _scored_before(turn, touchpoint))):
            disagreements.ask(turn, touchpoint, feeling, earlier)
        elif not _scored_before(turn, touchpoint):
            disagreements.keep_both(turn, touchpoint, turn.author.id, feeling.score, feeling.thought)
        return
    n = max(touchpoint.emotion_n, 1)
    turn.do(ChangeTouchpoint(touchpoint.id, emotion=feeling.score, emotion_n=n, thought=feeling.thought))
    scorers.remember(turn, touchpoint, turn.author.id, feeling.score)


def give(turn: Turn, touchpoint: Touchpoint, number: int, thought: str | None) -> None:
    """One person's score, −2…+2, with the customer's words where they told them."""
    score(turn, touchpoint, Feeling(number, thought=thought))


def _earlier_scorer(turn: Turn, touchpoint: Touchpoint) -> str | None:
    """Who gave the present score, where that was somebody else."""
    if touchpoint.emotion is None:
        return None
    if known := [person for person in scorers.everyones(turn, touchpoint) if person != turn.author.id]:
        return _called(turn, known[-1])
    for revision in reversed(turn.history()):
        for event in revision.events:
            if event.event == "FieldChanged" and (event.id, event.field) == (touchpoint.id, "emotion"):
                return None if revision.author == turn.author.id else _called(turn, revision.author)
    return None


def _scored_before(turn: Turn, touchpoint: Touchpoint) -> bool:
    """Whether this person's score is in the present one already."""
    if known := scorers.everyones(turn, touchpoint):
        return turn.author.id in known
    fields = ("emotion", "emotion_n")
    return any(
        event.event == "FieldChanged" and event.id == touchpoint.id and event.field in fields
        for revision in turn.history()
        if revision.author == turn.author.id and revision.undoes is None
        for event in revision.events
    )


def _called(turn: Turn, person: str) -> str:
    return next((p.name for p in turn.session.people if p.id == person), person)


def _change_mind(turn: Turn, touchpoint: Touchpoint, before: int, new: int, thought: str | None) -> None:
    """One's own score is replaced, those of others stay, and it is told."""
    middle, n = disagreements.count(turn, touchpoint, turn.author.id, new, thought)
    if before != new:
        turn.say(
            "changed_mind",
            name=turn.author.name,
            touchpoint=touchpoint.name,
            before=signed(before),
            new=signed(new),
            score=signed(middle),
            n=n,
        )


def read_moments(turn: Turn, slot: Slot, text: str) -> bool:
    touchpoints = turn.journey.all_touchpoints()
    names = [t.name for t in touchpoints]
    told = moments(text, names).found
    one = best(text.strip(), names)
    if not told and score_marks(text):
        return False
    if not told and isinstance(one, int):
        told = ((one, True),)
    turn.do(*(ChangeTouchpoint(touchpoints[i].id, moment_of_truth=on) for i, on in told))
    return bool(told)


def mark(turn: Turn, ids: tuple[str, ...]) -> None:
    turn.do(*(ChangeTouchpoint(id, moment_of_truth=True) for id in ids))
