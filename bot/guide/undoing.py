"""Undo: a revision taken back, whatever came after it – unless something newer stands on it."""

from bot.guide.saying import name_of
from bot.guide.turn import Turn
from bot.journey.errors import UndoConflict
from bot.journey.revisions import Revision, undone
from bot.journey.tree import find, has


def undo(turn: Turn, number: int | None = None) -> None:
    """Takes back a revision, the last one that still stands where none is named."""
    history = turn.history()
    taken_back = {r.undoes for r in history}
    standing = [r for r in history if r.events and r.undoes is None and r.number not in taken_back]
    if number is not None and number in taken_back:
        turn.say("already_undone")
        return
    revision = next((r for r in reversed(standing) if number is None or r.number == number), None)
    if revision is None:
        turn.say("nothing_to_undo")
        return
    if _take_back(turn, revision):
        turn.undoes = revision.number
        turn.summary = revision.summary
        turn.say("undone", what=revision.summary or str(revision.number))


def _take_back(turn: Turn, revision: Revision) -> bool:
    try:
        turn.journey = undone(turn.journey, revision)
    except UndoConflict as conflict:
        turn.say("undo_conflict", what=named(turn, conflict))
        return False
    turn.remember(revisit="")
    return True


def named(turn: Turn, conflict: UndoConflict) -> str:
    names = [name_of(find(turn.journey, id)) for id in conflict.parts if has(turn.journey, id)]
    return turn.join(names[:3]) or turn.journey.title
