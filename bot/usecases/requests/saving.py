"""A change by request is a revision like any other, and can be taken back from the message that tells of it."""

from collections.abc import Iterable

from bot.guide.reply import Button, Reply
from bot.journey.change import apply_all
from bot.journey.commands import Command
from bot.journey.errors import UndoConflict
from bot.journey.model import Journey
from bot.journey.revisions import Revision, events_between, undone
from bot.usecases.ports import NotFound
from bot.usecases.requests.inquiry import Inquiry
from bot.usecases.requests.request import Request

Saved = list[tuple[str, int]]  # (journey, revision)


def save(inquiry: Inquiry, journey: str, commands: tuple[Command, ...], summary: str) -> Saved:
    """Nothing where the map says so already. Raises Stale."""
    before = inquiry.store.journeys.get(inquiry.tenant, journey)
    return _keep(inquiry, before, apply_all(commands, before), summary)


def _keep(inquiry: Inquiry, before: Journey, changed: Journey, summary: str, undoes: int | None = None) -> Saved:
    events = events_between(before, changed)
    if not events:
        return []
    number, now = before.revision + 1, inquiry.world.clock()
    after = changed.model_copy(update={"revision": number, "updated_at": now})
    revision = Revision(
        number=number, at=now, author=inquiry.author.id, undoes=undoes, summary=summary, events=events
    )  # fmt: skip
    inquiry.store.journeys.save(inquiry.tenant, after, revision)
    return [(before.id, number)]


def undo_button(inquiry: Inquiry, saved: Iterable[tuple[str, int]]) -> tuple[Button, ...]:
    told = ",".join(f"{journey}:{number}" for journey, number in saved)
    return (inquiry.button("undo", Request("undo", {"revisions": told})),) if told else ()


def undo(inquiry: Inquiry) -> Reply:
    """Takes back what a request changed, as far as nothing stands on it; a journey that the asker may not see stays."""
    taken, kept = 0, 0
    for told in filter(None, inquiry.request.slot("revisions").split(",")):
        journey, _, number = told.partition(":")
        done = _taken_back(inquiry, journey, int(number)) if number.isdigit() else False
        taken, kept = taken + done, kept + (not done)
    return inquiry.reply(inquiry.say("undone", n=taken, kept=kept))


def _taken_back(inquiry: Inquiry, id: str, number: int) -> bool:
    try:
        before = inquiry.store.journeys.get(inquiry.tenant, id)
        if before.channel not in inquiry.audiences:
            return False
        revision = inquiry.store.journeys.revision(inquiry.tenant, id, number)
        return bool(_keep(inquiry, before, undone(before, revision), revision.summary, number))
    except (NotFound, UndoConflict):
        return False
