"""The page: what it shows to whom, and what it refuses to do for whom."""

import re
from typing import Any

import httpx
import pytest
from slack_sdk import WebClient

from bot.playground.page.mrkdwn import Names, markdown, mrkdwn
from tests.slackworld import SlackWorld

NAMES = Names(person=lambda key: {"U1": "Mia"}.get(key, key), channel=lambda _key: "lab", me="U1")


def key_of(world: SlackWorld) -> str:
    found = re.search(r'playground-key" content="([^"]+)"', httpx.get(world.page_url).text)
    assert found
    return found.group(1)


def do(world: SlackWorld, deed: str, who: str, headers: dict[str, str] | None = None, **body: Any) -> httpx.Response:
    sent = {"X-Playground": key_of(world), **(headers or {})}
    return httpx.post(f"{world.page_url}page/do/{deed}?as={who}", json=body, headers=sent)


def state(world: SlackWorld, who: str, at: str, **more: str) -> dict[str, Any]:
    return dict(httpx.get(f"{world.page_url}page/state", params={"as": who, "at": at, **more}).json())


def seen(world: SlackWorld, who: str, at: str, **more: str) -> str:
    shown = state(world, who, at, **more)
    return "".join(piece["html"] for piece in [*shown["main"], *shown["thread"]])


def test_it_says_in_both_languages_that_it_is_not_slack(world: SlackWorld) -> None:
    page = httpx.get(world.page_url).text
    assert "This is not Slack" in page
    assert "这不是 Slack" in page


def test_its_words_are_the_persons(world: SlackWorld) -> None:
    assert state(world, world.chen.id, world.lab.id)["words"]["send"] == "发送"
    assert state(world, world.mia.id, world.lab.id)["words"]["send"] == "Send"


def test_a_foreign_page_cannot_act(world: SlackWorld) -> None:
    body = {"channel": world.lab.id, "text": "x"}
    elsewhere = {"Origin": "https://evil.example"}
    assert do(world, "say", world.mia.id, elsewhere, **body).status_code == 403
    assert do(world, "say", world.mia.id, {"Sec-Fetch-Site": "cross-site"}, **body).status_code == 403
    assert do(world, "say", world.mia.id, {"X-Playground": "guess"}, **body).status_code == 409
    assert do(world, "say", world.mia.id, {"Host": "evil.example"}, **body).status_code == 403
    assert httpx.get(world.page_url, headers={"Host": "evil.example:3000"}).status_code == 403
    assert world.deliveries() == []
    assert do(world, "say", world.mia.id, **body).status_code == 200


def test_a_foreign_page_cannot_speak_for_the_bot(world: SlackWorld) -> None:
    form = {"token": "xoxb-playground-bot", "channel": world.lab.id, "text": "x"}
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}):
        assert httpx.post(f"{world.api_url}chat.postMessage", data=form, headers=headers).status_code == 403
    assert world.bot_messages(world.lab) == []


def test_the_page_may_load_nothing_from_elsewhere(world: SlackWorld) -> None:
    answer = httpx.get(world.page_url)
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["x-frame-options"] == "DENY"
    assert not re.findall(r'(?:src|href)="https?:', answer.text)


def test_what_one_sees(world: SlackWorld, client: WebClient) -> None:
    world.say(world.mia, world.private, "between us")
    client.chat_postEphemeral(channel=world.private.id, user=world.mia.id, text="psst")
    assert "between us" in seen(world, world.tom.id, world.private.id)
    assert "psst" in seen(world, world.mia.id, world.private.id)
    assert "psst" not in seen(world, world.tom.id, world.private.id)
    assert state(world, world.raj.id, world.private.id)["at"] == world.lab.id


def test_files_are_for_those_who_sit_where_they_were_shared(world: SlackWorld) -> None:
    said = world.upload(world.mia, world.private, "a.html", b"<script>alert(1)</script>")
    link = f"{world.page_url}page/files/{said.message.files[0]}"
    assert httpx.get(link, params={"as": world.raj.id}).status_code == 404
    answer = httpx.get(link, params={"as": world.tom.id})
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["content-type"] == "application/octet-stream"


def test_deeds_of_the_page(world: SlackWorld) -> None:
    said = do(world, "say", world.mia.id, channel=world.lab.id, text="@Journey hi").json()["ts"]
    assert [one.event_type for one in world.deliveries()] == ["message", "app_mention"]
    do(world, "edit", world.mia.id, channel=world.lab.id, ts=said, text="@Journey hello")
    assert "not your message" in do(world, "delete", world.tom.id, channel=world.lab.id, ts=said).json()["notice"]
    made = do(world, "channel", world.mia.id, name="Checkout Team", private=True, journey=True).json()["at"]
    assert world.standin.workspace.channels[made].name == "checkout-team"
    assert world.bot_user in world.standin.workspace.channels[made].members
    new = do(world, "person", world.mia.id, name="王阿姨", language="zh").json()["as"]
    assert world.standin.workspace.people[new].locale == "zh-CN"
    assert "not a member" in do(world, "say", new, channel=world.lab.id, text="x").json()["notice"]
    do(world, "join", new, channel=world.lab.id)
    assert do(world, "say", new, channel=world.lab.id, text="大家好").json()["ts"]
    assert "/nope" in do(world, "say", world.mia.id, channel=world.lab.id, text="/nope x").json()["notice"]
    assert do(world, "say", world.mia.id, channel=world.lab.id).status_code == 400


