"""A map that a command or a form begins has its thread at once: what is said under its root is heard, though the root's
ts is not stored yet."""

from collections.abc import Iterator

import pytest

from knowledge.library import KnowledgeBase
from tests.product import PATIENCE, Living, living_world
from tests.slackworld import Reply

SLOW = 4.0  # seconds that Slack's answer to the posting is on its way


@pytest.fixture(scope="module")
def living(tmp_path_factory: pytest.TempPathFactory, knowledge: KnowledgeBase) -> Iterator[Living]:
    with living_world(tmp_path_factory.mktemp("roots"), knowledge=knowledge) as one:
        yield one


def _root(living: Living, title: str) -> Reply:
    world = living.world
    found: list[Reply] = world.wait_for(lambda: [m for m in world.bot_messages(world.lab) if title in m.text], PATIENCE)
    return found[0]


def _begun(living: Living, title: str) -> Reply:
    """Posted, and its answer still on the way."""
    world = living.world
    world.break_api("chat.postMessage", delay=SLOW, after=True)
    assert world.command(world.mia, world.lab, f"new {title}") == ""
    return _root(living, title)


def test_what_is_said_under_a_root_before_it_is_stored_is_heard(living: Living) -> None:
    root = _begun(living, "Renting a bike")
    said = living.world.say(living.world.tom, living.world.lab, "persona: Sam, 31, arrives late", root.message.ts)
    assert "Sam" in living.answer_to(said).text
    (journey,) = [one for one in living.journeys() if one.title == "Renting a bike"]
    assert [one.name for one in journey.personas] == ["Sam"]


def test_what_is_pressed_under_a_root_before_it_is_stored_counts(living: Living) -> None:
    world = living.world
    root = _begun(living, "Returning a bike")
    world.click(root, next(one.label for one in root.buttons if one.label == "Skip"), by=world.tom)
    said = world.say(world.tom, world.lab, "status", root.message.ts)
    assert living.answer_to(said)
    with living.product.database.store() as store:
        session = store.conversations.session(world.team, f"{world.lab.id}:{root.message.ts}")
    assert session is not None
    assert session.skipped


def test_what_is_said_under_another_message_of_ours_stays_with_its_people(living: Living) -> None:
    world = living.world
    talk = world.say(world.tom, world.lab, "lunch, anyone?")
    _begun(living, "Buying a bike")
    before = len(world.bot_messages(world.lab))
    world.say(world.mia, world.lab, "at one?", talk.ts)
    accepted = [one for one in _inbox(living) if "at one?" in one]
    assert accepted == []
    assert len(world.bot_messages(world.lab)) == before


def _inbox(living: Living) -> list[str]:
    with living.product.database.engine.connect() as connection:
        return [str(row) for row in connection.exec_driver_sql("SELECT * FROM inbox")]
