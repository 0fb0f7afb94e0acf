"""A real Bolt bot lives in the stand-in: over signed HTTP, and over Socket Mode."""

import threading
from typing import Any

import pytest
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler

from tests.playground.bolt import bolt_app, bolt_over_http
from tests.slackworld import APP_TOKEN, SlackWorld

Json = dict[str, Any]


def button(action_id: str, label: str, value: str = "1") -> Json:
    return {"type": "button", "text": {"type": "plain_text", "text": label}, "action_id": action_id, "value": value}


def actions(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


def section(text: str) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def question(title: str = "Edit") -> Json:
    return {
        "type": "modal",
        "callback_id": "edit",
        "title": {"type": "plain_text", "text": title},
        "submit": {"type": "plain_text", "text": "Save"},
        "blocks": [
            {
                "type": "input",
                "block_id": "name",
                "label": {"type": "plain_text", "text": "Name"},
                "element": {"type": "plain_text_input", "action_id": "name"},
            }
        ],
    }


@pytest.fixture
def bot(world: SlackWorld) -> App:
    app = bolt_app(world)

    @app.event("app_mention")
    def mentioned(event: Json, say: Any) -> None:
        say(
            text=f"hello <@{event['user']}>",
            thread_ts=event.get("thread_ts", event["ts"]),
            blocks=[section(f"hello <@{event['user']}>"), actions(button("go", "Go"), button("ask", "Ask"))],
        )

    @app.event("message")
    def heard() -> None:
        """Everything else is not for this bot."""

    @app.action("go")
    def go(ack: Any, body: Json, client: Any) -> None:
        ack()
        client.chat_update(channel=body["channel"]["id"], ts=body["message"]["ts"], text="done", blocks=[])

    @app.action("ask")
    def ask(ack: Any, body: Json, client: Any) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=question())

    @app.view("edit")
    def submitted(ack: Any, view: Json, client: Any, body: Json) -> None:
        name = view["state"]["values"]["name"]["name"]["value"]
        if len(name) < 3:
            ack(response_action="errors", errors={"name": "too short"})
            return
        ack()
        client.chat_postMessage(channel=body["user"]["id"], text=f"named {name}")

    @app.command("/journey")
    def command(ack: Any, command: Json, respond: Any) -> None:
        if command["text"] == "later":
            ack()
            respond(text="here you are", response_type="in_channel")
        else:
            ack(text=f"you said {command['text']}")

    return app


def test_a_mention_is_answered_in_its_thread(world: SlackWorld, bot: App) -> None:
    with bolt_over_http(world, bot):
        reply = world.wait_for_reply(world.mention(world.mia, world.lab, "help"))
    assert reply.text.startswith(f"hello <@{world.mia.id}>")
    assert [one.label for one in reply.buttons] == ["Go", "Ask"]
    assert world.refusals() == []


def test_a_button_updates_its_message(world: SlackWorld, bot: App) -> None:
    with bolt_over_http(world, bot):
        reply = world.wait_for_reply(world.mention(world.chen, world.lab, "帮我们梳理一下"))
        world.click(reply, "Go", by=world.tom)
        assert world.now(reply).text == "done"


def test_a_modal_shows_errors_and_then_closes(world: SlackWorld, bot: App) -> None:
    with bolt_over_http(world, bot):
        reply = world.wait_for_reply(world.mention(world.mia, world.lab, "help"))
        world.click(reply, "Ask", by=world.tom)
        view = world.modal(world.tom)
        refused = world.submit(view, {"name": "ab"})
        assert refused.errors == {"name": "too short"}
        assert world.standin.views.top(world.tom.id) is not None
        assert world.submit(view, {"name": "Anna"}).view is None
        world.wait_for(lambda: any(one.text == "named Anna" for one in world.bot_messages(world.dm(world.tom))))


def test_a_command_answers_at_once_or_later(world: SlackWorld, bot: App) -> None:
    with bolt_over_http(world, bot):
        assert world.command(world.raj, world.lab, "status") == ""
        assert world.command(world.raj, world.lab, "later") == ""
        seen = world.bot_messages(world.lab, seen_by=world.raj)
    assert [one.text for one in seen] == ["you said status", "here you are"]
    assert [one.text for one in world.bot_messages(world.lab)] == ["here you are"]


def test_a_command_without_a_bot_fails_as_in_slack(world: SlackWorld) -> None:
    world.events_url = "http://127.0.0.1:9/slack/events"
    assert world.command(world.mia, world.lab, "new") == "dispatch_failed"


def test_socket_mode_carries_events_interactions_and_commands(world: SlackWorld, bot: App) -> None:
    handler = SocketModeHandler(bot, APP_TOKEN)
    handler.client.web_client.base_url = world.api_url
    handler.connect()
    try:
        world.wait_until_connected()
        reply = world.wait_for_reply(world.mention(world.mia, world.lab, "help"))
        world.click(reply, "Ask")
        assert world.submit(world.modal(world.mia), {"name": "ab"}).errors == {"name": "too short"}
        assert world.command(world.mia, world.lab, "x") == ""
        assert world.bot_messages(world.lab, seen_by=world.mia)[-1].text == "you said x"
    finally:
        handler.close()
    assert world.refusals() == []


