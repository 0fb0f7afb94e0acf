"""Begun by command in a channel that the bot is not in: the map stands in the author's DM, and can be moved there."""

from collections.abc import Iterator

import pytest

from knowledge.library import KnowledgeBase
from tests.product import Living, living_world


@pytest.fixture(scope="module")
def living(tmp_path_factory: pytest.TempPathFactory, knowledge: KnowledgeBase) -> Iterator[Living]:
    with living_world(tmp_path_factory.mktemp("without"), knowledge=knowledge) as one:
        yield one


@pytest.mark.parametrize("private", [False, True])
def test_a_command_in_a_channel_without_the_bot_begins_in_the_dm_and_can_be_moved(
    living: Living, private: bool
) -> None:
    world = living.world
    mia = world.mia
    strange = world.channel(f"quiet-{private}".lower(), mia, private=private, with_bot=False)
    title = "Gift cards at the till" if private else "Gift cards by post"
    assert world.command(mia, strange, f"new {title}") == ""
    said = lambda: [m for m in world.bot_messages(strange, seen_by=mia) if m.message.only_for == mia.id]  # noqa: E731
    told = world.wait_for(said, 20)[0]
    assert "/invite @Journey" in told.text
    assert "archives" in told.text
    (made,) = [one for one in living.journeys() if one.title == title]
    assert made.channel == world.dm(mia).id
    world.invite(strange, world.standin.workspace.people[world.bot_user], by=mia)
    world.click(told, "Move it here", by=mia)
    world.submit(world.wait_for_view(world.modal(mia)), {})
    world.wait_for(lambda: [m for m in world.bot_messages(strange) if "has moved" in m.text], 20)
    (moved,) = [one for one in living.journeys() if one.title == title]
    assert moved.channel == strange.id


def test_a_copy_made_where_the_bot_is_not_stands_in_the_dm(living: Living) -> None:
    world = living.world
    strange = world.channel("quiet-copy", world.mia, with_bot=False)
    living.answer_to(world.mention(world.mia, world.lab, "help us map lost luggage"))
    assert world.command(world.mia, strange, "duplicate lost luggage") == ""
    (copy,) = world.wait_for(lambda: [one for one in living.journeys() if "copy" in one.title.casefold()], 20)
    assert copy.channel == world.dm(world.mia).id
