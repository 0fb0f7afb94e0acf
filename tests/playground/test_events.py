"""What Slack sends: shapes of events and interactions, and who hears of what."""

from pathlib import Path
from typing import Any

from slack_sdk import WebClient

from tests.slackworld import SlackWorld, slack_world

Json = dict[str, Any]


def last(world: SlackWorld, event_type: str) -> Json:
    return dict(world.deliveries(event_type)[-1].payload)


def test_a_message_and_its_mention(world: SlackWorld) -> None:
    said = world.mention(world.mia, world.lab, "hello 😡 <b> & @here")
    outer = last(world, "message")
    event = outer["event"]
    assert (outer["type"], outer["team_id"], outer["authorizations"][0]["user_id"]) == (
        "event_callback",
        world.team,
        world.bot_user,
    )
    assert event["text"] == f"<@{world.bot_user}> hello :rage: &lt;b&gt; &amp; <!here>"
    assert (event["channel_type"], event["user"], event["ts"]) == ("channel", world.mia.id, said.ts)
    assert event["client_msg_id"]
    assert [one["type"] for one in event["blocks"][0]["elements"][0]["elements"]] == [
        "user",
        "text",
        "emoji",
        "text",
        "broadcast",
    ]
    mention = last(world, "app_mention")["event"]
    assert (mention["ts"], mention["text"]) == (said.ts, event["text"])
    assert "channel_type" not in mention


def test_no_mention_event_in_a_dm(world: SlackWorld) -> None:
    world.mention(world.mia, world.dm(world.mia), "hello")
    assert world.deliveries("app_mention") == []
    assert last(world, "message")["event"]["channel_type"] == "im"


def test_nothing_is_heard_where_the_bot_is_not(world: SlackWorld) -> None:
    alone = world.channel("alone", world.mia, with_bot=False)
    world.mention(world.mia, alone, "anybody?")
    assert world.deliveries() == []
    world.invite(alone, world.standin.workspace.people[world.bot_user], by=world.mia)
    assert last(world, "member_joined_channel")["event"]["user"] == world.bot_user


def test_edits_deletions_and_unfurls(world: SlackWorld) -> None:
    said = world.say(world.mia, world.lab, "tpyo")
    world.edit(said, "typo")
    changed = last(world, "message_changed")["event"]
    assert (changed["previous_message"]["text"], changed["message"]["text"]) == ("tpyo", "typo")
    assert changed["message"]["edited"]["user"] == world.mia.id
    world.unfurl(said)
    same = last(world, "message_changed")["event"]
    assert same["previous_message"]["text"] == same["message"]["text"]
    world.delete(said)
    deleted = last(world, "message_deleted")["event"]
    assert (deleted["deleted_ts"], deleted["previous_message"]["text"]) == (said.ts, "typo")


def test_a_deleted_parent_with_replies_becomes_a_tombstone(world: SlackWorld, client: WebClient) -> None:
    said = world.say(world.mia, world.lab, "hello")
    client.chat_postMessage(channel=world.lab.id, text="yes", thread_ts=said.ts)
    world.delete(said)
    assert last(world, "message_changed")["event"]["message"]["subtype"] == "tombstone"
    client.chat_postMessage(channel=world.lab.id, text="still here", thread_ts=said.ts)


def test_the_bots_own_messages_come_back_to_it(world: SlackWorld, client: WebClient) -> None:
    client.chat_postMessage(channel=world.lab.id, text="me")
    event = last(world, "message")["event"]
    assert (event["bot_id"], event["user"], event["text"]) == ("B0JOURNEY1", world.bot_user, "me")


def test_a_file_and_its_bytes(world: SlackWorld) -> None:
    import httpx

    said = world.upload(world.mia, world.lab, "feedback.csv", b"a,b\n", text="here")
    event = last(world, "file_share")["event"]
    shared = event["files"][0]
    assert (event["subtype"], shared["name"], shared["mimetype"], shared["size"]) == (
        "file_share",
        "feedback.csv",
        "text/csv",
        4,
    )
    token = {"Authorization": "Bearer xoxb-playground-bot"}
    assert httpx.get(shared["url_private_download"], headers=token).content == b"a,b\n"
    sign_in = httpx.get(shared["url_private"], follow_redirects=True)
    assert sign_in.headers["content-type"].startswith("text/html")
    assert said.message.text == "here"


def test_home_and_assistant(world: SlackWorld) -> None:
    world.open_home(world.mia, patience=0)
    assert last(world, "app_home_opened")["event"]["tab"] == "home"
    root = world.start_assistant(world.mia, looking_at=world.lab)
    started = last(world, "assistant_thread_started")["event"]["assistant_thread"]
    assert (started["thread_ts"], started["context"]["channel_id"]) == (root.ts, world.lab.id)
    world.look_at(world.mia, root.ts, world.private)
    moved = last(world, "assistant_thread_context_changed")["event"]["assistant_thread"]
    assert moved["context"]["channel_id"] == world.private.id