def test_an_event_without_an_ack_comes_again_over_the_socket(world: SlackWorld) -> None:
    app = bolt_app(world, raise_error_for_unhandled_request=True)
    seen: list[str] = []

    @app.event("message")
    def broken(event: Json) -> None:
        seen.append(event["text"])
        if len(seen) < 3:
            raise RuntimeError("not this time")

    world.standin.sockets.answer_seconds = 0.2
    handler = SocketModeHandler(app, APP_TOKEN)
    handler.client.web_client.base_url = world.api_url
    handler.connect()
    try:
        world.wait_until_connected()
        said = world.say(world.mia, world.lab, "again")
        assert said.deliveries[0].answer.result(10).ok
    finally:
        handler.close()
    assert seen == ["again"] * 3
    assert [one.retry for one in said.deliveries[0].attempts] == [0, 1, 2]


def test_a_500_is_delivered_again_with_the_retry_headers(world: SlackWorld) -> None:
    app = bolt_app(world)
    seen: list[tuple[str, str, str]] = []

    @app.event("message")
    def broken(body: Json, request: Any) -> None:
        headers = request.headers
        seen.append(
            (body["event_id"], headers.get("x-slack-retry-num", [""])[0], headers.get("x-slack-retry-reason", [""])[0])
        )
        if len(seen) < 3:
            raise RuntimeError("not this time")

    with bolt_over_http(world, app):
        said = world.say(world.mia, world.lab, "hello")
        assert said.deliveries[0].answer.result(10).ok
    assert [retry for _, retry, _ in seen] == ["", "1", "2"]
    assert {reason for _, _, reason in seen[1:]} == {"http_error"}
    assert len({event_id for event_id, _, _ in seen}) == 1


def test_it_gives_up_after_three_retries(world: SlackWorld) -> None:
    world.events_url = "http://127.0.0.1:9/slack/events"
    said = world.say(world.mia, world.lab, "hello")
    answer = said.deliveries[0].answer.result(10)
    assert answer.failure == "connection_failed"
    assert [one.retry for one in said.deliveries[0].attempts] == [0, 1, 2, 3]


def test_a_slow_bot_is_told_http_timeout(tmp_path: Any) -> None:
    from tests.slackworld import slack_world

    gate = threading.Event()
    with slack_world(tmp_path, answer_seconds=0.1, retry_seconds=(0.01,)) as world:
        app = bolt_app(world)

        @app.event("message")
        def slow() -> None:
            gate.wait(5)

        with bolt_over_http(world, app):
            said = world.say(world.mia, world.lab, "hello")
            said.deliveries[0].answer.result(10)
            gate.set()
    assert [one.reason for one in said.deliveries[0].attempts] == ["", "http_timeout"]


def test_every_event_twice_is_the_bots_to_sort_out(world: SlackWorld, bot: App) -> None:
    world.twice = True
    with bolt_over_http(world, bot):
        said = world.mention(world.mia, world.lab, "help")
        world.wait_for_reply(said, count=2)
    mentions = world.deliveries("app_mention")
    assert len(mentions) == 2
    assert len({one.payload["event_id"] for one in mentions}) == 1


def test_streams_and_uploads_through_the_sdk(world: SlackWorld) -> None:
    app = bolt_app(world)

    @app.event("app_mention")
    def stream(event: Json, client: Any) -> None:
        started = client.chat_startStream(
            channel=event["channel"],
            thread_ts=event["ts"],
            recipient_user_id=event["user"],
            recipient_team_id=event["team"],
            markdown_text="one ",
        )
        client.chat_appendStream(channel=event["channel"], ts=started["ts"], markdown_text="two ")
        client.chat_stopStream(channel=event["channel"], ts=started["ts"], markdown_text="three")
        client.files_upload_v2(
            channel=event["channel"],
            thread_ts=event["ts"],
            filename="map.png",
            content=b"\x89PNG",
            title="The map",
            initial_comment="here",
        )

    app.event("message")(lambda: None)
    with bolt_over_http(world, app):
        said = world.mention(world.mia, world.lab, "go")
        assert world.wait_for_reply(said).text == "one two three"
        picture = world.wait_for_reply(said, containing="here").message
    file = world.standin.workspace.files[picture.files[0]]
    assert (file.title, file.is_picture, world.standin.workspace.file_bytes(file.id)) == ("The map", True, b"\x89PNG")
    assert world.refusals() == []


def test_a_wrong_signature_is_refused_by_the_bot(world: SlackWorld, bot: App) -> None:
    with bolt_over_http(world, bot):
        payload = {"type": "event_callback", "event": {"type": "message"}}
        assert world.post_signed(payload, secret="wrong").status_code == 401
        assert world.post_signed(payload, at=1_700_000_000).status_code == 401


def test_what_a_dead_bot_missed_can_be_sent_again(world: SlackWorld, bot: App) -> None:
    world.events_url = "http://127.0.0.1:9/slack/events"
    said = world.mention(world.mia, world.lab, "help")
    assert not said.deliveries[-1].answer.result(10).ok
    said.deliveries[0].answer.result(10)
    with bolt_over_http(world, bot):
        assert len(world.redeliver_failed()) == 2
        assert world.wait_for_reply(said).buttons
        assert [name for name, _ in world.transcript(said)] == ["Mia", "Journey"]
        assert world.redeliver_failed() == []


def test_another_bots_message_carries_its_bot_id(world: SlackWorld) -> None:
    world.another_bot_says(world.lab, "beep")
    event = world.deliveries("bot_message")[-1].payload["event"]
    assert (event["bot_id"], "app_id" in event) == ("B0OTHERBOT", False)
