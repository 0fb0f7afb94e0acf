"""A map is archived, opened again and copied, in its thread and by command; a namesake is told of."""

from collections.abc import Iterator

import pytest

from knowledge.library import KnowledgeBase
from tests.e2e.test_bad_input import journey_of
from tests.product import Living, living_world


@pytest.fixture(scope="module")
def living(tmp_path_factory: pytest.TempPathFactory, knowledge: KnowledgeBase) -> Iterator[Living]:
    with living_world(tmp_path_factory.mktemp("life"), knowledge=knowledge) as one:
        yield one


def test_the_life_of_a_map(living: Living) -> None:
    world = living.world
    root = world.mention(world.mia, world.lab, "help us map parcel returns")
    first = living.answer_to(root)
    assert "already a map" not in first.text

    def say(text: str) -> str:
        return living.answer_to(world.say(world.mia, world.lab, text, thread_ts=root.ts)).text

    assert "is archived" in say("please archive this map")
    assert journey_of(living, root).status == "archived"
    assert "archived already" in say("archive it")
    assert "open again" in say("reopen this map")
    assert journey_of(living, root).status == "draft"
    assert "isn't published" in say("unpublish")
    title = journey_of(living, root).title
    before = {j.id for j in living.journeys()}
    assert world.command(world.tom, world.lab, f"duplicate {title}") == ""
    (copy,) = world.wait_for(lambda: [j for j in living.journeys() if j.id not in before], 20)
    assert (copy.title, copy.status, copy.revision) == (f"{title} (copy)", "draft", 0)
    again = world.mention(world.chen, world.lab, "help us map parcel returns")
    asked = living.answer_to(again)
    assert "already a map" in asked.text
    assert root.ts.replace(".", "") in asked.text, "with a link to the other one"
    second = journey_of(living, again).id
    world.click(asked, "Use that one and drop this", by=world.chen)
    world.wait_for(lambda: second not in {j.id for j in living.journeys()}, 20)
    assert not world.refusals()
