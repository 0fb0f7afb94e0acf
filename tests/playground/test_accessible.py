"""The page for everybody: no serious fault by axe-core in light and dark, keyboard alone, pictures that grow, Chinese letters."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from slack_bolt import App

from bot.picture.artist import TypstArtist
from tests.picture import samples
from tests.playground.bolt import bolt_app, bolt_over_http
from tests.playground.browser import browser_page
from tests.slackworld import SlackWorld

pytestmark = pytest.mark.browser
Json = dict[str, Any]
KINDS = ("plain_text_input", "number_input", "datepicker", "timepicker", "users_select", "conversations_select")
CHOICES = ("static_select", "radio_buttons", "checkboxes", "multi_static_select")


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def field(kind: str, **more: Any) -> Json:
    element = {"type": kind, "action_id": kind, **more}
    return {"type": "input", "block_id": kind, "label": plain(f"A {kind}"), "element": element, "optional": True}


def form() -> Json:
    options = [{"text": plain(name), "value": name} for name in ("a", "b")]
    fields = [field(kind) for kind in KINDS] + [field(kind, options=options) for kind in CHOICES]
    fields[1]["element"]["is_decimal_allowed"] = False
    return {"type": "modal", "callback_id": "f", "title": plain("A form"), "submit": plain("Save"), "blocks": fields}


def blocks() -> list[Json]:
    table = [[{"type": "raw_text", "text": word} for word in row] for row in (("Stage", "Mean"), ("Arrive", "−1"))]
    options = [{"text": plain("one"), "value": "1"}]
    return [
        {"type": "header", "text": plain("旅程 Journey")},
        {"type": "section", "text": {"type": "mrkdwn", "text": "*bold* `code` <https://example.com|a link>\n> quoted"}},
        {"type": "table", "rows": table},
        {"type": "context", "elements": [{"type": "mrkdwn", "text": "step 1 of 10"}]},
        {
            "type": "actions",
            "elements": [
                {"type": "button", "action_id": "open", "text": plain("Open"), "style": "primary"},
                {"type": "button", "action_id": "no", "text": plain("Delete"), "style": "danger"},
                {"type": "overflow", "action_id": "more", "options": options},
                {"type": "static_select", "action_id": "pick", "options": options},
            ],
        },
    ]


@pytest.fixture
def bot(world: SlackWorld) -> App:
    app = bolt_app(world)
    app.event("message")(lambda: None)

    @app.action("open")
    def opened(ack: Any, client: Any, body: Json) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=form())

    return app


@pytest.fixture
def page(world: SlackWorld, bot: App, tmp_path: Path) -> Iterator[Page]:
    """A channel with a message of many blocks, two in a row by the bot, and a map."""
    for _ in range(2):
        bot.client.chat_postMessage(channel=world.lab.id, text="t", blocks=blocks())
    world.upload(world.tom, world.lab, "map.png", TypstArtist().draw(samples.hotel(), "en", "png").content)
    world.say(world.raj, world.lab, "👋 hi <@U1>, 你好")
    with bolt_over_http(world, bot), browser_page(f"{world.page_url}?as={world.mia.id}", tmp_path) as opened:
        expect(opened.locator("#messages .msg")).to_have_count(4)
        yield opened


def faults(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in found if v["impact"] in ("serious", "critical")]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_no_serious_fault(page: Page, scheme: Any, width: int) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    assert faults(page) == []
    page.locator("#messages [data-action=open]").last.click()
    expect(page.locator(".modal")).to_be_visible()
    assert faults(page) == []
    page.keyboard.press("Escape")
    page.locator("#messages figure a").click()
    expect(page.locator(".light img")).to_be_visible()
    assert faults(page) == []


def test_a_picture_is_zoomed_and_moved_by_wheel_buttons_and_keys(page: Page) -> None:
    page.locator("#messages figure a").click()
    picture = page.locator(".light img")
    expect(picture).to_be_visible()
    fits = picture.bounding_box()
    page.keyboard.press("+")
    page.click("[data-zoom='+']")
    page.mouse.move(600, 400)
    page.mouse.wheel(0, -100)
    larger = picture.bounding_box()
    assert fits is not None
    assert larger is not None
    assert larger["width"] == pytest.approx(fits["width"] * 1.25**3, rel=0.02)
    page.mouse.down()
    page.mouse.move(500, 350)
    page.mouse.up()
    page.keyboard.press("ArrowRight")
    moved = picture.bounding_box()
    assert moved is not None
    assert moved["x"] < larger["x"] - 90
    page.locator(".light").press("0")
    assert picture.bounding_box() == fits
    page.keyboard.press("Escape")
    expect(page.locator(".light")).to_have_count(0)


def test_two_fingers_zoom_a_picture_about_what_lies_between_them(page: Page) -> None:
    page.locator("#messages figure a").click()
    picture = page.locator(".light img")
    expect(picture).to_be_visible()
    fits = picture.bounding_box()
    assert fits is not None
    glass = page.context.new_cdp_session(page)

    def touched(kind: str, *points: tuple[float, float]) -> None:
        fingers = [{"x": x, "y": y, "id": n} for n, (x, y) in enumerate(points)]
        glass.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": fingers})

    x, y = fits["x"] + fits["width"] / 4, fits["y"] + fits["height"] / 2
    touched("touchStart", (x - 30, y), (x + 30, y))
    for step in range(1, 7):
        touched("touchMove", (x - 30 - 10 * step, y), (x + 30 + 10 * step, y))
    touched("touchEnd")
    wide = picture.bounding_box()
    assert wide is not None
    assert wide["width"] == pytest.approx(fits["width"] * 3, rel=0.03)
    under = (x - wide["x"]) / wide["width"]
    assert under == pytest.approx(0.25, abs=0.02), "what lay between the fingers has gone away"
    touched("touchStart", (x, y))
    touched("touchMove", (x + 40, y + 20))
    touched("touchEnd")
    moved = picture.bounding_box()
    assert moved is not None
    assert (moved["x"] - wide["x"], moved["y"] - wide["y"]) == pytest.approx((40, 20), abs=2)
    touched("touchStart", (x - 90, y), (x + 90, y))
    touched("touchMove", (x - 10, y), (x + 10, y))
    touched("touchEnd")
    assert picture.bounding_box() == pytest.approx(fits, abs=2)


def test_everything_is_reached_by_keyboard_and_focus_comes_back(page: Page) -> None:
    page.locator("#messages [data-action=open]").last.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".modal input").first).to_be_focused()
    for _ in range(40):
        page.keyboard.press("Tab")
        assert page.evaluate("!document.activeElement.closest('#room')"), "focus left the form"
    page.keyboard.press("Escape")
    expect(page.locator(".modal")).to_have_count(0)
    expect(page.locator("#messages [data-action=open]").last).to_be_focused()
    reply = page.locator("#messages .hover [data-do=thread]").last
    reply.focus()
    expect(page.locator("#messages .hover").last).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    expect(page.locator("[data-composer=thread] textarea")).to_be_focused()


def test_the_menu_of_a_message_covers_no_button(page: Page) -> None:
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 900})
        for message in page.locator("#messages .msg").all():
            message.hover(position={"x": 4, "y": 12})
            bar = message.locator(".hover").bounding_box()
            assert bar is not None
            for button in page.locator("#messages .block :is(button, select):visible").all():
                box = button.bounding_box()
                assert box is not None
                apart = box["y"] >= bar["y"] + bar["height"] or box["y"] + box["height"] <= bar["y"]
                assert apart or box["x"] >= bar["x"] + bar["width"] or box["x"] + box["width"] <= bar["x"]


def test_chinese_has_letters_where_the_machine_has_none(page: Page) -> None:
    loaded = page.evaluate("document.fonts.load('16px \"Journey Chinese\"', '客户旅程，满意度')")
    assert len(loaded) == 1
    assert page.evaluate("document.fonts.check('16px \"Journey Chinese\"', '旅')")
