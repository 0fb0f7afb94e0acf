"""Actions of a map go to trackers from its thread: shown, sent on a tap and once, and news comes back."""

from collections.abc import Iterator

import pytest

from bot.trackers.named import trackers
from knowledge.library import KnowledgeBase
from tests.e2e.handing import Dropped
from tests.product import Living, living_world
from tests.trackers.test_adapters import Peer, given
from tests.trackers.test_adapters import peer as peer

MAP = "| Stage | Touchpoint | Emotion | Pain point |\n|---|---|---|---|\n| Board | ramp | -2 | icy ramp |\n| Sail | deck | +1 | |"


@pytest.fixture
def living(tmp_path_factory: pytest.TempPathFactory, knowledge: KnowledgeBase, peer: str) -> Iterator[Living]:
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
