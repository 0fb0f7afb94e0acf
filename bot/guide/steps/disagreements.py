"""Two people score a touchpoint differently: the team is asked, nothing is overwritten. Where nobody answers, and the
next question comes, both are kept."""

from bot.guide.readers.emotions import Feeling
from bot.guide.reply import Choice, Choices, Section
from bot.guide.saying import signed
from bot.guide.session import Waiting
from bot.guide.steps import scorers
from bot.guide.turn import Turn
from bot.journey.commands import ChangeTouchpoint
from bot.journey.model import Touchpoint
from bot.journey.tree import find, has
from bot.reading.lexicon import said

KIND = "disagree"


def ask(turn: Turn, touchpoint: Touchpoint, feeling: Feeling, earlier: str) -> None:
    """A disagreement is worth more than an average: the team is asked."""
    assert feeling.score is not None
    keep_unsettled(turn, turn.session.waiting)
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
    return Waiting(kind=KIND, about=touchpoint.id, text=text)


def kept_before(turn: Turn, touchpoint: Touchpoint) -> Touchpoint:
    """The touchpoint as the present speaker finds it: what somebody else said of it is kept, whether the question was
    answered or not; what they said themselves is replaced by what they say now."""
    waiting = turn.session.waiting
    if waiting is None or (waiting.kind, waiting.about) != (KIND, touchpoint.id):
        return touchpoint
    if _whose(waiting) == turn.author.id:
        turn.remember(waiting=None)
        return touchpoint
    settle(turn, waiting, both=True)
    now = find(turn.journey, touchpoint.id)
    assert isinstance(now, Touchpoint)
    return now


def keep_unsettled(turn: Turn, waiting: Waiting | None) -> None:
    """Before something else is asked."""
    if waiting and waiting.kind == KIND and has(turn.journey, waiting.about):
        settle(turn, waiting, both=True)


def keep_overtaken(turn: Turn, before: Waiting | None) -> None:
    """Where this turn asked something of another kind in place of the question that stood open."""
    now = turn.session.waiting
    if now and now.kind != KIND:
        keep_unsettled(turn, before)
        turn.remember(waiting=now)


def _whose(waiting: Waiting) -> str:
    return waiting.text.partition("\n")[0].partition(" ")[2]


def settled(turn: Turn, text: str) -> bool:
    """The answer to a disagreement in people's own words: "split the difference", "听他的", "还是原来的"."""
    waiting = turn.session.waiting
    if waiting is None or waiting.kind != KIND:
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
        keep_both(turn, touchpoint, person, new, words or None)
        return
    turn.do(ChangeTouchpoint(touchpoint.id, emotion=new, emotion_n=1, emotion_spread=0.0, thought=words or None))
    scorers.remember(turn, touchpoint, person, new, alone=True)
    turn.say("took_new", touchpoint=touchpoint.name, score=signed(new))


def keep_both(turn: Turn, touchpoint: Touchpoint, person: str, new: int, thought: str | None) -> None:
    """The mean of everybody's scores (halves up), how many they are and how far apart, and everybody's words."""
    old = touchpoint.emotion or 0
    middle, n = count(turn, touchpoint, person, new, thought)
    turn.say("kept_both" if old != new else "agreed", touchpoint=touchpoint.name, score=signed(middle), n=n)


def count(turn: Turn, touchpoint: Touchpoint, person: str, new: int, thought: str | None) -> tuple[int, int]:
    middle, n, spread = scorers.told(scorers.with_others(turn, touchpoint, person, new))
    words = both_thoughts(touchpoint.thought, thought)
    turn.do(ChangeTouchpoint(touchpoint.id, emotion=middle, emotion_n=n, emotion_spread=spread, thought=words))
    scorers.remember(turn, touchpoint, person, new)
    return middle, n


def both_thoughts(old: str | None, new: str | None) -> str | None:
    return f"{old} / {new}" if old and new and new not in old else new or old
