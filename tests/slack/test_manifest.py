"""The manifest grants what the code uses, and no more."""

import ast
import json
from pathlib import Path
from typing import Any

import pytest
from slack_bolt import BoltRequest, BoltResponse

import bot.slack
from bot.playground.api.method import METHODS
from bot.slack import manifest
from tests.slack.office import Office

ROOT = Path(bot.slack.__file__).parent
MANIFEST = json.loads((ROOT.parent.parent / "manifest.json").read_text(encoding="utf-8"))


HTTP = json.loads((ROOT.parent.parent / "manifest.http.json").read_text(encoding="utf-8"))
KINDS_OF_EVENT = {name.partition(".")[0] for name in manifest.EVENTS | manifest.LEGACY_EVENTS}


def methods_called() -> set[str]:
    """The names given to `….call("…")`, and those kept in a variable for it."""
    found = set()
    for file in ROOT.rglob("*.py"):
        if file.name == "manifest.py":
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "call":
                found |= _texts(node.args[:1])
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "method":
                found |= _texts([node.value])
    return {each for each in found if "." in each}


def _texts(nodes: list[Any]) -> set[str]:
    return {each.value for node in nodes for each in ast.walk(node)
            if isinstance(each, ast.Constant) and isinstance(each.value, str)}  # fmt: skip


def test_each_method_called_is_listed_with_its_scopes() -> None:
    assert methods_called() == set(manifest.METHODS)


def test_the_scopes_are_those_needed_and_no_more() -> None:
    needed = frozenset().union(*manifest.METHODS.values()) | manifest.EVENT_SCOPES
    assert set(MANIFEST["oauth_config"]["scopes"]["bot"]) == needed


def test_the_events_are_those_listened_to(slack: Office) -> None:
    assert set(MANIFEST["settings"]["event_subscriptions"]["bot_events"]) == manifest.EVENTS
    listened = set()
    for event in sorted(KINDS_OF_EVENT | {"reaction_added", "channel_rename", "team_join"}):
        takers = [listener for listener in slack.bolt._listeners if _takes(listener, event)]
        if takers[:-1]:  # the last one takes whatever comes, to do nothing
            listened.add(event)
    assert listened == KINDS_OF_EVENT


def _takes(listener: Any, event: str) -> bool:
    body = json.dumps({"type": "event_callback", "event": {"type": event}})
    request = BoltRequest(body=body, headers={"content-type": ["application/json"]})
    return bool(listener.matches(req=request, resp=BoltResponse(status=200)))


def test_the_two_manifests_differ_in_the_way_in_alone() -> None:
    """With Socket Mode on Slack sends nothing over HTTP: an HTTP install must have it off."""
    assert MANIFEST["settings"]["socket_mode_enabled"] is True
    assert HTTP["settings"]["socket_mode_enabled"] is False
    HTTP["settings"]["socket_mode_enabled"] = True
    assert HTTP == MANIFEST


def test_the_agent_view_of_today() -> None:
    features = MANIFEST["features"]
    assert "assistant_view" not in features
    assert features["agent_view"]["agent_description"]
    assert "app_home_opened" in MANIFEST["settings"]["event_subscriptions"]["bot_events"]
    assert "assistant_thread_started" not in MANIFEST["settings"]["event_subscriptions"]["bot_events"]


def test_commands_and_shortcuts() -> None:
    features = MANIFEST["features"]
    assert {each["command"] for each in features["slash_commands"]} == manifest.COMMANDS
    assert {each["callback_id"]: each["type"] for each in features["shortcuts"]} == dict(manifest.SHORTCUTS)
    assert all(each["should_escape"] for each in features["slash_commands"])


def test_it_fits_what_slack_allows() -> None:
    shown = MANIFEST["display_information"]
    assert len(shown["name"]) <= 35
    assert len(shown["description"]) <= 140
    assert 174 <= len(shown["long_description"]) <= 4000
    assert all(
        len(each["name"]) <= 24 and len(each["description"]) <= 150 for each in MANIFEST["features"]["shortcuts"]
    )
    assert all(len(each["description"]) <= 2000 for each in MANIFEST["features"]["slash_commands"])


@pytest.mark.parametrize("method", sorted(manifest.METHODS))
def test_the_stand_in_agrees_on_its_scopes(method: str) -> None:
    theirs, ours = set(METHODS[method].scopes), manifest.METHODS[method]
    assert not theirs or ours & theirs, f"{theirs} against {ours}"
