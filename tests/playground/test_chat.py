"""chat.*, conversations.*, users.*, reactions.*: what they give and what they refuse."""

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.playground.refusals import error, refusal
from tests.slackworld import SlackWorld, slack_world

pytestmark = pytest.mark.filterwarnings("ignore:The top-level `text` argument is missing")
METADATA = {"event_type": "turn", "event_payload": {"id": "t1"}}


def test_who_the_bot_is(world: SlackWorld, client: WebClient) -> None:
    assert client.auth_test()["user_id"] == world.bot_user
    assert client.team_info()["team"]["id"] == world.team
    assert client.bots_info()["bot"]["user_id"] == world.bot_user


def test_tokens(world: SlackWorld) -> None:
    assert error(WebClient("", base_url=world.api_url).auth_test) == "not_authed"
    assert error(WebClient("xoxb-other", base_url=world.api_url).auth_test) == "invalid_auth"
    assert error(
        WebClient("xoxb-playground-bot", base_url=world.api_url).apps_connections_open, app_token="xoxb-playground-bot"
    ) == ("not_allowed_token_type")
    assert (
        error(WebClient("xoxb-playground-bot", base_url=world.api_url).api_call, api_method="no.such")
        == "unknown_method"
    )


def test_missing_scopes_are_named(tmp_path: object) -> None:
    with slack_world(tmp_path, manifest={"oauth_config": {"scopes": {"bot": ["chat:write"]}}}) as world:  # type: ignore[arg-type]
        caught = refusal(WebClient("xoxb-playground-bot", base_url=world.api_url).users_info, user=world.mia.id)
    assert caught.response["error"] == "missing_scope"
    assert caught.response["needed"] == "users:read"


def test_where_the_bot_may_post(world: SlackWorld, client: WebClient) -> None:
    alone = world.channel("alone", world.mia, with_bot=False)
    secret = world.channel("secret", world.mia, private=True, with_bot=False)
    assert error(client.chat_postMessage, channel=alone.id, text="x") == "not_in_channel"
    assert error(client.chat_postMessage, channel=secret.id, text="x") == "channel_not_found"
    assert error(client.conversations_members, channel=secret.id) == "channel_not_found"
    assert error(client.chat_postMessage, channel="C0NOWHERE", text="x") == "channel_not_found"
    assert error(client.chat_postMessage, channel=world.lab.id, text="") == "no_text"
    assert client.chat_postMessage(channel=world.mia.id, text="x")["channel"] == world.dm(world.mia).id


def test_threads(world: SlackWorld, client: WebClient) -> None:
    said = world.say(world.mia, world.lab, "hello")
    first = client.chat_postMessage(channel=world.lab.id, text="a", thread_ts=said.ts)
    assert error(client.chat_postMessage, channel=world.lab.id, text="b", thread_ts="1.000001") == "thread_not_found"
    assert (
        error(client.chat_postMessage, channel=world.lab.id, text="b", thread_ts=first["ts"])
        == "cannot_reply_to_message"
    )
    thread = client.conversations_replies(channel=world.lab.id, ts=said.ts)["messages"]
    assert [one["text"] for one in thread] == ["hello", "a"]
    assert thread[0]["reply_count"] == 1
    assert [one["text"] for one in client.conversations_history(channel=world.lab.id)["messages"]] == ["hello"]
    assert error(client.conversations_replies, channel=world.lab.id, ts="1.000001") == "thread_not_found"


def test_only_own_messages_are_changed(world: SlackWorld, client: WebClient) -> None:
    said = world.say(world.mia, world.lab, "hello")
    own = client.chat_postMessage(channel=world.lab.id, text="a", metadata=METADATA)
    assert error(client.chat_update, channel=world.lab.id, ts=said.ts, text="x") == "cant_update_message"
    assert error(client.chat_delete, channel=world.lab.id, ts=said.ts) == "cant_delete_message"
    assert error(client.chat_update, channel=world.lab.id, ts="1.000001", text="x") == "message_not_found"
    assert error(client.chat_update, channel=world.lab.id, ts=own["ts"], text="x" * 4001) == "msg_too_long"
    assert client.chat_update(channel=world.lab.id, ts=own["ts"], text="b")["message"]["edited"]
    client.chat_delete(channel=world.lab.id, ts=own["ts"])
    assert error(client.chat_update, channel=world.lab.id, ts=own["ts"], text="x") == "message_not_found"


def test_metadata_comes_back_when_asked_for(world: SlackWorld, client: WebClient) -> None:
    said = world.say(world.mia, world.lab, "hello")
    client.chat_postMessage(channel=world.lab.id, text="a", thread_ts=said.ts, metadata=METADATA)
    bare = client.conversations_replies(channel=world.lab.id, ts=said.ts)["messages"][-1]
    full = client.conversations_replies(channel=world.lab.id, ts=said.ts, include_all_metadata=True)["messages"][-1]
    assert "metadata" not in bare
    assert full["metadata"] == METADATA
    assert error(client.chat_postMessage, channel=world.lab.id, text="a", metadata={"event_type": "x"}) == (
        "invalid_metadata_schema"
    )


def test_ephemerals_reach_members_only_and_no_history(world: SlackWorld, client: WebClient) -> None:
    assert (
        error(client.chat_postEphemeral, channel=world.private.id, user=world.raj.id, text="x") == "user_not_in_channel"
    )
    assert error(client.chat_postEphemeral, channel=world.lab.id, user="U0NOBODY", text="x") == "user_not_found"
    sent = client.chat_postEphemeral(channel=world.lab.id, user=world.mia.id, text="psst")
    assert client.conversations_history(channel=world.lab.id)["messages"] == []
    assert error(client.chat_update, channel=world.lab.id, ts=sent["message_ts"], text="x") == "message_not_found"
    assert [one.text for one in world.bot_messages(world.lab, seen_by=world.mia)] == ["psst"]
    assert world.bot_messages(world.lab, seen_by=world.tom) == []


