"""Where each conversation stands, and which conversations are about a journey."""

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session as Transaction

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

    def of_journey(self, tenant: str, journey: str) -> tuple[tuple[str, Place], ...]:
        found = (
            select(ConversationRow.conversation, ConversationRow.place)
            .where(ConversationRow.tenant == tenant, ConversationRow.journey == journey)
            .order_by(ConversationRow.conversation)
        )
        return tuple((row.conversation, row.place) for row in self._session.execute(found))
