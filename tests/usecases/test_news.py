"""News of a ticket: saved and told in one turn, in every thread of the map."""

from dataclasses import replace
from typing import Any

import pytest

from bot.guide.session import Session
from bot.usecases.inbound import Inbound, Place, TicketsMoved
from bot.usecases.sending.moved import moved
from bot.usecases.tracking import Sent, TrackerRefused
from tests.usecases.managers import TENANT, Office


class Jira:
    name = "jira:OPS"

    def status(self, ref: str) -> str:
        if ref == "silent":
            raise TrackerRefused(self.name, "503")
        return "done"


class Links:
    def __init__(self, action: str) -> None:
        self.sent = {action: Sent("OPS-7", "https://jira.example/OPS-7")}

    def of(self, *_: object) -> tuple[tuple[str, Sent], ...]:
        return tuple(self.sent.items())


@pytest.fixture
def told(own_office: Office) -> tuple[Office, Links, Any]:
    """An office whose map stands in two threads, its ticket, and what hears of it."""
    office = own_office
    journey = next(j for j in office.journeys if any(a.status == "planned" for a in j.actions) and j.status == "draft")
    links = Links(next(a.id for a in journey.actions if a.status == "planned"))
    unused: Any = links
    office.world = replace(office.world, trackers=(Jira(),), links=unused)  # type: ignore[arg-type]
    with office.database.store() as store:
        for thread in ("1.0", "2.0"):
            place = Place(channel=str(journey.channel), thread=thread)
            session = Session(journey=journey.id, language="en")
            store.conversations.store(TENANT, f"{journey.channel}:{thread}", session, place)
    event = TicketsMoved(journey=journey.id, tracker=Jira.name)
    inbound = Inbound(key="tickets:1", tenant=TENANT, conversation=f"tickets:{journey.id}", event=event)
    return office, links, lambda again=False: moved(office.world, inbound, event, again)


def test_every_thread_is_told_once(told: tuple[Office, Links, Any]) -> None:
    office, _, call = told
    call()
    assert len(office.mouth.said) == 2
    call(again=True)
    assert len(office.mouth.said) == 2


def test_what_was_saved_and_not_told_is_told_when_it_comes_again(
    told: tuple[Office, Links, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    office, links, call = told

    def cut(*_: object) -> None:
        raise ConnectionError

    with monkeypatch.context() as patch:
        patch.setattr("bot.usecases.sending.moved.deliver", cut)
        with pytest.raises(ConnectionError):
            call()
    links.sent = {action: replace(sent, ref="silent") for action, sent in links.sent.items()}
    call(again=True)
    assert len(office.mouth.said) == 2
