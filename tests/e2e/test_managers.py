"""A manager in Slack: asks by command and mention, goes on by buttons, deals with actions in App Home."""

from collections.abc import Iterator

import pytest

from bot.journey.model import Journey
from bot.journey.revisions import Revision
from knowledge.library import KnowledgeBase
from tests.e2e.test_bad_input import whisper_to, whispers
from tests.product import NOW, Living, living_world
from tests.slackworld import buttons, texts

QUEUES = [{"id": f"h{n}", "text": f"a long queue {n}", "severity": n % 5, "votes": n} for n in range(9)]


@pytest.fixture(scope="module")
def living(tmp_path_factory: pytest.TempPathFactory, knowledge: KnowledgeBase) -> Iterator[Living]:
    with living_world(tmp_path_factory.mktemp("managers"), knowledge=knowledge) as one:
        mia = one.product.world.directory.person(one.world.team, one.world.mia.id)
        with one.product.database.store() as store:
            for id, title in (("j1", "Hotel check-in"), ("j2", "网点开户")):
                store.journeys.create(one.world.team, _journey(one, id, title, mia.name), _first())
        yield one


def _first() -> Revision:
    return Revision(number=0, at=NOW, author="U1", events=())


def _journey(living: Living, id: str, title: str, owner: str) -> Journey:
    touchpoint = {"id": "t1", "name": "front desk", "emotion": -2, "pain_points": QUEUES}
    action = {"id": "a1", "title": f"second desk {id}", "owner": owner, "due": "2026-01-05", "status": "doing"}
    return Journey.model_validate(
        {"id": id, "title": title, "channel": living.world.lab.id, "created_at": NOW, "updated_at": NOW,
         "stages": [{"id": "s1", "name": "Arrive", "touchpoints": [touchpoint]}], "actions": [action]}
    )  # fmt: skip


def test_a_command_is_answered_and_more_goes_on(living: Living) -> None:
    world = living.world
    before = whispers(living, world.tom)
    world.command(world.tom, world.lab, "hurts hotel")
    told = whisper_to(living, world.tom, before)
    assert "No pain points (hotel)" in told
    before = whispers(living, world.tom)
    world.command(world.tom, world.lab, "hurts")
    assert "18 pain points" in whisper_to(living, world.tom, before)


def test_a_mention_is_answered_for_all_to_hear(living: Living) -> None:
    world = living.world
    told = living.answer_to(world.mention(world.tom, world.lab, "actions overdue"))
    assert "2 actions overdue" in told.text
    assert "10 days late" in told.text
    before = whispers(living, world.tom)
    more = next(b for b in buttons(told.message.blocks) if "Not measured" in str(b))
    world.press(told, more.action_id, by=world.tom)
    assert "done" in whisper_to(living, world.tom, before)


def test_an_action_is_done_at_home(living: Living) -> None:
    world = living.world
    shown = world.open_home(world.mia)
    assert shown
    assert "second desk j1" in str(texts(shown.blocks))
    done = next(b for b in buttons(shown.blocks) if "Done" in str(b))
    world.press(shown, done.action_id, by=world.mia)

    def dealt_with() -> bool:
        return sum(a.status == "done" for j in living.journeys() for a in j.actions) == 1

    assert world.wait_for(dealt_with, 20)
    assert "Your open actions: 1" in str(texts(world.open_home(world.mia).blocks))
