"""Edited and deleted messages: the answers that they gave are put right, or asked about."""

from bot.guide.hearing import hear
from bot.guide.reply import Button
from bot.guide.said import Corrected, Withdrawn
from bot.guide.saying import saved_line
from bot.guide.session import Session, Waiting
from bot.guide.turn import Turn
from bot.guide.undoing import named
from bot.journey.errors import UndoConflict
from bot.journey.revisions import Revision, undone


def _by_message(turn: Turn, message: str) -> list[Revision]:
    history = turn.history()
    taken_back = {r.undoes for r in history}
    return [r for r in history if r.message == message and r.number not in taken_back and r.undoes is None]


def corrected(turn: Turn, said: Corrected) -> None:
    """An edited message: what it saved is taken back and its new words are heard, at the question that it answered."""
    session = turn.session
    kept = [k for k in session.kept if k.message == said.message]
    revisions = _by_message(turn, said.message)
    if not revisions and not kept:
        turn.ask = False
        return
    turn.remember(kept=tuple(k for k in session.kept if k.message != said.message))
    try:
        for revision in reversed(revisions):
            turn.journey = undone(turn.journey, revision)
    except UndoConflict as conflict:
        _conflicting(turn, session, said, conflict)
        return
    _hear_again(turn, session, said, kept[0].slot if kept else _slot_of(session, said.message))


def _conflicting(turn: Turn, session: Session, said: Corrected, conflict: UndoConflict) -> None:
    """Later answers stand on the earlier one. A list of stages can still be read as new names for the same stages."""
    turn.journey = turn.before
    if _slot_of(session, said.message) == "stages":
        _hear_again(turn, session, said, "stages")
        return
    turn.say("edited_conflict", what=named(turn, conflict))


def _slot_of(session: Session, message: str) -> str:
    return next((a.slot for a in session.answers if a.message == message), session.slot)


def _hear_again(turn: Turn, session: Session, said: Corrected, at: str) -> None:
    turn.remember(slot=at, tries=0)
    turn.correcting = True
    hear(turn, said.text)
    understood = bool(turn.done)
    if not understood:
        turn.journey = turn.before
        turn.notes.clear()
    turn.remember(slot=session.slot, tries=session.tries, revisit=session.revisit)
    turn.summary = saved_line(turn)
    turn.done.clear()
    turn.say("edited" if understood else "edited_unclear", what=turn.summary)


def withdrawn(turn: Turn, said: Withdrawn) -> None:
    """A deleted message takes nothing away silently: the person is asked."""
    revisions = _by_message(turn, said.message)
    turn.ask = False
    if not revisions:
        return
    last = revisions[-1]
    turn.remember(waiting=Waiting(kind="withdraw", about=str(last.number)))
    buttons = (
        Button("withdraw", turn.label("buttons.restore"), str(last.number), danger=True),
        Button("keep", turn.label("buttons.keep"), str(last.number)),
    )
    turn.say("deleted", what=last.summary, buttons=buttons)
