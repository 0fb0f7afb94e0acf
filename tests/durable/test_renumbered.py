"""A channel gets another id while events of it wait, and where the new id is in use already."""

from datetime import timedelta

from sqlalchemy import insert, select

from bot.guide.session import Session
from bot.usecases.inbound import Inbound, Place, Spoken
from storage.erasure import Erasure
from storage.tables import ConversationRow, InboxRow, TurnRow
from tests.durable.conftest import Clerk, Office, said, until

KEY = "msg:C1:1.1"


def test_an_event_that_waits_is_worked_on_in_the_new_channel_and_forgotten_when_done(office: Office) -> None:
    places: list[str] = []

    def tell(inbound: Inbound, _again: bool) -> None:
        assert isinstance(inbound.event, Spoken)
        places.append(f"{inbound.key} {inbound.event.place.channel}")

    database = office.databases[1]
    office.inbox.accept(said(KEY))
    with database.transaction() as session:
        session.execute(insert(TurnRow).values(tenant="T1", key=KEY))
    assert Erasure(database).renumber("T1", "C1", "C2")["inbox"] == 1
    assert not office.inbox.accept(said(KEY))  # Slack may send it again
    office.start(Clerk(tell))
    until(lambda: places == [f"{KEY} C2"])
    until(lambda: not any(office.inbox.waiting().values()))
    assert office.inbox.forget(timedelta(0)) == 1
    with database.transaction() as session:
        assert session.scalars(select(InboxRow.key)).all() == []
        assert session.scalars(select(TurnRow.key)).all() == [KEY]


def test_what_the_new_id_has_already_is_not_overwritten(office: Office) -> None:
    database = office.databases[1]
    with database.transaction() as session:
        for conversation, journey in (("C1:1", "old"), ("C1:2", "other"), ("C2:1", "new")):
            talk = Session(journey=journey, language="en")
            place = Place(channel=conversation[:2], thread=conversation[3:])
            row = {"tenant": "T1", "conversation": conversation, "journey": journey, "session": talk, "place": place}
            session.execute(insert(ConversationRow).values(**row))
    assert Erasure(database).renumber("T1", "C1", "C2")["conversations"] == 1
    with database.transaction() as session:
        found = session.execute(select(ConversationRow.conversation, ConversationRow.journey)).all()
    assert sorted(map(tuple, found)) == [("C1:1", "old"), ("C2:1", "new"), ("C2:2", "other")]
