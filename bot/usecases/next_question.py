"""What a map waits for: the guide's next question, and whether it is the reader of App Home who can answer it."""

from dataclasses import dataclass

from bot.guide import asking
from bot.guide.said import Author
from bot.guide.slots import next_slot
from bot.guide.turn import State, Turn
from bot.guide.unsuggested import Unsuggested
from bot.usecases.ports import Listed, Store
from bot.usecases.turns import today
from bot.usecases.world import World

LONGEST = 220  # characters of a question


@dataclass(frozen=True)
class Waits:
    """`question` is Markdown, "" where nobody is asked any more; `mine`: the person took part, and it is a draft."""

    one: Listed
    question: str
    mine: bool


def waits(world: World, store: Store, tenant: str, author: Author, one: Listed) -> Waits:
    talks = (store.conversations.session(tenant, name) for name, _ in store.conversations.of_journey(tenant, one.id))
    session = next((talk for talk in talks if talk), None)
    if session is None:
        return Waits(one, "", False)
    journey = store.journeys.get(tenant, one.id)
    state = State(journey, session, Unsuggested(), lambda: (), world.reader)
    turn = Turn(state, author, author.language or "en", today(world), None)
    question = asking.question(turn, next_slot(journey, session)).text
    mine = one.status == "draft" and any(person.id == author.id for person in session.people)
    return Waits(one, question if len(question) <= LONGEST else f"{question[:LONGEST]}…", mine)
