"""Maps and parts with awkward names on every surface: Slack refuses nothing, and everybody gets an answer."""

from collections.abc import Iterator

import pytest

from bot.journey.model import Journey
from bot.journey.revisions import Revision
from knowledge.library import KnowledgeBase
from tests.product import NOW, Living, living_world
from tests.slackworld import buttons

NAMES = {
    "empty": "",
    "long": "Donaudampfschifffahrt" * 15,
    "chinese": "慢性病会员到店取药" * 30,
    "emoji": "🧑‍🤝‍🧑🏳️‍🌈" * 40,
    "rtl": "\u202eزيارة المتحف مع العائلة",
    "marks": "*_~`<!channel>|&lt;[x](y)\\| `" * 8,
    "line": "one\ntwo\r\nthree\u2028four",
}


@pytest.fixture(scope="module")
def living(tmp_path_factory: pytest.TempPathFactory, knowledge: KnowledgeBase) -> Iterator[Living]:
    with living_world(tmp_path_factory.mktemp("awkward"), knowledge=knowledge) as one:
        with one.product.database.store() as store:
            for id, name in NAMES.items():
                first = Revision(number=0, at=NOW, author="U1", events=())
                store.journeys.create(one.world.team, _journey(one, id, name), first)
        yield one


def _journey(living: Living, id: str, name: str) -> Journey:
    pain = {"id": "h1", "text": name, "frequency": 3, "impact": 3, "persistence": 3}
    touchpoints = [{"id": f"t{n}", "name": name, "emotion": n - 2, "thought": name, "pain_points": [pain] if not n else []}
                   for n in range(5)]  # fmt: skip
    return Journey.model_validate(
        {"id": id, "title": name, "channel": living.world.lab.id, "created_at": NOW, "updated_at": NOW,
         "language": "zh" if id == "chinese" else "en",
         "stages": [{"id": "s1", "name": name, "customer_goal": name, "touchpoints": touchpoints}],
         "actions": [{"id": f"a{n}", "title": name, "owner": name, "due": "2026-01-05"} for n in range(2)]}
    )  # fmt: skip


def _said(living: Living) -> int:
    """Everything that Mia can read of the bot."""
    world = living.world
    here, alone = (world.bot_messages(one, seen_by=world.mia) for one in (world.lab, world.dm(world.mia)))
    return len(here) + len(alone)


def _refused(living: Living) -> list[str]:
    """But for the second canvas of the channel, which is asked for to see whether there is one."""
    return [call.error or "" for call in living.world.refusals() if call.error != "channel_canvas_already_exists"]


def _ask(living: Living, text: str) -> None:
    world, before = living.world, _said(living)
    world.command(world.mia, world.lab, text)
    world.wait_for(lambda: _said(living) > before, 20)
    assert not _refused(living)


@pytest.mark.parametrize("asked", ["list", "actions", "hurts", "compare long and marks", "show", "restore", "canvas"])
def test_what_is_asked_across_maps(living: Living, asked: str) -> None:
    _ask(living, asked)


@pytest.mark.parametrize("id", NAMES)
def test_what_is_wished_of_one(living: Living, id: str) -> None:
    for wished in ("canvas", "action list", "show"):
        _ask(living, f"{wished} {id}")


def test_home_opens_each(living: Living) -> None:
    world = living.world
    shown = world.open_home(world.mia)
    assert shown
    opened = [each for each in buttons(shown.blocks) if each.label == "Open"]
    assert len(opened) == len(NAMES)
    before = _said(living)
    for each in opened:
        world.press(shown, each.action_id, each.value, by=world.mia)
    world.wait_for(lambda: _said(living) >= before + len(NAMES), 40)
    assert not _refused(living)
