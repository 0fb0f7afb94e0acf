"""Somebody of another workspace, in a shared channel: a participant of that channel's maps and of nothing else."""

from collections.abc import Iterator

import pytest

from bot.journey.model import Journey
from bot.journey.revisions import Revision
from bot.usecases.portfolio import Scope
from bot.usecases.requests.inquiry import audiences
from knowledge.library import KnowledgeBase
from tests.product import NOW, Living, living_world


@pytest.fixture(scope="module")
def living(tmp_path_factory: pytest.TempPathFactory, knowledge: KnowledgeBase) -> Iterator[Living]:
    with living_world(tmp_path_factory.mktemp("connected"), knowledge=knowledge) as one:
        yield one


def test_a_portfolio_holds_the_shared_channels_maps_alone(living: Living) -> None:
    world = living.world
    stranger = world.stranger("Vera")
    shared = world.channel("shared-with-them", world.mia, stranger)
    with living.product.database.store() as store:
        for id, title, channel in (("a", "Joint delivery", shared.id), ("b", "Our own returns", world.lab.id)):
            point = {"id": "t1", "name": "desk", "pain_points": [{"id": "p1", "text": f"slow {id}", "severity": 3}]}
            made = Journey.model_validate(
                {"id": id, "title": title, "channel": channel, "created_at": NOW, "updated_at": NOW,
                 "stages": [{"id": "s1", "name": "Go", "touchpoints": [point]}]}
            )  # fmt: skip
            store.journeys.create(world.team, made, Revision(number=0, at=NOW, author="U1", events=()))
    told = living.answer_to(world.mention(stranger, shared, "what hurts most across all maps?")).text
    assert "1 pain point" in told
    assert "slow b" not in told
    assert "Our own returns" not in told
    seen, _ = audiences(living.product.world, world.team, stranger.id, None)
    with living.product.database.store() as store:
        names = store.portfolio.titles(world.team, Scope(seen))
    assert [title for _, title in names] == ["Joint delivery"]
