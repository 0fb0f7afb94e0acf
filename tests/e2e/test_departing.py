"""A map is moved to another channel, deleted, brought back, and gone for good when its day has come."""

from collections.abc import Iterator

import pytest

from bot.journey.model import Journey
from knowledge.library import KnowledgeBase
from tests.e2e.test_bad_input import journey_of, whisper_to, whispers
from tests.product import NOW, Living, living_world
from tests.slackworld import Said


@pytest.fixture(scope="module")
def living(tmp_path_factory: pytest.TempPathFactory, knowledge: KnowledgeBase) -> Iterator[Living]:
    clock = [NOW]
    with living_world(tmp_path_factory.mktemp("departing"), knowledge=knowledge, clock=lambda: clock[0]) as one:
        one.product.set_clock = clock.__setitem__  # type: ignore[attr-defined]
        yield one


def _begun(living: Living, words: str) -> tuple[Said, Journey]:
    world = living.world
    root = world.mention(world.mia, world.lab, words)
    living.answer_to(root)
    return root, journey_of(living, root)


def _ids(living: Living) -> set[str]:
    return {journey.id for journey in living.journeys()}


def test_a_deleted_map_is_out_of_sight_and_comes_back_whole(living: Living) -> None:
    world = living.world
    root, journey = _begun(living, "help us map a dentist visit")
    said = world.say(world.mia, world.lab, "delete this map", thread_ts=root.ts)
    assert "until 2026-02-14" in living.answer_to(said).text
    assert journey.id not in _ids(living)
    before = whispers(living, world.tom)
    world.command(world.tom, world.lab, f"show {journey.title}")
    assert "can't find" in whisper_to(living, world.tom, before)
    went_on = world.say(world.tom, world.lab, "the persona is Anna, 40", thread_ts=root.ts)
    told = living.answer_to(went_on)
    assert "didn't go on the map" in told.text
    world.click(told, "Bring it back", by=world.tom)
    assert "is back" in world.wait_for_reply(went_on, count=2).text
    assert journey.id in _ids(living)
    assert journey_of(living, root) == journey
    assert not world.refusals()


def test_after_thirty_days_it_is_gone_for_good(living: Living) -> None:
    world = living.world
    root, journey = _begun(living, "help us map a car rental")
    living.answer_to(world.say(world.mia, world.lab, "把这张图删掉", thread_ts=root.ts))
    before = whispers(living, world.mia)
    world.command(world.mia, world.lab, "restore")
    assert "Which one shall I bring back?" in whisper_to(living, world.mia, before)
    living.product.set_clock(0, "2026-02-15T09:00:00Z")  # type: ignore[attr-defined]

    def gone() -> bool:
        with living.product.database.store() as store:
            return store.departures.until(world.team, journey.id) is None

    assert world.wait_for(gone, 20) or gone()
    with living.product.database.store() as store:
        assert store.journeys.revisions(world.team, journey.id) == ()
        assert store.conversations.of_journey(world.team, journey.id) == ()
    assert journey.id not in _ids(living)


def test_a_map_moves_and_its_talk_goes_along(living: Living) -> None:
    world = living.world
    root, journey = _begun(living, "help us map a library loan")
    offered = living.answer_to(world.say(world.mia, world.lab, "move this map", thread_ts=root.ts))
    world.click(offered, "Choose a channel", by=world.mia)
    form = world.wait_for_view(world.modal(world.mia))
    world.submit(form, {"place": world.private.id})
    (moved,) = world.wait_for(lambda: [m for m in world.bot_messages(world.private) if "has moved" in m.text], 20)
    assert next(j for j in living.journeys() if j.id == journey.id).channel == world.private.id
    away = world.wait_for(lambda: [m for m in world.bot_messages(world.lab, root.ts) if "carry on there" in m.text], 20)
    assert len(away) == 1
    went_on = world.say(world.mia, world.private, "the customer is Anna, 40, in a hurry", thread_ts=moved.ts)
    assert living.answer_to(went_on)
    assert not world.refusals()


def test_who_is_not_in_its_channel_neither_moves_nor_deletes(living: Living) -> None:
    world = living.world
    _, journey = _begun(living, "help us map a museum visit")
    outside = world.person("Zoe")
    dm = world.dm(outside)
    said = world.say(outside, dm, f"delete {journey.title}")
    assert "Only people in its channel" in living.answer_to(said).text
    assert journey.id in _ids(living)
