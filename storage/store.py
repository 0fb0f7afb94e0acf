"""One transaction's view of everything that is stored."""

from sqlalchemy.orm import Session

from bot.usecases.portfolio import Portfolio
from bot.usecases.ports import (
    Asked,
    Conversations,
    Departures,
    Feedback,
    HandedIn,
    Journeys,
    Timers,
    Turns,
    Workshops,
)
from bot.usecases.subscriptions import Subscriptions
from storage.asked import SqlAsked
from storage.conversations import SqlConversations
from storage.departures import SqlDepartures
from storage.feedback import SqlFeedback
from storage.handed import SqlHandedIn
from storage.journeys import SqlJourneys
from storage.portfolio.asking import SqlPortfolio
from storage.subscriptions import SqlSubscriptions
from storage.timers import SqlTimers
from storage.turns import SqlTurns
from storage.workshops import SqlWorkshops


class SqlStore:
    def __init__(self, session: Session) -> None:
        self.journeys: Journeys = SqlJourneys(session)
        self.conversations: Conversations = SqlConversations(session)
        self.departures: Departures = SqlDepartures(session)
        self.turns: Turns = SqlTurns(session)
        self.handed: HandedIn = SqlHandedIn(session)
        self.feedback: Feedback = SqlFeedback(session)
        self.workshops: Workshops = SqlWorkshops(session)
        self.asked: Asked = SqlAsked(session)
        self.subscriptions: Subscriptions = SqlSubscriptions(session)
        self.timers: Timers = SqlTimers(session)
        self.portfolio: Portfolio = SqlPortfolio(session)
