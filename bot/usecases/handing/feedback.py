"""All that customers said in a file is kept as feedback data; of it the map shows a sample. What was taken back with
its revision counts no longer, and the file may be taken again."""

from collections.abc import Iterator

from bot.material.columns.rows import Answer
from bot.usecases.handing.looking import Understood
from bot.usecases.ports import Comment, Handed, Store


def keep(store: Store, tenant: str, handed: Handed, one: Understood) -> None:
    """Only a table's rows: of a talk everything that is anybody's words stands on the map."""
    if one.answers:
        store.feedback.keep(tenant, handed.journey, handed.id, map(_comment, one.answers))


def _comment(answer: Answer) -> Comment:
    day = answer.date.isoformat() if answer.date else answer.when
    return Comment(answer.text, answer.question, answer.score, day, answer.product)


def taken(store: Store, tenant: str, journey: str) -> tuple[Handed, ...]:
    """What was taken into a journey and is there still, in its order."""
    every = store.handed.taken(tenant, journey)
    if not every:
        return ()
    gone = {one.undoes for one in store.journeys.revisions(tenant, journey)}
    return tuple(one for one in every if not one.revision or one.revision not in gone)


def taken_before(store: Store, tenant: str, journey: str, digest: str) -> Handed | None:
    return next((one for one in reversed(taken(store, tenant, journey)) if one.digest == digest), None)


def comments(store: Store, tenant: str, journey: str) -> Iterator[tuple[Handed, Comment]]:
    """Every row, with what it was handed in with."""
    for one in taken(store, tenant, journey):
        for comment in store.feedback.of(tenant, journey, one.id):
            yield one, comment
