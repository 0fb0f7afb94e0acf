"""What is not stored is not acknowledged, over HTTP and over a socket; what is not Slack's is turned away."""

import json
import logging
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest

from bot.guide.form import Form, FormField
from bot.guide.reply import Button
from bot.slack.errors import SlackUnavailable
from bot.slack.rates import Rate, Rates
from bot.slack.socket import Socket
from bot.slack.web import client
from bot.usecases.inbound import Clicked, Commanded, Spoken, Submitted
from tests.slack.office import Office, office, says, thread
from tests.slackworld import APP_TOKEN, BOT_TOKEN, slack_world

EVENT = {
    "type": "event_callback",
    "team_id": "T0JOURNEY1",
    "event_id": "Ev1",
    "event": {
        "type": "message",
        "channel": "D1",
        "channel_type": "im",
        "user": "U0MIA00001",
        "ts": "1.1",
        "text": "my secret",
    },
}


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    with caplog.at_level(logging.DEBUG):
        yield caplog


def test_a_wrong_signature_and_an_old_one(slack: Office, log: pytest.LogCaptureFixture) -> None:
    world = slack.world
    assert world.post_signed(EVENT).status_code == 200
    assert world.post_signed(EVENT, secret="another").status_code == 401
    assert world.post_signed(EVENT, at=time.time() - 301).status_code == 401
    assert world.post_signed(EVENT, headers={"X-Slack-Request-Timestamp": "soon"}).status_code == 401
    assert httpx.post(world.events_url, json=EVENT, trust_env=False).status_code == 401
    assert httpx.post(world.events_url, content=b"\xff{", trust_env=False).status_code == 401
    assert httpx.post(world.events_url, content=b'{"a', trust_env=False).status_code == 401
    assert slack.inbox.offered == ["msg:D1:1.1"]
    assert "401" in log.text
    assert "my secret" not in log.text


def test_a_body_without_end(slack: Office) -> None:
    answer = slack.world.post_signed(b"x" * 2_000_001)
    assert answer.status_code == 413


def test_an_event_that_could_not_be_stored_comes_again(slack: Office, log: pytest.LogCaptureFixture) -> None:
    world = slack.world
    slack.inbox.broken = True
    said = world.say(world.mia, world.dm(world.mia), "the number is 4711")
    assert said.deliveries[0].attempts[0].answer.status == 500
    slack.inbox.broken = False
    world.wait_for(lambda: slack.inbox.kept)
    assert slack.inbox.only(Spoken).text == "the number is 4711"
    assert "not saved, not acknowledged" in log.text
    assert "OSError" in log.text
    assert "4711" not in log.text


def test_over_a_socket_too(tmp_path: Path) -> None:
    with slack_world(tmp_path) as world:
        slack = Office(world)
        socket = Socket(slack.bolt, APP_TOKEN, client(BOT_TOKEN, world.api_url))
        socket.open()
        try:
            world.wait_until_connected()
            assert socket.is_open
            world.command(world.mia, world.lab, "list")
            assert slack.inbox.only(Commanded).text == "list"
            slack.inbox.broken = True
            said = world.say(world.mia, world.dm(world.mia), "fewer queues", patience=0.2)
            assert not said.accepted
            slack.inbox.broken = False
            world.wait_for(lambda: [one for one in slack.inbox.events if isinstance(one, Spoken)])
            assert slack.inbox.only(Spoken).text == "fewer queues"
        finally:
            socket.close()


def test_a_command_or_press_that_could_not_be_stored_says_so(slack: Office) -> None:
    world = slack.world
    said = world.mention(world.mia, world.lab, "map check-in")
    place = thread(world.lab.id, said.ts)
    slack.mouth.post(
        world.team, place, says("?", buttons=(Button("skip", "Skip"), Button("edit", "Edit"))), "t", again=False
    )
    reply = world.wait_for_reply(said)
    slack.inbox.broken = True
    world.command(world.chen, world.lab, "list")
    world.click(reply, "Skip", by=world.tom)
    world.click(reply, "Edit", by=world.mia)
    assert [m.text for m in world.bot_messages(world.lab, seen_by=world.chen) if m.message.only_for] == [
        "没存上，请再试一次。"
    ]
    assert [m.text for m in world.bot_messages(world.lab, seen_by=world.tom) if m.message.only_for] == [
        "Not saved, please try again."
    ]
    assert "Not saved" in str(world.modal(world.mia).blocks)


