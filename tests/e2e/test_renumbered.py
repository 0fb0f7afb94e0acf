"""A channel gets another id: its map, its talk and who may see it go on there."""

import json
import time
from pathlib import Path

import httpx

from bot.playground.signing import signed_headers
from knowledge.library import KnowledgeBase
from tests.durable.conftest import until
from tests.product import living_world
from tests.slackworld import SIGNING_SECRET

NEW = "C0SHARED01"


def test_a_channel_with_a_new_id_keeps_its_map_and_its_talk(tmp_path: Path, knowledge: KnowledgeBase) -> None:
    with living_world(tmp_path, knowledge=knowledge) as living:
        world = living.world
        root = world.mention(world.mia, world.lab, "help us map a hotel check-in")
        living.answer_to(root)
        living.answer_to(world.say(world.mia, world.lab, "@Journey stages: arrive, wait, leave", thread_ts=root.ts))
        old = world.lab.id
        event = {"type": "channel_id_changed", "old_channel_id": old, "new_channel_id": NEW, "event_ts": "1.1"}
        payload = {"type": "event_callback", "team_id": world.team, "event_id": f"Ev{time.time()}", "event": event}
        body = json.dumps(payload).encode()
        headers = signed_headers(SIGNING_SECRET, body, "application/json")
        assert httpx.post(world.events_url, content=body, headers=headers, trust_env=False).status_code == 200
        until(lambda: living.journey.channel == NEW)
        with living.product.database.store() as store:
            session = store.conversations.session(world.team, f"{NEW}:{root.ts}")
            assert session is not None
            ((_, place),) = store.conversations.of_journey(world.team, living.journey.id)
            assert store.conversations.session(world.team, f"{old}:{root.ts}") is None
        assert (place.channel, place.thread) == (NEW, root.ts)
        assert [stage.name for stage in living.journey.stages] == ["arrive", "wait", "leave"]
