"""Actions of a map go to trackers from its thread: shown, sent on a tap and once, and news comes back."""

import hashlib
import hmac
import json
from collections.abc import Iterator

import httpx
import pytest

from bot.trackers.named import trackers
from knowledge.library import KnowledgeBase
from tests.e2e.handing import Dropped
from tests.product import Living, living_world
from tests.trackers.test_adapters import Peer, given
from tests.trackers.test_adapters import peer as peer

MAP = "| Stage | Touchpoint | Emotion | Pain point |\n|---|---|---|---|\n| Board | ramp | -2 | icy ramp |\n| Sail | deck | +1 | |"


SECRET = "hush-4711"


@pytest.fixture
def living(
    tmp_path_factory: pytest.TempPathFactory, knowledge: KnowledgeBase, peer: str, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Living]:
    monkeypatch.setenv("JOURNEY_WEBHOOK_SECRET", SECRET)
    connected = trackers("jira:OPS,linear:team-1", given(peer))
    with living_world(tmp_path_factory.mktemp("sent"), knowledge=knowledge, trackers=connected) as one:
        yield one


def test_an_action_is_shown_then_sent_once_and_its_status_comes_back(living: Living) -> None:
    thread = Dropped.begun(living, "help us map a ferry crossing")
    thread.press(thread.say(MAP), "Make this map")
    assert "no actions" in thread.say("send all actions to Jira").text
    thread.say("go to actions")
    thread.say("Salt the ramp, owner Raj, due 31 January 2027, KPI falls 6 → 0")
    assert [one.title for one in thread.journey.actions] == ["Salt the ramp"]
    assert "isn't connected" in thread.say("send action 1 to GitHub").text
    shown = thread.say("send action 1 to Jira")
    for part in ("Salt the ramp", "Raj", "2027-01-31", "OPS"):
        assert part in shown.text
    assert Peer.made == [], "nothing is sent before the tap"
    held = thread.say("send action 1 to Linear")
    living.world.click(held, "Don't send")
    sent = thread.press(shown, "Send it")
    assert "OPS-7" in sent.text
    again = thread.say("把第1项措施发到 Jira")
    assert "sent before" in thread.press(again, again.buttons[0].label).text or "已经发过" in thread.turns()[-1].text
    assert len(Peer.made) == 1
    assert "Nothing new" in thread.say("what's new in Jira?").text
    Peer.now["jira"] = {"status": {"statusCategory": {"key": "done"}}, "resolution": {"name": "Done"}}
    assert "Salt the ramp" in thread.say("what's new in Jira?").text
    assert thread.journey.actions[0].status == "done"


def _calls(living: Living, body: bytes, token: str = "", **headers: str) -> int:
    url = f"{living.world.events_url.removesuffix('/slack/events')}/hooks/trackers"
    return httpx.post(url, params={"token": token}, content=body, headers=headers, trust_env=False).status_code


def test_a_tracker_that_calls_is_asked_and_the_thread_is_told(living: Living) -> None:
    thread = Dropped.begun(living, "help us map a ferry crossing")
    thread.press(thread.say(MAP), "Make this map")
    thread.say("go to actions")
    thread.say("Salt the ramp, owner Raj, due 31 January 2027, KPI falls 6 → 0")
    shown = thread.say("send action 1 to Jira")
    thread.press(shown, "Send it")
    body = json.dumps({"webhookEvent": "jira:issue_updated", "issue": {"key": "OPS-7", "status": "a lie"}}).encode()
    signature = "sha256=" + hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest()
    assert _calls(living, body) == 401
    assert _calls(living, body, token="guess") == 401
    assert _calls(living, body + b" ", **{"X-Hub-Signature-256": signature}) == 401
    assert _calls(living, b"{", token=SECRET) == 400
    assert _calls(living, json.dumps({"issue": {"key": "OPS-8"}}).encode(), token=SECRET) == 200
    Peer.now["jira"] = {"status": {"statusCategory": {"key": "done"}}, "resolution": {"name": "Done"}}
    assert thread.journey.actions[0].status == "planned"
    assert _calls(living, body, **{"X-Hub-Signature-256": signature}) == 200
    living.world.wait_for(lambda: [one for one in thread.turns() if "News from Jira" in one.text], 20)
    assert thread.journey.actions[0].status == "done"
    assert _calls(living, body, token=SECRET) == 200  # nothing new: nobody is told again
    assert thread.say("status").text
    assert len([one for one in thread.turns() if "News from Jira" in one.text]) == 1


def test_what_is_let_in_by_nothing_is_not_read_and_what_has_no_end_is_refused(living: Living) -> None:
    assert _calls(living, b" " * 1_000_001) == 401
    assert _calls(living, b" " * 1_000_001, token=SECRET) == 413
    assert _calls(living, b"[" * 200_000, token=SECRET) == 400
