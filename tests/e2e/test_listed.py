"""The actions of a map as a Slack List: made once, changed on both sides, looked at again by itself, refused politely."""

from collections.abc import Iterator
from typing import Any

import pytest

from bot.journey.model import Action, Journey
from bot.journey.revisions import Revision
from bot.usecases.elsewhere import ListRow
from bot.usecases.listed_taking import merged
from knowledge.library import KnowledgeBase
from tests.e2e.test_bad_input import journey_of
from tests.product import NOW, Living, living_world
from tests.slackworld import Said

ACTIONS = (
    {"id": "a1", "title": "second desk", "owner": "Tom", "due": "2026-03-01"},
    {"id": "a2", "title": "新的表格", "owner": "an agency"},
)


@pytest.fixture(scope="module")
def living(tmp_path_factory: pytest.TempPathFactory, knowledge: KnowledgeBase) -> Iterator[Living]:
    clock = [NOW]
    with living_world(tmp_path_factory.mktemp("listed"), knowledge=knowledge, clock=lambda: clock[0]) as one:
        one.product.set_clock = clock.__setitem__  # type: ignore[attr-defined]
        yield one


def _begun(living: Living, words: str, actions: tuple[dict[str, str], ...] = ACTIONS) -> tuple[Said, Journey]:
    world = living.world
    root = world.mention(world.mia, world.lab, words)
    living.answer_to(root)
    before = journey_of(living, root)
    owner = living.product.world.directory.person(world.team, world.tom.id).name
    made = [{**one, "owner": owner if one.get("owner") == "Tom" else one.get("owner")} for one in actions]
    parts = {"actions": made, "revision": before.revision + 1}
    after = Journey.model_validate({**before.model_dump(mode="json"), **parts})
    with living.product.database.store() as store:
        store.journeys.save(world.team, after, Revision(number=after.revision, at=NOW, author="U1", events=()))
    return root, after


def _say(living: Living, root: Said, words: str) -> str:
    return living.answer_to(living.world.say(living.world.mia, living.world.lab, words, thread_ts=root.ts)).text


def _cell(living: Living, title: str, key: str) -> tuple[dict[str, Any], str]:
    """The row of that title, and the column's id."""
    (made,) = living.world.standin.lists.values()
    columns = {column["key"]: column["id"] for column in made["schema"]}
    row = next(row for row in made["rows"].values() if title in str(row[columns["title"]]))
    return row, columns[key]


def _change(living: Living, title: str, key: str, value: list[str]) -> None:
    """As somebody does in Slack's own window."""
    row, column = _cell(living, title, key)
    row[column] = value


def _read(living: Living, title: str, key: str) -> Any:
    row, column = _cell(living, title, key)
    return row.get(column)


def test_list_and_map_are_kept_alike(living: Living) -> None:
    world = living.world
    root, _ = _begun(living, "help us map hotel check-in")
    assert "are in a list now" in _say(living, root, "put the actions in a list")
    (made,) = world.standin.lists.values()
    assert made["access"] == {world.lab.id: "write"}
    assert _read(living, "second desk", "owner") == [world.tom.id]
    assert _read(living, "second desk", "due") == ["2026-03-01"]
    assert "an agency" in str(_read(living, "新的表格", "outside"))
    _change(living, "second desk", "status", ["done"])
    _change(living, "新的表格", "owner", [world.raj.id])
    told = _say(living, root, "update the list")
    assert "second desk: done" in told
    first, second = journey_of(living, root).actions
    assert (first.status, second.owner) == ("done", world.raj.real_name.split()[0])
    assert not str(_read(living, "新的表格", "outside")).count("agency")
    _looked_at_by_itself(living, root)
    assert len(world.calls("slackLists.create")) == 1
    assert not world.refusals()


def _looked_at_by_itself(living: Living, root: Said) -> None:
    world = living.world
    _change(living, "second desk", "due", ["2026-04-01"])
    living.product.set_clock(0, "2026-01-15T11:00:00Z")  # type: ignore[attr-defined]
    told = world.wait_for(lambda: [m for m in world.bot_messages(world.lab, root.ts) if "on the map" in m.text], 20)
    assert "second desk: 2026-04-01" in told[0].text
    assert str(journey_of(living, root).actions[0].due) == "2026-04-01"


def test_a_workspace_without_lists_is_told_so(living: Living) -> None:
    world = living.world
    root, _ = _begun(living, "帮我们梳理网点开户")
    world.break_api("slackLists.create", error="lists_disabled_user_team", times=1)
    assert "付费版" in _say(living, root, "把措施放进列表")
    empty = world.mention(world.mia, world.lab, "help us map parcel returns")
    living.answer_to(empty)
    assert "no actions" in _say(living, empty, "put the actions in a list")


BEFORE = ListRow("desk", "U1", "", "2026-03-01", "planned")
DONE = ListRow("desk", "U1", "", "2026-03-01", "done")
LATER = ListRow("desk", "U1", "", "2026-05-01", "planned")


@pytest.mark.parametrize(
    ("listed", "mine", "row", "taken", "kept"),
    [
        (BEFORE, BEFORE, BEFORE, (), ()),
        (DONE, BEFORE, DONE, ("status",), ()),
        (BEFORE, DONE, DONE, (), ()),
        (DONE, LATER, ListRow("desk", "U1", "", "2026-05-01", "done"), ("status",), ()),
        (ListRow("desk", "U1", "", "2026-04-01", "planned"), LATER, LATER, (), ("due",)),
        (ListRow("desk", "", "", "", ""), BEFORE, BEFORE, (), ()),
        (ListRow("renamed", "U1", "", "2026-03-01", "planned"), BEFORE, BEFORE, (), ()),
        (ListRow("desk", "U1", "an agency", "2026-03-01", "planned"), BEFORE,
         ListRow("desk", "", "an agency", "2026-03-01", "planned"), ("outside",), ()),
    ],
)  # fmt: skip
def test_who_changed_what(
    listed: ListRow, mine: ListRow, row: ListRow, taken: tuple[str, ...], kept: tuple[str, ...]
) -> None:
    found = merged(Action(id="a", title="desk"), BEFORE, listed, mine)
    assert (found.row, found.taken, found.kept) == (row, taken, kept)
