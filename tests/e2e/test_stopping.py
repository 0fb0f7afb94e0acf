"""SIGTERM in the middle of work: the process ends within ten seconds, and what it was doing is done once afterwards."""

import time
from pathlib import Path

import pytest

from tests.e2e.serving import Serving
from tests.slackworld import slack_world

CLOSED = {"CHROMA_URL": "http://127.0.0.1:1"}
MOST = 10.0  # seconds


@pytest.mark.slow
def test_what_was_being_worked_on_goes_on_at_the_next_start(tmp_path: Path) -> None:
    with slack_world(tmp_path / "slack") as world:
        serving = Serving(tmp_path / "bot", "serve", {**world.environment, **CLOSED})
        serving.start()
        world.events_url = f"{serving.url}/slack/events"
        world.break_api("chat.postMessage", times=1_000_000, status=500)
        root = world.mention(world.mia, world.lab, "help us map a repair shop")
        assert root.accepted
        world.wait_for(lambda: "trying again" in serving.log or None, 60)
        began = time.monotonic()
        serving.stop()
        assert time.monotonic() - began < MOST
        world.mend_api()
        serving.start()
        assert "repair" in world.wait_for_reply(root, patience=60).text.lower()
        time.sleep(2)
        assert len(world.bot_messages(world.lab, root.ts)) == 1
        serving.stop()
