"""Called into the middle of a thread, the bot knows what was said there; and it answers in its reader's language."""

from collections.abc import Iterator

import pytest

from knowledge.library import KnowledgeBase
from tests.product import Living, living_world


@pytest.fixture(scope="module")
def living(tmp_path_factory: pytest.TempPathFactory, knowledge: KnowledgeBase) -> Iterator[Living]:
    with living_world(tmp_path_factory.mktemp("joining"), knowledge=knowledge) as one:
        yield one


def test_a_mention_in_the_middle_of_a_thread_takes_over_what_is_unmistakable(living: Living) -> None:
    world = living.world
    first = world.say(world.tom, world.lab, "our check-in is a mess, lunch anyone?")
    world.say(world.tom, world.lab, "the persona is Sam, 31, arrives late", thread_ts=first.ts)
    world.say(world.chen, world.lab, "阶段：预订、到店、入住", thread_ts=first.ts)
    called = world.mention(world.mia, world.lab, "help us map hotel check-in", thread_ts=first.ts)
    answer = living.answer_to(called)
    journey = living.journey
    assert [p.name for p in journey.personas] == ["Sam"]
    assert [s.name for s in journey.stages] == ["预订", "到店", "入住"]
    assert "From what was said above" in answer.text
    assert "Sam" in answer.text
    living.answer_to(world.say(world.mia, world.lab, "persona: Eve, 60", thread_ts=first.ts))
    ids = [p.id for p in living.journey.personas]
    assert len(set(ids)) == 2, ids


def test_a_command_of_latin_letters_is_answered_in_its_writers_language(living: Living) -> None:
    world = living.world
    assert world.command(world.chen, world.lab, "help") == ""

    def whispered() -> list[str]:
        return [r.text for r in world.bot_messages(world.lab, seen_by=world.chen) if r.message.only_for]

    assert "问什么答什么" in world.wait_for(whispered, 20)[0]