def test_a_form_that_could_not_be_stored_stays_open(slack: Office) -> None:
    world, clicked = slack.world, _form(slack)
    slack.inbox.broken = True
    done = world.submit(world.modal(world.mia), {"name": "Anna B."})
    assert done.errors == {"name": "没存上，请再试一次。"}
    slack.inbox.broken = False
    assert world.submit(world.modal(world.mia), {"name": "Anna B."}).view is None
    assert clicked.author == world.mia.id


TOO_FAST = {"person": "过一分钟再发一次就行", "workspace": "现在找我的人太多"}


@pytest.mark.parametrize("limit", ["person", "workspace"])
def test_a_form_that_came_too_fast_stays_open_and_says_so_each_time(tmp_path: Path, limit: str) -> None:
    rates = Rates(0, 0)
    with office(tmp_path, rates=rates) as slack:
        world, _ = slack.world, _form(slack)
        _used_up(rates, limit, slack)
        for _ in range(2):
            done = world.submit(world.modal(world.mia), {"name": "Anna B."})
            assert TOO_FAST[limit] in done.errors["name"]
        rates._limits[limit] = Rate(0)
        assert world.submit(world.modal(world.mia), {"name": "Anna B."}).view is None
        assert slack.inbox.only(Submitted).fields == (("name", "Anna B."),)


def test_a_window_that_came_too_fast_does_not_stay_empty(tmp_path: Path) -> None:
    rates = Rates(0, 0)
    with office(tmp_path, rates=rates) as slack:
        world = slack.world
        said = world.mention(world.mia, world.lab, "map check-in")
        place = thread(world.lab.id, said.ts)
        slack.mouth.post(world.team, place, says("?", buttons=(Button("edit", "Edit"),)), "t", again=False)
        reply = world.wait_for_reply(said)
        _used_up(rates, "person", slack)
        world.click(reply, "Edit", by=world.mia)
        assert "in a minute" in str(world.modal(world.mia).blocks)
        world.command(world.tom, world.lab, "new")
        assert "in a minute" in str(world.modal(world.tom).blocks)


def _used_up(rates: Rates, limit: str, slack: Office) -> None:
    rate = rates._limits[limit] = Rate(1, lambda: 0.0)
    team = slack.world.team
    for who in (team, *(f"{team} {person.id}" for person in (slack.world.mia, slack.world.tom))):
        rate.count(who)


def test_what_is_wrong_in_a_form_is_said_beside_its_field(tmp_path: Path) -> None:
    def validate(form: str, fields: tuple[tuple[str, str], ...], language: str) -> tuple[tuple[str, str], ...]:
        assert (form, language) == ("persona", "zh")
        return (("name", "名字不能是数字"),) if dict(fields)["name"].isdigit() else ()

    with office(tmp_path, validate=validate) as slack:
        _form(slack)
        world = slack.world
        assert world.submit(world.modal(world.mia), {"name": "7"}).errors == {"name": "名字不能是数字"}
        assert world.submit(world.modal(world.mia), {"name": "王阿姨"}).errors == {}


def test_a_form_sent_twice_is_taken_once(slack: Office) -> None:
    _form(slack)
    world = slack.world
    world.submit(world.modal(world.mia), {"name": "Anna"})
    sent = world.deliveries("view_submission")[-1]
    assert world.redeliver(sent).ok
    assert len([key for key in slack.inbox.offered if key.startswith("view:")]) == 2
    assert len([key for key in slack.inbox.kept if key.startswith("view:")]) == 1


def _form(slack: Office) -> Clicked:
    world = slack.world
    said = world.mention(world.mia, world.lab, "map check-in")
    place = thread(world.lab.id, said.ts)
    slack.mouth.post(world.team, place, says("?", buttons=(Button("edit", "Edit", "persona:p1"),)), "t", again=False)
    world.click(world.wait_for_reply(said), "Edit")
    waiting = world.modal(world.mia)
    clicked = slack.inbox.only(Clicked)
    assert clicked.view
    form = Form("persona", "p1", "角色", "保存", "取消", (FormField("name", "名字", "Anna"),), "zh")
    slack.mouth.show_form(world.team, clicked.view, form, "")
    world.wait_for_view(waiting)
    return clicked


