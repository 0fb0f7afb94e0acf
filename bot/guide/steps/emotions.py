"""Step 6: how each touchpoint feels, −2…+2, in the customer's words; and the moment of truth."""

from bot.guide.readers.emotions import Feeling, feeling, score_marks
from bot.guide.readers.feelings import feelings
from bot.guide.readers.match import best
from bot.guide.readers.moments import moments
from bot.guide.readers.naming import mentioned
from bot.guide.readers.quoting import quotations
from bot.guide.reply import Choice, Choices, Section
from bot.guide.saying import clipped, signed
from bot.guide.session import Waiting
from bot.guide.slots import Slot
from bot.guide.steps import scorers
from bot.guide.turn import Turn
from bot.journey.commands import ChangeTouchpoint
from bot.journey.model import Stage, Touchpoint
from bot.journey.tree import find
from bot.reading.lexicon import said

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
            thought = _both_thoughts(touchpoint.thought, feeling.thought) if others else feeling.thought
            turn.do(ChangeTouchpoint(touchpoint.id, thought=thought))
        return
    mine = scorers.everyones(turn, touchpoint).get(turn.author.id)
    if mine is not None and len(scorers.with_others(turn, touchpoint, turn.author.id, mine)) > 1:
        _change_mind(turn, touchpoint, mine, feeling.score, feeling.thought)
        return
    earlier = _earlier_scorer(turn, touchpoint)
    if earlier and touchpoint.emotion is not None:
        apart = abs(touchpoint.emotion - feeling.score)
        if apart >= 2 or (apart and (explicit or _scored_before(turn, touchpoint))):
            _ask_both(turn, touchpoint, feeling, earlier)
        elif not _scored_before(turn, touchpoint):
            _keep_both(turn, touchpoint, turn.author.id, feeling.score, feeling.thought)
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


def _ask_both(turn: Turn, touchpoint: Touchpoint, feeling: Feeling, earlier: str) -> None:
    """A disagreement is worth more than an average: the team is asked, nothing is overwritten."""
    assert feeling.score is not None
    slot = f"disagree:{touchpoint.id}"
    turn.remember(waiting=_disagreement(touchpoint, feeling, turn.author.id))
    items = (
        Choice(turn.label("buttons.keep_both"), "both"),
        Choice(turn.words("labels.buttons.take_new", name=turn.author.name), "new"),
    )
    text = turn.words(
        "say.disagree",
        first=earlier,
        second=turn.author.name,
        touchpoint=touchpoint.name,
        a=signed(touchpoint.emotion),
        b=signed(feeling.score),
    )
    turn.notes.append(Section(text, choices=Choices(slot, items, many=False)))


def _disagreement(touchpoint: Touchpoint, feeling: Feeling, person: str) -> Waiting:
    """The later score and whose it is, and on the second line the words that came with it."""
    text = f"{feeling.score} {person}\n{feeling.thought or ''}".strip()
    return Waiting(kind="disagree", about=touchpoint.id, text=text)


def settled(turn: Turn, text: str) -> bool:
    """The answer to a disagreement in people's own words: "split the difference", "听他的", "还是原来的"."""
    waiting = turn.session.waiting
    if waiting is None or waiting.kind != "disagree":
        return False
    for how in ("both", "new", "old"):
        if said(f"disagreement.{how}", text, at_most=40) is None:
            continue
        if how == "old":
            turn.remember(waiting=None)
            turn.say("stays")
        else:
            settle(turn, waiting, both=how == "both")
        return True
    return False


def settle(turn: Turn, waiting: Waiting, both: bool) -> None:
    """Keeps both scores as their middle (halves up) with n and spread, or takes the later one."""
    touchpoint = find(turn.journey, waiting.about)
    assert isinstance(touchpoint, Touchpoint)
    first, _, words = waiting.text.partition("\n")
    score, _, person = first.partition(" ")
    new, person = int(score), person or turn.author.id
    turn.remember(waiting=None)
    if both:
        _keep_both(turn, touchpoint, person, new, words or None)
        return
    turn.do(ChangeTouchpoint(touchpoint.id, emotion=new, emotion_n=1, emotion_spread=0.0, thought=words or None))
    scorers.remember(turn, touchpoint, person, new, alone=True)
    turn.say("took_new", touchpoint=touchpoint.name, score=signed(new))


def _keep_both(turn: Turn, touchpoint: Touchpoint, person: str, new: int, thought: str | None) -> None:
    """The mean of everybody's scores (halves up), how many they are and how far apart, and everybody's words."""
    old = touchpoint.emotion or 0
    middle, n = _count(turn, touchpoint, person, new, thought)
    turn.say("kept_both" if old != new else "agreed", touchpoint=touchpoint.name, score=signed(middle), n=n)


def _change_mind(turn: Turn, touchpoint: Touchpoint, before: int, new: int, thought: str | None) -> None:
    """One's own score is replaced, those of others stay, and it is told."""
    middle, n = _count(turn, touchpoint, turn.author.id, new, thought)
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


def _count(turn: Turn, touchpoint: Touchpoint, person: str, new: int, thought: str | None) -> tuple[int, int]:
    middle, n, spread = scorers.told(scorers.with_others(turn, touchpoint, person, new))
    words = _both_thoughts(touchpoint.thought, thought)
    turn.do(ChangeTouchpoint(touchpoint.id, emotion=middle, emotion_n=n, emotion_spread=spread, thought=words))
    scorers.remember(turn, touchpoint, person, new)
    return middle, n


def _both_thoughts(old: str | None, new: str | None) -> str | None:
    return f"{old} / {new}" if old and new and new not in old else new or old


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
