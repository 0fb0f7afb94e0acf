"""Every scripted dialogue, in the whole product: the exact document must come out, plain, with every event delivered
twice, and in other orders where the order is free."""

import itertools
from collections.abc import Iterator

import pytest

from knowledge.library import KnowledgeBase
from tests.dialogues.document import as_yaml, told
from tests.dialogues.playing import Player
from tests.dialogues.script import Script, scripts
from tests.product import Living, living_world

EVERY = scripts()


@pytest.fixture(scope="module")
def living(tmp_path_factory: pytest.TempPathFactory, knowledge: KnowledgeBase) -> Iterator[Living]:
    with living_world(tmp_path_factory.mktemp("dialogues"), knowledge=knowledge) as one:
        yield one


def played(living: Living, script: Script, order: tuple[int, ...] | None = None) -> str:
    """The document after a dialogue in a thread of its own, as YAML, so that a difference can be read."""
    before = {j.id for j in living.journeys()}
    Player(living.world, script).play(order)
    (journey,) = [j for j in living.journeys() if j.id not in before]
    assert not living.world.refusals(), living.world.refusals()[-3:]
    return as_yaml(told(journey))


@pytest.mark.parametrize("script", EVERY, ids=lambda s: s.name)
def test_the_exact_document_comes_out(living: Living, script: Script) -> None:
    assert played(living, script) == as_yaml(script.document)


@pytest.mark.parametrize("script", EVERY, ids=lambda s: s.name)
def test_every_event_delivered_twice_changes_nothing(living: Living, script: Script) -> None:
    living.world.twice = True
    try:
        assert played(living, script) == as_yaml(script.document)
    finally:
        living.world.twice = False


@pytest.mark.parametrize("script", [s for s in EVERY if s.free], ids=lambda s: s.name)
def test_the_order_is_free_where_the_script_says_so(living: Living, script: Script) -> None:
    for order in _orders(script):
        assert played(living, script, order) == as_yaml(script.document)


def _orders(script: Script) -> list[tuple[int, ...]]:
    """The reverse of each free group: the farthest from the order in which it was written."""
    return [tuple(_reversed(script.numbers, group)) for group in script.free]


def _reversed(plain: tuple[int, ...], group: tuple[int, ...]) -> Iterator[int]:
    backwards = itertools.chain(reversed(group))
    return (next(backwards) if number in group else number for number in plain)