def test_a_permalink_opens_its_thread(world: SlackWorld, client: WebClient) -> None:
    said = world.say(world.mia, world.lab, "hello")
    link = client.chat_getPermalink(channel=world.lab.id, message_ts=said.ts)["permalink"]
    assert httpx.get(link).headers["location"] == f"/?at={world.lab.id}&thread={said.ts}"


def test_behind_the_scenes_shows_refusals_and_no_token(world: SlackWorld, client: WebClient) -> None:
    with pytest.raises(Exception, match="channel_not_found"):
        client.chat_postMessage(channel="C0NOWHERE", text="x")
    shown = httpx.get(f"{world.page_url}page/inspector").text
    assert "channel_not_found" in shown
    assert "xoxb" not in shown


def test_every_element_is_drawn(world: SlackWorld, client: WebClient) -> None:
    def plain(text: str) -> dict[str, str]:
        return {"type": "plain_text", "text": text}

    options = [{"text": plain(f"option {n}"), "value": f"v{n}"} for n in range(3)]
    kinds: list[dict[str, Any]] = [
        {"type": "static_select", "options": options, "initial_option": options[1]},
        {"type": "static_select", "option_groups": [{"label": plain("group"), "options": options}]},
        {"type": "users_select"},
        {"type": "channels_select"},
        {"type": "conversations_select"},
        {"type": "overflow", "options": options},
        {"type": "checkboxes", "options": options},
        {"type": "radio_buttons", "options": options},
        {"type": "datepicker", "initial_date": "2026-01-31"},
        {"type": "timepicker", "initial_time": "09:30"},
        {"type": "datetimepicker", "initial_date_time": 1700000000},
        {"type": "button", "text": plain("press"), "value": "v", "style": "danger"},
    ]
    inputs: list[dict[str, Any]] = [
        {"type": "plain_text_input", "multiline": True},
        {"type": "plain_text_input", "initial_value": "x"},
        {"type": "number_input", "is_decimal_allowed": False},
        {"type": "email_text_input"},
        {"type": "url_text_input"},
        {"type": "multi_static_select", "options": options},
        {"type": "multi_users_select"},
        {"type": "multi_conversations_select"},
        {"type": "multi_channels_select"},
    ]
    blocks = [{"type": "actions", "elements": [{**each, "action_id": f"a{n}"} for n, each in enumerate(kinds)]}]
    blocks += [
        {"type": "input", "label": plain(f"label {n}"), "element": {**each, "action_id": "i"}}
        for n, each in enumerate(inputs)
    ]
    client.chat_postMessage(channel=world.lab.id, text="t", blocks=blocks)
    shown = seen(world, world.mia.id, world.lab.id)
    assert shown.count("data-action=") == len(kinds) + len(inputs) + 2  # the overflow's options are three buttons
    assert "<code>" not in shown


HARMLESS = [
    ("*bold* _it_ ~no~ `code`", "<strong>bold</strong> <em>it</em> <s>no</s> <code>code</code>"),
    ("目标*减少缺药*，好", "目标<strong>减少缺药</strong>，好"),
    ("2 * 3 * 4", "2 * 3 * 4"),
    ("snake_case_name", "snake_case_name"),
    ("&lt;script&gt;", "&lt;script&gt;"),
    ("<script>alert(1)</script>", "script/script"),
    ("<javascript:alert(1)|click>", "click"),
    ("<https://a.example/?a=1&amp;b=2|a link>", 'href="https://a.example/?a=1&amp;b=2"'),
    ('<https://a.example/"onclick="x|y>', "&#34;onclick="),
    ("<@U1> <!here> <#C1>", '<span class="mention me">@Mia</span> <span class="mention broadcast">@here</span>'),
    ("`<@U1> *x*`", "<code>&lt;@U1&gt; *x*</code>"),
    (":tada: :no_such:", "🎉 :no_such:"),
    ("> quote\nrest", "<blockquote>quote</blockquote>rest"),
]


@pytest.mark.parametrize(("text", "html"), HARMLESS, ids=[text for text, _ in HARMLESS])
def test_text_is_shown_as_slack_shows_it_and_does_no_harm(text: str, html: str) -> None:
    shown = str(mrkdwn(text, NAMES))
    assert "<script" not in shown
    assert "javascript:" not in shown
    wanted = html if "script/script" not in html else "alert(1)"
    assert wanted in shown


def test_markdown_of_streams() -> None:
    shown = str(markdown("# Head\n**bold** and *it*\n* one\n[a](https://a.example) `**x**`", NAMES))
    for part in ("<strong>Head</strong>", "<strong>bold</strong>", "<em>it</em>", 'class="item"', "<code>**x**</code>"):
        assert part in shown
    assert 'href="https://a.example"' in shown
