"""Block Kit: what is refused, in which words, and what just passes."""

from typing import Any

import pytest
from slack_sdk import WebClient

from tests.playground.refusals import error, messages
from tests.slackworld import SlackWorld

Json = dict[str, Any]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def section(text: str, **more: Any) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}


def button(**more: Any) -> Json:
    return {"type": "button", "text": plain("Go"), "action_id": "go", **more}


def options(count: int, **more: Any) -> list[Json]:
    return [{"text": plain(f"o{n}"), "value": f"v{n}", **more} for n in range(count)]


def actions(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


WRONG = [
    ([section("x" * 3001)], "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"),
    ([section("")], "must be more than 0 characters [json-pointer:/blocks/0/text/text]"),
    (
        [{"type": "header", "text": plain("x" * 151)}],
        "must be less than 151 characters [json-pointer:/blocks/0/text/text]",
    ),
    (
        [{"type": "header", "text": {"type": "mrkdwn", "text": "x"}}],
        "unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]",
    ),
    (
        [actions(button(text=plain("x" * 76)))],
        "must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]",
    ),
    (
        [actions(button(value="x" * 2001))],
        "must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]",
    ),
    (
        [section("a", fields=[plain("x" * 2001)])],
        "must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]",
    ),
    ([section("a", fields=[plain("x")] * 11)], "no more than 10 items allowed [json-pointer:/blocks/0/fields]"),
    ([section("a")] * 51, "no more than 50 items allowed [json-pointer:/blocks]"),
    ([actions()], "no fewer than 1 items allowed [json-pointer:/blocks/0/elements]"),
    (
        [actions(*[button(action_id=f"a{n}") for n in range(26)])],
        "no more than 25 items allowed [json-pointer:/blocks/0/elements]",
    ),
    ([actions(button(), button())], "`action_id` go already exists [json-pointer:/blocks/0]"),
    ([{"type": "section"}], "must define either `text` or `fields` [json-pointer:/blocks/0/type]"),
    ([{"type": "sections"}], "unsupported type: sections [json-pointer:/blocks/0/type]"),
    ([section("a", emoji=True)], "invalid additional property: emoji [json-pointer:/blocks/0]"),
    (
        [section("a", block_id="x"), section("b", block_id="x")],
        "`block_id` already exists: x [json-pointer:/blocks/1/block_id]",
    ),
    (
        [{"type": "divider", "block_id": "x" * 256}],
        "must be less than 256 characters [json-pointer:/blocks/0/block_id]",
    ),
    (
        [actions({"type": "plain_text_input", "action_id": "a"})],
        "unsupported type: plain_text_input [json-pointer:/blocks/0/elements/0/type]",
    ),
    (
        [actions({"type": "multi_static_select", "action_id": "a", "options": options(2)})],
        "unsupported type: multi_static_select [json-pointer:/blocks/0/elements/0/type]",
    ),
    (
        [actions({"type": "overflow", "action_id": "o", "options": options(6)})],
        "no more than 5 items allowed [json-pointer:/blocks/0/elements/0/options]",
    ),
    (
        [actions({"type": "checkboxes", "action_id": "c", "options": options(11)})],
        "no more than 10 items allowed [json-pointer:/blocks/0/elements/0/options]",
    ),
    (
        [actions({"type": "static_select", "action_id": "s", "options": options(101)})],
        "no more than 100 items allowed [json-pointer:/blocks/0/elements/0/options]",
    ),
    (
        [actions({"type": "static_select", "action_id": "s"})],
        "must define either `options` or `option_groups` [json-pointer:/blocks/0/elements/0]",
    ),
    (
        [actions({"type": "checkboxes", "action_id": "c", "options": options(2), "initial_options": options(3)[2:]})],
        "initial value must match one of the options [json-pointer:/blocks/0/elements/0]",
    ),
    (
        [actions({"type": "static_select", "action_id": "s", "options": [{"text": plain("x" * 76), "value": "v"}]})],
        "must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/text/text]",
    ),
    (
        [actions({"type": "static_select", "action_id": "s", "options": [{"text": plain("x"), "value": "v" * 151}]})],
        "must be less than 151 characters [json-pointer:/blocks/0/elements/0/options/0/value]",
    ),
    (
        [actions({"type": "datepicker", "action_id": "d", "initial_date": "2026-02-30"})],
        "must provide a valid date in format YYYY-MM-DD [json-pointer:/blocks/0/elements/0/initial_date]",
    ),
    (
        [{"type": "context", "elements": [plain("x")] * 11}],
        "no more than 10 items allowed [json-pointer:/blocks/0/elements]",
    ),
    (
        [{"type": "image", "image_url": "https://example.com/a.png"}],
        "missing required field: alt_text [json-pointer:/blocks/0]",
    ),
    (
        [{"type": "image", "image_url": "http://127.0.0.1/a.png", "alt_text": "a"}],
        "downloading image failed [json-pointer:/blocks/0/image_url]",
    ),
    (
        [{"type": "image", "slack_file": {"id": "F0NONE"}, "alt_text": "a"}],
        "invalid slack file [json-pointer:/blocks/0/slack_file]",
    ),
    (
        [section("a", accessory=button(style="blue"))],
        "value must be a valid enum value [json-pointer:/blocks/0/accessory/style]",
    ),
]


@pytest.mark.parametrize(("blocks", "line"), WRONG, ids=[line[:60] for _, line in WRONG])
def test_wrong_blocks_are_refused_in_slacks_words(
    world: SlackWorld, client: WebClient, blocks: list[Json], line: str
) -> None:
    assert f"[ERROR] {line}" in messages(client.chat_postMessage, channel=world.lab.id, text="t", blocks=blocks)
    assert world.bot_messages(world.lab) == []


def test_the_total_of_all_blocks_is_limited_below_the_single_limits(world: SlackWorld, client: WebClient) -> None:
    long = [section("x" * 2900) for _ in range(5)]
    assert error(client.chat_postMessage, channel=world.lab.id, text="t", blocks=long) == "msg_blocks_too_long"
    client.chat_postMessage(channel=world.lab.id, text="t", blocks=long[:4])


def test_blocks_that_are_no_array_have_an_error_of_their_own(world: SlackWorld, client: WebClient) -> None:
    assert error(client.chat_postMessage, channel=world.lab.id, text="t", blocks="[{]") == "invalid_blocks_format"
    assert error(client.chat_postMessage, channel=world.lab.id, text="t", blocks={"a": 1}) == "invalid_blocks_format"


def test_everything_at_its_limit_passes(world: SlackWorld, client: WebClient) -> None:
    blocks = [
        section("x" * 3000),
        {"type": "header", "text": plain("x" * 150)},
        section("a", fields=[plain("x" * 200)] * 10),
        actions(*[button(action_id=f"a{n}", text=plain("x" * 75)) for n in range(25)]),
        actions(
            {"type": "static_select", "action_id": "s", "options": options(100)},
            {"type": "overflow", "action_id": "o", "options": options(5)},
            {"type": "radio_buttons", "action_id": "r", "options": options(10)},
            {"type": "datepicker", "action_id": "d", "initial_date": "2028-02-29"},
        ),
        {"type": "context", "elements": [plain("x")] * 10},
    ]
    client.chat_postMessage(channel=world.lab.id, text="t", blocks=blocks)
    assert world.refusals() == []


def test_ids_that_the_bot_left_out_are_filled_in(world: SlackWorld, client: WebClient) -> None:
    posted = client.chat_postMessage(
        channel=world.lab.id, text="t", blocks=[section("a", accessory={"type": "button", "text": plain("b")})]
    )
    block = posted["message"]["blocks"][0]
    assert block["block_id"]
    assert block["accessory"]["action_id"]
