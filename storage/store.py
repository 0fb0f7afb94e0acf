"""One transaction's view of everything that is stored."""

from sqlalchemy.orm import Session

from bot.usecases.ports import Conversations, HandedIn, Journeys, Turns
from storage.conversations import SqlConversations
from storage.handed import SqlHandedIn
from storage.journeys import SqlJourneys
from storage.turns import SqlTurns


class SqlStore:
    def __init__(self, session: Session) -> None:
        self.journeys: Journeys = SqlJourneys(session)
        self.conversations: Conversations = SqlConversations(session)
        self.turns: Turns = SqlTurns(session)
        self.handed: HandedIn = SqlHandedIn(session)