def test_a_fault_of_ours_is_apologised_for_once_with_a_reference(tmp_path: Path, log: pytest.LogCaptureFixture) -> None:
    def broken(tenant: str, conversation: str) -> bool:
        raise KeyError("what the customer said")

    with office(tmp_path) as slack:
        object.__setattr__(slack.doors, "concerns", broken)
        world = slack.world
        root = world.say(world.chen, world.lab, "hello")
        said = world.say(world.chen, world.lab, "again", thread_ts=root.ts)
        world.wait_for(lambda: len(said.deliveries[0].attempts) == 4)
        (apology,) = world.bot_messages(world.lab, seen_by=world.chen)
        reference = apology.text.rpartition("：")[2]
        assert apology.text.startswith("抱歉")
        assert f"fault {reference}" in log.text
        assert "KeyError" in log.text
        assert "what the customer said" not in log.text


def test_with_slack_down_at_the_start_events_wait_for_it(tmp_path: Path) -> None:
    with office(tmp_path) as slack:
        world = slack.world
        world.break_api("auth.test", status=503, times=2)
        with pytest.raises(SlackUnavailable):
            slack.identity.get()
        said = world.say(world.mia, world.dm(world.mia), "hello")
        world.wait_for(lambda: slack.inbox.kept)
        assert said.deliveries[0].attempts[0].answer.status == 500
        assert len(world.calls("auth.test")) == 3


def test_another_workspaces_events_are_not_taken(slack: Office) -> None:
    world = slack.world
    foreign: dict[str, Any] = {**EVENT, "team_id": "T0ELSEWHER", "event_id": "Ev2"}
    installed = {"authorizations": [{"team_id": "T0ELSEWHER", "user_id": "U9", "is_bot": True}]}
    assert world.post_signed({**foreign, **installed}).status_code == 200
    assert world.post_signed(foreign).status_code == 200
    assert slack.inbox.offered == []
    shared = {"authorizations": [{"team_id": world.team, "user_id": world.bot_user, "is_bot": True}]}
    assert world.post_signed({**foreign, **shared}).status_code == 200
    assert slack.inbox.offered == ["msg:D1:1.1"]


def test_nothing_that_slack_may_send_is_answered_with_an_error(slack: Office) -> None:
    """It would be sent three times more, and after enough of them Slack stops sending."""
    for event in (
        {"type": "reaction_added", "user": "U0MIA00001"},
        {"type": "member_joined_channel", "user": "U0MIA00001", "channel": "C0LAB00001"},
        {"type": "message", "subtype": "channel_join", "channel": "C0LAB00001", "user": "U0MIA00001", "ts": "1.2"},
        {"type": "app_home_opened", "user": "U0MIA00001", "tab": "messages"},
        {"type": "assistant_thread_context_changed", "assistant_thread": {}},
    ):
        assert slack.world.post_signed({**EVENT, "event": event}).status_code == 200, event
    challenge = {"type": "url_verification", "challenge": "abc", "token": "x"}
    answer = slack.world.post_signed(challenge)
    assert answer.status_code == 200
    assert "abc" in answer.text
    assert slack.inbox.offered == []


def test_somebody_of_another_workspace_may_press_under_our_message(slack: Office) -> None:
    world = slack.world
    stranger = world.stranger("Ann")
    world.invite(world.lab, stranger, world.mia)
    said = world.mention(world.mia, world.lab, "map check-in")
    buttons = (Button("skip", "Skip"), Button("edit", "Edit", "persona:p1"))
    slack.mouth.post(world.team, thread(world.lab.id, said.ts), says("?", buttons=buttons), "t", again=False)
    world.click(world.wait_for_reply(said), "Skip", by=stranger)
    theirs = {**world.deliveries("block_actions")[-1].payload, "team": {"id": stranger.team}, "trigger_id": "2.3.4"}
    slack.inbox.kept.clear()
    answer = world.post_signed(
        urlencode({"payload": json.dumps(theirs)}).encode(), content_type="application/x-www-form-urlencoded"
    )
    assert answer.status_code == 200
    assert slack.inbox.only(Clicked).author == stranger.id
