"""Somebody sends more than anybody can type."""

import time
from pathlib import Path

from knowledge.library import KnowledgeBase
from tests.e2e.test_bad_input import whispers
from tests.product import living_world

MOST = 6


def test_who_sends_too_much_is_told_so_once_and_others_are_answered(tmp_path: Path, knowledge: KnowledgeBase) -> None:
    with living_world(tmp_path, knowledge=knowledge, settings={"JOURNEY_RATE_PERSON": str(MOST)}) as living:
        world = living.world
        before = whispers(living, world.mia)
        sent = [world.mention(world.mia, world.lab, "help") for _ in range(MOST + 4)]
        assert all(one.accepted for one in sent)  # a 500 would bring all of it again
        for one in sent[:MOST]:
            assert living.answer_to(one)
        assert living.answer_to(world.mention(world.tom, world.lab, "help"))
        time.sleep(1)
        told = [r for r in world.bot_messages(world.lab, seen_by=world.mia) if r.message.only_for == world.mia.id]
        assert len(told) == before + 1
        assert "more at once than I can keep up with" in told[-1].text
        assert not any(world.bot_messages(world.lab, one.ts) for one in sent[MOST + 1 :])
