"""The page in a real browser, with a real Bolt bot behind it."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from slack_bolt import App

from tests.playground.bolt import bolt_app, bolt_over_http
from tests.playground.browser import become, browser_page, write
from tests.slackworld import SlackWorld, slack_world

pytestmark = pytest.mark.browser
Json = dict[str, Any]
MODAL = {
    "type": "modal",
    "callback_id": "stages",
    "title": {"type": "plain_text", "text": "Stages"},
    "submit": {"type": "plain_text", "text": "Save"},
    "blocks": [
        {
            "type": "input",
            "block_id": "list",
            "label": {"type": "plain_text", "text": "One a line"},
            "element": {"type": "plain_text_input", "action_id": "list", "multiline": True},
        }
    ],
}


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def button(action_id: str, label: str) -> Json:
    return {"type": "button", "action_id": action_id, "text": plain(label)}


def offer() -> list[Json]:
    options = [{"text": plain(name), "value": name} for name in ("Plan", "Arrive", "Leave")]
    return [
        {"type": "section", "text": {"type": "mrkdwn", "text": "These stages are *common*:"}},
        {
            "type": "actions",
            "block_id": "row",
            "elements": [
                {"type": "checkboxes", "action_id": "which", "options": options, "initial_options": options[:1]},
                button("use", "Use these"),
                button("own", "Write my own"),
            ],
        },
    ]


@pytest.fixture
def bot(world: SlackWorld) -> App:
    app = bolt_app(world)

    @app.event("app_mention")
    def mentioned(event: Json, client: Any) -> None:
        place = {"channel": event["channel"], "thread_ts": event.get("thread_ts", event["ts"])}
        client.chat_postMessage(**place, text="stages", blocks=offer())
        client.chat_postEphemeral(**place, user=event["user"], text="psst")
        who = {"recipient_user_id": event["user"], "recipient_team_id": event["team"]}
        stream = client.chat_startStream(**place, **who, markdown_text="**growing**")
        client.chat_stopStream(channel=event["channel"], ts=stream["ts"], markdown_text=" done")

    @app.action("use")
    def use(ack: Any, body: Json, client: Any) -> None:
        ack()
        chosen = body["state"]["values"]["row"]["which"]["selected_options"]
        names = ", ".join(each["value"] for each in chosen)
        client.chat_update(channel=body["channel"]["id"], ts=body["message"]["ts"], text=f"Saved: {names}", blocks=[])

    @app.action("own")
    def own(ack: Any, body: Json, client: Any) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=MODAL)

    @app.view("stages")
    def stages(ack: Any, view: Json) -> None:
        lines = view["state"]["values"]["list"]["list"]["value"].split("\n")
        ack() if len(lines) >= 3 else ack(response_action="errors", errors={"list": "three at least"})

    @app.event("app_home_opened")
    def home(event: Json, client: Any) -> None:
        client.views_publish(
            user_id=event["user"], view={"type": "home", "blocks": [{"type": "header", "text": plain("Your journeys")}]}
        )

    @app.command("/journey")
    def command(ack: Any, command: Json) -> None:
        ack(text=f"heard {command['text']}")

    app.action("which")(lambda ack: ack())
    app.event("message")(lambda: None)
    return app


def test_two_people_and_a_bot(world: SlackWorld, bot: App, tmp_path: Path) -> None:
    with bolt_over_http(world, bot), browser_page(f"{world.page_url}?as={world.mia.id}", tmp_path) as page:
        write(page, "@Journey help us map a visit 🙂")
        page.click("#messages .replies")
        thread = page.locator("#replies")
        expect(thread.get_by_text("These stages are common:")).to_be_visible()
        expect(thread.locator("strong", has_text="growing")).to_be_visible()
        expect(thread.get_by_text("psst")).to_be_visible()

        become(page, world.chen.id)
        expect(page.locator("[data-composer=main] .send")).to_have_text("发送")
        expect(thread.get_by_text("psst")).to_have_count(0)
        thread.get_by_label("Leave").check()
        page.click("text=Write my own")
        page.fill(".modal textarea", "Plan")
        page.click(".modal .primary")
        expect(page.locator(".modal .error")).to_have_text("three at least")
        page.fill(".modal textarea", "Plan\nArrive\nLeave")
        page.click(".modal .primary")
        expect(page.locator(".modal")).to_have_count(0)
        page.click("text=Use these")
        expect(thread.get_by_text("Saved: Plan, Leave")).to_be_visible()


def test_writing_editing_and_deleting(world: SlackWorld, bot: App, tmp_path: Path) -> None:
    with bolt_over_http(world, bot), browser_page(f"{world.page_url}?as={world.mia.id}", tmp_path) as page:
        write(page, "tpyo <b>bold</b>")
        message = page.locator("#messages .msg")
        expect(message).to_contain_text("tpyo <b>bold</b>")
        message.hover()
        page.click("[data-do=edit]")
        page.fill(".editing textarea", "typo")
        page.press(".editing textarea", "Enter")
        expect(message.locator(".text")).to_have_text(re.compile(r"typo\s+\(edited\)"))
        page.on("dialog", lambda dialog: dialog.accept())
        message.hover()
        page.click("[data-do=delete]")
        expect(message).to_have_count(0)
        write(page, "/journey status")
        expect(page.locator(".whisper")).to_contain_text("heard status")
    assert [one.event_type for one in world.deliveries()][:3] == ["message", "message_changed", "message_deleted"]


def test_files_home_and_new_places(world: SlackWorld, bot: App, tmp_path: Path) -> None:
    notes = tmp_path / "notes.csv"
    notes.write_text("a,b\n")
    with bolt_over_http(world, bot), browser_page(f"{world.page_url}?as={world.mia.id}", tmp_path) as page:
        page.set_input_files("[data-composer=main] input[type=file]", notes)
        expect(page.locator("[data-composer=main] .attached")).to_contain_text("notes.csv")
        write(page, "feedback")
        expect(page.locator("#messages .file")).to_contain_text("notes.csv")
        page.click("[data-do=dialog][data-id=channel]")
        page.fill(".card input[name=name]", "checkout team")
        page.click(".card .primary")
        expect(page.locator("#header h1")).to_have_text("checkout-team")
        page.locator("[data-do=go]", has_text="Journey").last.click()
        page.click("[data-do=tab][data-id=home]")
        expect(page.locator("#home")).to_contain_text("Your journeys")
        page.set_viewport_size({"width": 900, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth") <= 900


def test_what_an_agent_offers_stands_in_its_empty_dm(world: SlackWorld, tmp_path: Path) -> None:
    bot = bolt_app(world)
    bot.event("message")(lambda: None)
    offered = [{"title": "Map our check-in", "message": "help us map check-in"}]

    @bot.event("app_home_opened")
    def opened(event: dict[str, Any], client: Any) -> None:
        if event["tab"] == "messages":
            client.assistant_threads_setSuggestedPrompts(channel_id=event["channel"], title="Begin", prompts=offered)

    with bolt_over_http(world, bot), browser_page(world.page_url, tmp_path) as page:
        page.locator("[data-do=go][data-dm]").click()
        page.get_by_role("button", name="Map our check-in").click()
        expect(page.locator("#messages .msg").last).to_contain_text("help us map check-in")


def test_a_picture_opens_over_the_page(world: SlackWorld, tmp_path: Path) -> None:
    dot = bytes.fromhex(
        "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f64540"
        "0000000049454e44ae426082"
    )
    world.upload(world.mia, world.lab, "map.png", dot)
    with browser_page(f"{world.page_url}?as={world.tom.id}&at={world.lab.id}", tmp_path) as page:
        page.click("#messages figure a")
        expect(page.locator(".light img")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator(".light")).to_have_count(0)


def test_a_mention_can_be_picked_from_a_list(world: SlackWorld, bot: App, tmp_path: Path) -> None:
    with bolt_over_http(world, bot), browser_page(f"{world.page_url}?as={world.mia.id}", tmp_path) as page:
        box = page.locator("[data-composer=main] textarea")
        box.press_sequentially("hello @老")
        expect(page.locator(".suggest li").first).to_have_text("@老吴")
        box.press("Enter")
        expect(box).to_have_value("hello @老吴 ")
        box.press("Enter")
        expect(page.locator("#messages .mention")).to_have_text("@老吴")


def test_the_page_comes_back_after_a_restart(world: SlackWorld, tmp_path: Path) -> None:
    with browser_page(f"{world.page_url}?as={world.mia.id}", tmp_path, strict=False) as page:
        write(page, "before")
        expect(page.locator("#messages")).to_contain_text("before")
        world.restart()
        write(page, "after")
        expect(page.locator("#messages .msg")).to_have_text([re.compile("before"), re.compile("after")])


def test_every_kind_of_element_can_be_used(world: SlackWorld, tmp_path: Path) -> None:
    app = bolt_app(world)
    app.event("message")(lambda: None)
    app.action(re.compile(".*"))(lambda ack: ack())
    options = [{"text": plain(name), "value": name} for name in ("a", "b")]
    kinds = {"pick": "static_select", "radio": "radio_buttons", "tick": "checkboxes", "more": "overflow"}
    elements = [{"type": kind, "action_id": name, "options": options} for name, kind in kinds.items()]
    elements += [
        {"type": "datepicker", "action_id": "date"},
        {"type": "users_select", "action_id": "who"},
        {
            **button("sure", "Sure?"),
            "confirm": {
                "title": plain("Really?"),
                "text": plain("It goes."),
                "confirm": plain("Yes"),
                "deny": plain("No"),
            },
        },
    ]
    app.client.chat_postMessage(channel=world.lab.id, text="t", blocks=[{"type": "actions", "elements": elements}])
    with bolt_over_http(world, app), browser_page(f"{world.page_url}?as={world.tom.id}", tmp_path) as page:
        row = page.locator("#messages .k-actions")
        row.locator("[data-action=pick]").select_option("b")
        row.locator("[data-action=radio] input[value=a]").check()
        row.locator("[data-action=tick] input[value=b]").check()
        row.locator("summary").click()
        row.locator("[data-action=more][data-value=a]").click()
        row.locator("[data-action=date]").fill("2026-02-28")
        row.locator("[data-action=date]").blur()
        row.locator("[data-action=who]").select_option(world.raj.id)
        page.once("dialog", lambda dialog: dialog.dismiss())
        row.get_by_text("Sure?").click()
        page.once("dialog", lambda dialog: dialog.accept())
        row.get_by_text("Sure?").click()
        world.wait_for(lambda: len(world.deliveries("block_actions")) >= 7)
    done = [one.payload["actions"][0] for one in world.deliveries("block_actions")]
    used = {one["action_id"]: one for one in done}
    assert used["pick"]["selected_option"]["value"] == "b"
    assert used["radio"]["selected_option"]["value"] == "a"
    assert [each["value"] for each in used["tick"]["selected_options"]] == ["b"]
    assert used["more"]["selected_option"]["value"] == "a"
    assert used["date"]["selected_date"] == "2026-02-28"
    assert used["who"]["selected_user"] == world.raj.id
    assert len(done) == 7


def test_shortcuts_from_the_manifest(tmp_path: Path) -> None:
    shortcuts = [
        {"name": "Keep it", "type": "message", "callback_id": "keep", "description": "as evidence"},
        {"name": "Begin", "type": "global", "callback_id": "begin", "description": "a map"},
    ]
    with slack_world(tmp_path, manifest={"features": {"shortcuts": shortcuts}}) as world:
        app = bolt_app(world)
        app.shortcut("keep")(lambda ack: ack())
        app.shortcut("begin")(lambda ack: ack())
        said = world.say(world.mia, world.lab, "I waited twenty minutes")
        with bolt_over_http(world, app), browser_page(f"{world.page_url}?as={world.tom.id}", tmp_path) as page:
            page.locator("#messages .msg").hover()
            page.locator(".hover summary").click()
            page.get_by_text("Keep it").click()
            page.locator("#header summary", has_text="Shortcuts").click()
            page.get_by_text("Begin").click()
            world.wait_for(lambda: world.deliveries("shortcut") and world.deliveries("message_action"))
        assert world.deliveries("message_action")[0].payload["message"]["ts"] == said.ts
