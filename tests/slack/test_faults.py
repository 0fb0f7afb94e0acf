"""A fault is told where the person looks for an answer, in their language, and with what they can do about it."""

import pytest

from bot.slack.errors import SlackRefused
from bot.slack.faults import Apologies
from bot.usecases.inbound import Clicked, Commanded, Event, HomeOpened, Inbound, Place, Spoken
from tests.slack.office import Office


def told(slack: Office, event: Event, fault: Exception) -> None:
    Apologies(slack.mouth, slack.directory)(
        Inbound(key=event.type, tenant=slack.world.team, conversation="c", event=event), fault
    )


@pytest.mark.parametrize(
    ("code", "words"),
    [("not_in_channel", "/invite @Journey"), ("is_archived", "归档"), ("invalid_arguments", "编号")],
)
def test_a_command_that_slack_refused(slack: Office, code: str, words: str) -> None:
    world = slack.world
    world.command(world.chen, world.lab, "new 网点开户")
    told(slack, slack.inbox.only(Commanded), SlackRefused("chat.postMessage", code))
    (reply,) = world.bot_messages(world.lab, seen_by=world.chen)
    assert words in reply.text
    assert reply.message.only_for == world.chen.id


def test_where_nothing_can_be_said_the_dm_is_left(slack: Office) -> None:
    world = slack.world
    nowhere = Spoken(
        place=Place(channel="C0NONE0001", thread="1.1"), author=world.mia.id, text="x", ts="1.1", to_bot=True
    )
    told(slack, nowhere, SlackRefused("chat.postMessage", "channel_not_found"))
    told(slack, HomeOpened(author=world.mia.id), ValueError("secret"))
    texts = [each.text for each in world.bot_messages(world.dm(world.mia))]
    assert "/invite" in texts[0]
    assert "please quote" in texts[1]
    assert "secret" not in texts[1]


def test_an_old_response_url_is_no_dead_end(slack: Office) -> None:
    world = slack.world
    old = Clicked(
        place=Place(channel=world.lab.id, thread="1.1"), author=world.tom.id, does="skip", values=(),
        response_url=f"{world.page_url}response/expired",
    )  # fmt: skip
    told(slack, old, ValueError("x"))
    assert len(world.bot_messages(world.dm(world.tom))) == 1


def test_when_nobody_can_be_told_nothing_is_raised(slack: Office) -> None:
    world = slack.world
    slack.identity.get()
    world.break_api("*", times=100, status=503)
    told(slack, HomeOpened(author=world.mia.id), ValueError("x"))
