"""One place that the bot was removed from breaks no list, and is told of to those who were there."""

from collections.abc import Iterator

import pytest

from bot.journey.revisions import Revision
from knowledge.library import KnowledgeBase
from tests.e2e.test_bad_input import whisper_to, whispers
from tests.product import Living, living_world


@pytest.fixture(scope="module")
def living(tmp_path_factory: pytest.TempPathFactory, knowledge: KnowledgeBase) -> Iterator[Living]:
    with living_world(tmp_path_factory.mktemp("reach"), knowledge=knowledge) as one:
        yield one


def test_a_channel_out_of_reach_is_left_out_and_told_of(living: Living) -> None:
    world = living.world
    living.answer_to(world.mention(world.mia, world.private, "help us map a secret repair"))
    living.answer_to(world.mention(world.tom, world.lab, "help us map an open repair"))
    with living.product.database.store() as store:
        for one in store.journeys.listing(world.team):
            if one.channel == world.private.id:
                moved = store.journeys.get(world.team, one.id).model_copy(update={"channel": "C0GONE0001"})

                revision = Revision(number=moved.revision + 1, at=moved.updated_at, author="U1", events=())
                store.journeys.save(world.team, moved.model_copy(update={"revision": revision.number}), revision)
    for command in ("list", "hurts"):
        for person, told in ((world.mia, True), (world.tom, False)):
            before = whispers(living, person)
            assert world.command(person, world.lab, command) == ""
            said = whisper_to(living, person, before)
            assert "secret" not in said.lower()
            assert ("took part in" in said) == told
            assert command == "hurts" or "open repair" in said.lower()
