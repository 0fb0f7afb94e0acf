"""views.*: triggers, hashes, the stack, and what a view may hold."""

import time
from typing import Any

import pytest
from slack_sdk import WebClient

from tests.playground.refusals import error, messages
from tests.slackworld import SlackWorld

Json = dict[str, Any]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def modal(title: str = "T", **more: Any) -> Json:
    return {"type": "modal", "title": plain(title), "blocks": [{"type": "divider"}], **more}


def trigger(world: SlackWorld) -> str:
    return world.standin.tickets.new_trigger(world.mia.id)


NAME = {
    "type": "input",
    "block_id": "name",
    "label": plain("Name"),
    "element": {"type": "plain_text_input", "action_id": "name"},
}
WRONG = [
    (modal("x" * 25), "must be less than 25 characters [json-pointer:/view/title/text]"),
    (modal(blocks=[NAME]), "must define `submit` to use an `input` block in modals [json-pointer:/view]"),
    (modal(private_metadata="x" * 3001), "must be less than 3001 characters [json-pointer:/view/private_metadata]"),
    (modal(blocks=[{"type": "divider"}] * 101), "no more than 100 items allowed [json-pointer:/view/blocks]"),
    ({"type": "modal", "blocks": []}, "missing required field: title [json-pointer:/view]"),
    (modal(submit=plain("x" * 25)), "must be less than 25 characters [json-pointer:/view/submit/text]"),
    (modal(callback_id="x" * 256), "must be less than 256 characters [json-pointer:/view/callback_id]"),
    (
        modal(blocks=[{"type": "markdown", "text": "a"}]),
        "unsupported type: markdown [json-pointer:/view/blocks/0/type]",
    ),
]


@pytest.mark.parametrize(("view", "line"), WRONG, ids=[line[:50] for _, line in WRONG])
def test_wrong_views(world: SlackWorld, client: WebClient, view: Json, line: str) -> None:
    assert f"[ERROR] {line}" in messages(client.views_open, trigger_id=trigger(world), view=view)


def test_a_view_may_not_be_too_large(world: SlackWorld, client: WebClient) -> None:
    blocks = [{"type": "section", "text": plain("x" * 3000)}] * 90
    assert error(client.views_open, trigger_id=trigger(world), view=modal(blocks=blocks)) == "view_too_large"


def test_a_trigger_lives_three_seconds_and_once(world: SlackWorld, client: WebClient) -> None:
    assert world.standin.tickets.trigger_seconds == 3.0
    used = trigger(world)
    client.views_open(trigger_id=used, view=modal())
    assert error(client.views_open, trigger_id=used, view=modal()) == "exchanged_trigger_id"
    world.standin.tickets.trigger_seconds = 0.01
    late = trigger(world)
    time.sleep(0.02)
    assert error(client.views_open, trigger_id=late, view=modal()) == "expired_trigger_id"
    assert error(client.views_open, trigger_id="1.2.x", view=modal()) == "invalid_trigger_id"


def test_updates_and_hashes(world: SlackWorld, client: WebClient) -> None:
    opened = client.views_open(trigger_id=trigger(world), view=modal())["view"]
    newer = client.views_update(view_id=opened["id"], view=modal("two"), hash=opened["hash"])["view"]
    assert error(client.views_update, view_id=opened["id"], view=modal("3"), hash=opened["hash"]) == "hash_conflict"
    assert newer["title"]["text"] == "two"
    assert error(client.views_update, view_id="V0NONE", view=modal()) == "not_found"
    world.close_view(world.modal(world.mia))
    assert error(client.views_update, view_id=opened["id"], view=modal()) == "not_found"


def test_what_was_typed_survives_an_update(world: SlackWorld, client: WebClient) -> None:
    form = modal(blocks=[NAME], submit=plain("Save"))
    client.views_open(trigger_id=trigger(world), view=form)
    view = world.modal(world.mia)
    world.standin.views.fill(view, {"name": {"name": {"type": "plain_text_input", "value": "Anna"}}})
    client.views_update(view_id=view.id, view={**form, "title": plain("two")})
    assert world.modal(world.mia).values["name"]["name"]["value"] == "Anna"


def test_three_views_on_a_stack_and_no_more(world: SlackWorld, client: WebClient) -> None:
    client.views_open(trigger_id=trigger(world), view=modal("one"))
    inside = lambda: world.standin.tickets.new_trigger(world.mia.id, world.modal(world.mia).id)  # noqa: E731
    client.views_push(trigger_id=inside(), view=modal("two"))
    client.views_push(trigger_id=inside(), view=modal("three"))
    assert error(client.views_push, trigger_id=inside(), view=modal("four")) == "push_limit_reached"
    world.close_view(world.modal(world.mia))
    assert world.modal(world.mia).body["title"]["text"] == "two"


def test_external_ids_are_unique(world: SlackWorld, client: WebClient) -> None:
    client.views_open(trigger_id=trigger(world), view=modal(external_id="e"))
    other = world.standin.tickets.new_trigger(world.tom.id)
    assert error(client.views_open, trigger_id=other, view=modal(external_id="e")) == "duplicate_external_id"


def test_closing_is_told_where_asked_for(world: SlackWorld, client: WebClient) -> None:
    client.views_open(trigger_id=trigger(world), view=modal(notify_on_close=True, private_metadata="m"))
    sent = world.close_view(world.modal(world.mia))
    assert [(one.payload["type"], one.payload["view"]["private_metadata"]) for one in sent] == [("view_closed", "m")]


def test_the_home(world: SlackWorld, client: WebClient) -> None:
    view = client.views_publish(user_id=world.mia.id, view={"type": "home", "blocks": []})["view"]
    client.views_publish(user_id=world.mia.id, view={"type": "home", "blocks": []}, hash=view["hash"])
    assert (
        error(client.views_publish, user_id=world.mia.id, view={"type": "home", "blocks": []}, hash=view["hash"])
        == "hash_conflict"
    )
    assert error(client.views_publish, user_id="U0NOBODY", view={"type": "home", "blocks": []}) == "user_not_found"
