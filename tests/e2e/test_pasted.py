"""What is pasted or brought along without a file's help."""

from collections.abc import Iterator

import pytest

from knowledge.library import KnowledgeBase
from tests.e2e.handing import CASES, Dropped
from tests.product import Living, living_world


@pytest.fixture(scope="module")
def living(tmp_path_factory: pytest.TempPathFactory, knowledge: KnowledgeBase) -> Iterator[Living]:
    with living_world(tmp_path_factory.mktemp("pasted"), knowledge=knowledge) as one:
        yield one


def test_a_pasted_talk_a_pasted_list_and_a_file_with_the_first_words(living: Living) -> None:
    thread = Dropped.begun(living)
    offered = thread.say((CASES / "zoom_transcript.txt").read_text())
    assert thread.words == []
    thread.press(offered, "Take it")
    assert len(thread.words) == 2
    thread.say("go to stages")
    thread.say("• Book\n    ◦ calls the line\n    ◦ uses the app\n• Arrive\n    ◦ front desk")
    assert [(s.name, len(s.touchpoints)) for s in thread.journey.stages] == [("Book", 2), ("Arrive", 1)]

    world = living.world
    said = world.upload(
        world.mia, world.lab, "guests.csv", (CASES / "guests.csv").read_bytes(), "@Journey help us map a hotel stay"
    )
    begun = Dropped(living, said)
    offered = world.wait_for(lambda: next((r for r in begun.turns() if "guests.csv" in r.text), None), 60)
    begun.press(offered, "Take it")
    assert len(begun.words) == 2
