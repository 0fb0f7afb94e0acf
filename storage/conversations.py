"""Where each conversation stands, and which conversations are about a journey."""

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session as Transaction
from sqlalchemy.orm import aliased

from bot.guide.session import Session
from bot.usecases.inbound import Place
from storage.tables import ConversationRow


class SqlConversations:
    def __init__(self, session: Transaction) -> None:
        self._session = session

    def session(self, tenant: str, conversation: str) -> Session | None:
        found = select(ConversationRow.session).where(
            ConversationRow.tenant == tenant, ConversationRow.conversation == conversation
        )
        return self._session.scalar(found)

    def store(self, tenant: str, conversation: str, session: Session, place: Place) -> None:
        key = {"tenant": tenant, "conversation": conversation}
        self._session.execute(delete(ConversationRow).filter_by(**key))
        self._session.execute(
            insert(ConversationRow).values(**key, journey=session.journey, session=session, place=place)
        )

    def forget(self, tenant: str, conversation: str) -> None:
        self._session.execute(delete(ConversationRow).filter_by(tenant=tenant, conversation=conversation))

    def move(self, tenant: str, conversation: str, to: str, place: Place) -> None:
        """A conversation that stands there already stays, and nothing moves."""
        if self.session(tenant, to) is not None:
            return
        key = {"tenant": tenant, "conversation": conversation}
        self._session.execute(update(ConversationRow).filter_by(**key).values(conversation=to, place=place))

    def starting(self, tenant: str, channel: str) -> tuple[str, ...]:
        """Of a journey that stands somewhere else already, nothing is being posted."""
        other = aliased(ConversationRow)
        elsewhere = select(other.journey).where(
            other.tenant == tenant, other.journey == ConversationRow.journey,
            other.conversation != ConversationRow.conversation,
        )  # fmt: skip
        found = select(ConversationRow.conversation, ConversationRow.place).where(
            ConversationRow.tenant == tenant, ConversationRow.conversation.startswith("starting:"), ~elsewhere.exists()
        )
        return tuple(row.conversation for row in self._session.execute(found) if row.place.channel == channel)

    def of_journey(self, tenant: str, journey: str) -> tuple[tuple[str, Place], ...]:
        found = (
            select(ConversationRow.conversation, ConversationRow.place)
            .where(ConversationRow.tenant == tenant, ConversationRow.journey == journey)
            .order_by(ConversationRow.conversation)
        )
        return tuple((row.conversation, row.place) for row in self._session.execute(found))