def test_a_message_without_text_beside_its_blocks_is_warned_of(world: SlackWorld, client: WebClient) -> None:
    posted = client.chat_postMessage(channel=world.lab.id, text="", blocks=[{"type": "divider"}])
    assert posted["warning"] == "missing_text_in_message"
    assert [call.method for call in world.warnings()] == ["chat.postMessage"]


def test_a_very_long_text_is_cut_with_a_warning(world: SlackWorld, client: WebClient) -> None:
    posted = client.chat_postMessage(channel=world.lab.id, text="x" * 40_001)
    assert len(posted["message"]["text"]) == 40_000
    assert posted["warning"] == "message_truncated"


def test_rate_limits_are_a_429_with_the_time_to_wait(world: SlackWorld, client: WebClient) -> None:
    world.rate_limits = True
    for _ in range(10):
        client.chat_postMessage(channel=world.lab.id, text="x")
    with pytest.raises(SlackApiError) as caught:
        client.chat_postMessage(channel=world.lab.id, text="x")
    assert caught.value.response.status_code == 429
    assert caught.value.response["error"] == "ratelimited"
    assert int(caught.value.response.headers["Retry-After"]) >= 1
    client.chat_postMessage(channel=world.private.id, text="another channel has its own second")


def test_people(world: SlackWorld, client: WebClient) -> None:
    user = client.users_info(user=world.chen.id, include_locale=True)["user"]
    assert (user["locale"], user["profile"]["display_name"], user["is_restricted"]) == ("zh-CN", "小陈", False)
    assert "locale" not in client.users_info(user=world.chen.id)["user"]
    assert client.users_info(user=world.guest("Gus").id)["user"]["is_restricted"]
    assert error(client.users_info, user="U0NOBODY") == "user_not_found"
    assert world.raj.id in [one["id"] for one in client.users_list()["members"]]


def test_channels_and_pages(world: SlackWorld, client: WebClient) -> None:
    world.channel("secret", world.mia, private=True, with_bot=False)
    listed = client.conversations_list(types="public_channel,private_channel")["channels"]
    assert [one["name"] for one in listed] == ["journey-lab", "private-team"]
    first = client.conversations_members(channel=world.lab.id, limit=4)
    rest = client.conversations_members(channel=world.lab.id, cursor=first["response_metadata"]["next_cursor"])
    assert [*first["members"], *rest["members"]] == list(world.lab.members)
    assert client.conversations_info(channel=world.private.id)["channel"]["is_private"]
    assert client.conversations_open(users=world.tom.id)["channel"]["id"] == world.dm(world.tom).id
    assert error(client.conversations_open, users="U0NOBODY") == "user_not_found"
    assert error(client.conversations_create, name="journey-lab") == "name_taken"
    assert error(client.conversations_members, channel=world.lab.id, cursor="x") == "invalid_cursor"


def test_reactions(world: SlackWorld, client: WebClient) -> None:
    said = world.say(world.mia, world.lab, "hello")
    client.reactions_add(channel=world.lab.id, timestamp=said.ts, name="eyes")
    assert error(client.reactions_add, channel=world.lab.id, timestamp=said.ts, name="eyes") == "already_reacted"
    assert error(client.reactions_add, channel=world.lab.id, timestamp=said.ts, name="No Name") == "invalid_name"
    assert error(client.reactions_add, channel=world.lab.id, timestamp="1.1", name="eyes") == "message_not_found"


def test_permalinks_lead_back_here(world: SlackWorld, client: WebClient) -> None:
    said = world.say(world.mia, world.lab, "hello")
    link = client.chat_getPermalink(channel=world.lab.id, message_ts=said.ts)["permalink"]
    assert link == f"{world.page_url}archives/{world.lab.id}/p{said.ts.replace('.', '')}"


def test_breaking_the_api(world: SlackWorld, client: WebClient) -> None:
    world.break_api("chat.postMessage", retry_after=3)
    world.break_api("chat.postMessage", status=500)
    world.break_api("chat.postMessage", error="fatal_error", after=True)
    world.break_api("chat.postMessage", drop=True)
    said = [client.chat_postMessage, client.chat_postMessage, client.chat_postMessage]
    assert refusal(said[0], channel=world.lab.id, text="1").response.headers["Retry-After"] == "3"
    with pytest.raises(SlackApiError):
        client.chat_postMessage(channel=world.lab.id, text="2")
    assert error(said[2], channel=world.lab.id, text="3") == "fatal_error"
    with pytest.raises(Exception, match=r"."):
        client.chat_postMessage(channel=world.lab.id, text="4")
    assert [one.text for one in world.bot_messages(world.lab)] == ["3"]


def test_a_restart_keeps_the_threads(world: SlackWorld, client: WebClient) -> None:
    said = world.say(world.mia, world.lab, "记住这个")
    client.chat_postMessage(channel=world.lab.id, text="yes", thread_ts=said.ts, metadata=METADATA)
    client.views_publish(user_id=world.mia.id, view={"type": "home", "blocks": [{"type": "divider"}]})
    names = [one.name for one in world.standin.workspace.people.values()]
    world.restart()
    assert [one.name for one in world.standin.workspace.people.values()] == names
    thread = client.conversations_replies(channel=world.lab.id, ts=said.ts, include_all_metadata=True)["messages"]
    assert [one["text"] for one in thread] == ["记住这个", "yes"]
    assert thread[1]["metadata"] == METADATA
    assert world.standin.views.homes[world.mia.id].blocks[0]["type"] == "divider"
