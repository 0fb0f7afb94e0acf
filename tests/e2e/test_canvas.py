"""A map's page stands in its channel's canvas, is written over when the map changes, and never over a team's own."""

from collections.abc import Iterator

import pytest

from bot.journey.model import Journey
from bot.journey.revisions import Revision
from knowledge.library import KnowledgeBase
from tests.e2e.test_bad_input import journey_of
from tests.product import NOW, Living, living_world
from tests.slackworld import Said

PAIN = {"id": "h1", "text": "a long | queue ![](@U0TOM00001)", "frequency": 4, "impact": 4, "persistence": 4}
TOUCHPOINT = {"id": "t1", "name": "front desk", "emotion": -2, "thought": "how long?", "pain_points": [PAIN]}
STAGE = {"id": "s1", "name": "Arrive", "customer_goal": "be in the room", "touchpoints": [TOUCHPOINT]}
ACTION = {"id": "a1", "title": "second | desk", "owner": "Tom", "due": "2026-03-01"}


@pytest.fixture(scope="module")
def living(tmp_path_factory: pytest.TempPathFactory, knowledge: KnowledgeBase) -> Iterator[Living]:
    with living_world(tmp_path_factory.mktemp("canvas"), knowledge=knowledge) as one:
        yield one


def _begun(living: Living, words: str) -> tuple[Said, Journey]:
    """With a stage, a pain point and an action."""
    world = living.world
    root = world.mention(world.mia, world.lab, words)
    living.answer_to(root)
    before = journey_of(living, root)
    parts = {"stages": [STAGE], "actions": [ACTION], "revision": before.revision + 1}
    after = Journey.model_validate({**before.model_dump(mode="json"), **parts})
    with living.product.database.store() as store:
        store.journeys.save(world.team, after, Revision(number=after.revision, at=NOW, author="U1", events=()))
    return root, after


def _say(living: Living, root: Said, words: str) -> str:
    return living.answer_to(living.world.say(living.world.mia, living.world.lab, words, thread_ts=root.ts)).text


def _text(living: Living, canvas: str) -> str:
    return living.world.standin.workspace.file_bytes(canvas).decode()


def test_the_channels_canvas_holds_the_page_and_follows_the_map(living: Living) -> None:
    world = living.world
    root, _ = _begun(living, "help us map hotel check-in")
    assert "is in the channel's canvas now" in _say(living, root, "put it in the channel's canvas")
    canvas = world.standin.canvases[world.lab.id]
    page = _text(living, canvas)
    assert "### 1. Arrive" in page
    assert "**front desk**" in page
    assert "emotion −2" in page
    assert "| second ¦ desk | Tom | 1 March | planned |" in page
    assert "![](@U0TOM00001)" not in page, "nobody is mentioned by what a person typed"
    renamed = _say(living, root, "rename stage 1 to Check in")
    assert renamed
    assert "up to date" in _say(living, root, "update the canvas")
    assert "### 1. Check in" in _text(living, canvas)
    assert len(world.calls("conversations.canvases.create")) == 1
    assert not world.refusals()
    _beside_the_teams_own(living, canvas)
    _deleted_by_somebody(living, root, canvas)


def _beside_the_teams_own(living: Living, taken: str) -> None:
    """The channel has a canvas already: the second map has one of its own, and that one stays as it is."""
    before = _text(living, taken)
    root, _ = _begun(living, "帮我们梳理网点开户")
    assert "写进频道的画布了" in _say(living, root, "放进频道的画布")
    assert _text(living, taken) == before
    (made,) = living.world.calls("canvases.create")
    assert "## 旅程图" in str(made.args)


def _deleted_by_somebody(living: Living, root: Said, canvas: str) -> None:
    world = living.world
    world.standin.workspace.drop_file(world.standin.workspace.files[canvas])
    world.standin.canvases.clear()
    assert "in the channel's canvas now" in _say(living, root, "update the canvas")
    assert world.standin.canvases[world.lab.id] != canvas


def test_a_workspace_without_canvases_is_told_what_to_do_instead(living: Living) -> None:
    world = living.world
    root, _ = _begun(living, "help us map parcel returns")
    for code, words in (("canvas_disabled_user_team", "export as Markdown"), ("missing_scope", "reinstall")):
        world.break_api("conversations.canvases.create", error=code, times=1)
        assert words in _say(living, root, "put it in the canvas")
    dm = world.mention(world.tom, world.lab, "canvas")
    assert "Which one?" in living.answer_to(dm).text
