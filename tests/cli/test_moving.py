"""`journey move`: a map is handed to another channel from the command line, and Slack says so in both places."""

import pytest

from knowledge.library import KnowledgeBase
from tests.cli.conftest import Journey
from tests.product import living_world


def test_a_map_is_moved_and_told_of_in_both_channels(
    journey: Journey,
    knowledge: KnowledgeBase,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with living_world(tmp_path_factory.mktemp("moving"), knowledge=knowledge) as living:
        world = living.world
        root = world.mention(world.mia, world.lab, "help us map lost luggage")
        living.answer_to(root)
        for name, value in {**world.environment, "JOURNEY_HOME": str(living.product.settings.home)}.items():
            monkeypatch.setenv(name, value)
        id, there = living.journey.id, world.channel("luggage", world.mia)
        closed = world.channel("closed", world.mia, with_bot=False)
        assert "/invite" in journey("move", id, closed.id).err
        assert journey("move", id, "C0NOWHERE1").code == 3
        assert living.journey.channel == world.lab.id
        assert "told there and in its old thread" in journey("move", id, there.id).out
        assert "nothing was changed" in journey("move", id, there.id).out
        assert living.journey.channel == there.id
        told = [m.text for m in world.bot_messages(there)]
        assert len(told) == 1
        assert "An administrator has moved" in told[0]
        assert "has moved" in world.bot_messages(world.lab)[-1].text
        said = world.say(world.mia, there, "persona: Sam, 31, arrives late", world.bot_messages(there)[0].message.ts)
        assert "Sam" in living.answer_to(said).text