def test_assistant_status_ends_with_the_bots_message(world: SlackWorld, client: WebClient) -> None:
    root = world.start_assistant(world.mia)
    client.assistant_threads_setStatus(channel_id=root.channel, thread_ts=root.ts, status="thinks")
    client.assistant_threads_setSuggestedPrompts(
        channel_id=root.channel, thread_ts=root.ts, prompts=[{"title": "Map", "message": "Map it"}]
    )
    thread = world.standin.threads.of(root.channel, root.ts)
    assert (thread.status, [one.title for one in thread.prompts]) == ("thinks", ["Map"])
    client.chat_postMessage(channel=root.channel, thread_ts=root.ts, text="done")
    assert world.standin.threads.of(root.channel, root.ts).status == ""


def test_the_payload_of_a_press(world: SlackWorld, client: WebClient) -> None:
    options = [{"text": {"type": "plain_text", "text": name}, "value": name} for name in ("a", "b")]
    posted = client.chat_postMessage(
        channel=world.lab.id,
        text="t",
        blocks=[
            {
                "type": "actions",
                "block_id": "row",
                "elements": [
                    {"type": "checkboxes", "action_id": "which", "options": options, "initial_options": options[:1]},
                    {"type": "button", "action_id": "go", "value": "7", "text": {"type": "plain_text", "text": "Go"}},
                ],
            }
        ],
    )
    message = world.standin.workspace.message(world.lab.id, posted["ts"])
    assert message is not None
    world.press(message, "go", by=world.tom, state={"which": ["a", "b"]})
    payload = last(world, "block_actions")
    assert payload["user"]["id"] == world.tom.id
    assert payload["container"] == {
        "type": "message",
        "message_ts": posted["ts"],
        "channel_id": world.lab.id,
        "is_ephemeral": False,
    }
    assert payload["actions"][0]["value"] == "7"
    assert [one["value"] for one in payload["state"]["values"]["row"]["which"]["selected_options"]] == ["a", "b"]
    assert payload["message"]["ts"] == posted["ts"]
    assert payload["response_url"].startswith(world.page_url)


def test_an_ephemeral_press_carries_no_message_but_can_be_replaced(world: SlackWorld, client: WebClient) -> None:
    import httpx

    client.chat_postEphemeral(
        channel=world.lab.id,
        user=world.mia.id,
        text="t",
        blocks=[
            {
                "type": "actions",
                "elements": [{"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": "Go"}}],
            }
        ],
    )
    reply = world.bot_messages(world.lab, seen_by=world.mia)[0]
    world.press(reply, "go")
    payload = last(world, "block_actions")
    assert "message" not in payload
    url = payload["response_url"]
    assert httpx.post(url, json={"text": "later", "replace_original": True}).text == "ok"
    assert world.now(reply).text == "later"
    for _ in range(4):
        httpx.post(url, json={"text": "again"})
    assert httpx.post(url, json={"text": "once too often"}).status_code == 404


def test_shortcuts(world: SlackWorld) -> None:
    said = world.say(world.mia, world.lab, "turn me into a pain point")
    world.message_shortcut(world.tom, said, "save_as_pain_point")
    payload = last(world, "message_action")
    assert (payload["callback_id"], payload["message"]["text"], payload["user"]["id"]) == (
        "save_as_pain_point",
        "turn me into a pain point",
        world.tom.id,
    )
    world.shortcut(world.raj, "new_journey")
    assert last(world, "shortcut")["callback_id"] == "new_journey"
    assert "channel" not in last(world, "shortcut")


def test_a_command_is_a_form(world: SlackWorld) -> None:
    world.command(world.chen, world.private, "new 会员买药")
    payload = last(world, "/journey")
    assert (payload["text"], payload["channel_name"], payload["user_id"]) == (
        "new 会员买药",
        "privategroup",
        world.chen.id,
    )
    body, kind = world.deliveries("/journey")[-1].body()
    assert kind == "application/x-www-form-urlencoded"
    assert b"command=%2Fjourney" in body


def test_only_events_of_the_manifest_are_sent(tmp_path: Path) -> None:
    manifest = {"settings": {"event_subscriptions": {"bot_events": ["app_mention", "message.im"]}}}
    with slack_world(tmp_path, manifest=manifest) as world:
        world.mention(world.mia, world.lab, "hello")
        world.say(world.mia, world.dm(world.mia), "hello")
        assert [one.event_type for one in world.deliveries()] == ["app_mention", "message"]


def test_a_command_that_escapes_names_ids(tmp_path: Path) -> None:
    manifest = {"features": {"slash_commands": [{"command": "/journey", "should_escape": True}]}}
    with slack_world(tmp_path, manifest=manifest) as world:
        world.command(world.mia, world.lab, "ask @Tom in #private-team")
        text = last(world, "/journey")["text"]
        assert text == f"ask <@{world.tom.id}|tom> in <#{world.private.id}|private-team>"
