"""What is pressed is answered where one was, or it is said where it went; "which one?" is asked with buttons."""

from collections.abc import Iterator

import pytest

from bot.journey.model import Journey
from bot.journey.revisions import Revision
from knowledge.library import KnowledgeBase
from tests.e2e.test_bad_input import journey_of
from tests.product import NOW, Living, living_world
from tests.slackworld import Reply, buttons, texts


@pytest.fixture(scope="module")
def living(tmp_path_factory: pytest.TempPathFactory, knowledge: KnowledgeBase) -> Iterator[Living]:
    with living_world(tmp_path_factory.mktemp("where"), knowledge=knowledge) as one:
        with one.product.database.store() as store:
            for id, title in (("j1", "Hotel check-in"), ("j2", "网点开户")):
                first = Revision(number=0, at=NOW, author="U1", events=())
                store.journeys.create(one.world.team, _journey(one, id, title), first)
        yield one


def _journey(living: Living, id: str, title: str) -> Journey:
    touchpoint = {"id": "t1", "name": "front desk", "emotion": -2}
    return Journey.model_validate(
        {"id": id, "title": title, "channel": living.world.lab.id, "created_at": NOW, "updated_at": NOW,
         "stages": [{"id": "s1", "name": "Arrive", "touchpoints": [touchpoint]}],
         "actions": [{"id": "a1", "title": "second desk", "owner": living.world.tom.real_name}]}
    )  # fmt: skip


def _whisper(living: Living, person: str, containing: str) -> Reply:
    world = living.world
    mine = lambda: [  # noqa: E731
        one for one in world.bot_messages(world.lab, seen_by=world.standin.workspace.people[person])
        if one.message.only_for == person and containing in one.text
    ]  # fmt: skip
    found: list[Reply] = world.wait_for(mine, 20)
    return found[-1]


def _in_dm(living: Living, person: str, containing: str) -> Reply:
    world = living.world
    dm = world.standin.workspace.dm_with(person)
    found: list[Reply] = world.wait_for(lambda: [m for m in world.bot_messages(dm) if containing in m.text], 20)
    return found[-1]


def test_which_one_is_asked_with_buttons_and_answered_where_it_can_be(living: Living) -> None:
    world = living.world
    assert world.command(world.chen, world.lab, "show") == ""
    asked = _whisper(living, world.chen.id, "是哪一张")
    assert sorted(b.label for b in asked.buttons) == ["Hotel check-in · 2026-01-15", "网点开户 · 2026-01-15"]
    world.click(asked, "网点开户 · 2026-01-15", by=world.chen)
    assert _in_dm(living, world.chen.id, "网点开户")
    told = _whisper(living, world.chen.id, "私信")
    assert "archives" in told.text  # a link to it
    assert told.message.thread is None
    assert "网点开户 · 2026-01-15 / " in asked.message.text or " / 网点开户" in asked.message.text
    over = world.wait_for_update(asked)
    assert (over.buttons, "✓ 小陈：网点开户" in over.text) == ([], True)
    asked_by_words = world.mention(world.mia, world.lab, "export pdf")
    world.click(living.answer_to(asked_by_words), "Hotel check-in · 2026-01-15", by=world.mia)
    assert "as PDF" in world.wait_for_reply(asked_by_words, count=2).text
    over = world.wait_for(lambda: [r for r in [world.now(living.answer_to(asked_by_words))] if not r.buttons], 20)
    assert "✓ Mia – Hotel check-in" in over[0].text
    assert not world.refusals()


def test_a_command_with_a_title_means_that_map_in_either_language(living: Living) -> None:
    world = living.world
    before = {j.id for j in living.journeys()}
    assert "网点开户" in living.answer_to(world.mention(world.chen, world.lab, "看图 网点开户")).text
    assert "Hotel check-in" in living.answer_to(world.mention(world.mia, world.lab, "show hotel check-in")).text
    assert {j.id for j in living.journeys()} == before


def test_what_changes_a_map_is_never_guessed(living: Living) -> None:
    world = living.world
    asked = living.answer_to(world.mention(world.mia, world.lab, "archive"))
    assert "Which one?" in asked.text
    world.click(asked, "Hotel check-in · 2026-01-15", by=world.mia)
    world.wait_for(lambda: next(j for j in living.journeys() if j.id == "j1").status == "archived", 20)


def test_open_at_home_says_where_it_went(living: Living) -> None:
    world = living.world
    shown = world.open_home(world.raj)
    assert shown
    opened = [b for b in buttons(shown.blocks) if b.label == "Open"]
    world.press(shown, opened[-1].action_id, opened[-1].value, by=world.raj)
    now = world.wait_for(
        lambda: [v for v in [world.standin.views.homes[world.raj.id]] if "Messages tab" in str(v.body)], 20
    )
    assert "is in" in "".join(texts(now[0].blocks)[:1])
    assert _in_dm(living, world.raj.id, "front desk")


def test_a_new_journey_from_home_chooses_its_channel_and_is_told_of(living: Living) -> None:
    world = living.world
    shown = world.open_home(world.tom)
    assert shown
    before = {j.id for j in living.journeys()}
    new = next(b for b in buttons(shown.blocks) if b.label == "New journey")
    world.press(shown, new.action_id, new.value, by=world.tom)
    form = world.wait_for_view(world.modal(world.tom))
    assert not world.submit(form, {"title": "Parcel returns", "place": world.lab.id}).errors
    (made,) = world.wait_for(lambda: [j for j in living.journeys() if j.id not in before], 20)
    assert made.channel == world.lab.id
    world.wait_for(lambda: "It has begun" in str(world.standin.views.homes[world.tom.id].body), 20)


def test_a_channel_without_the_bot_is_no_place_for_a_new_journey(living: Living) -> None:
    world = living.world
    strange = world.channel("no-bot", world.wu, with_bot=False)
    before = {j.id for j in living.journeys()}
    assert world.command(world.wu, world.dm(world.wu), "new") == ""
    form = world.wait_for_view(world.modal(world.wu))
    world.submit(form, {"title": "门店退货", "place": strange.id})
    (made,) = world.wait_for(lambda: [j for j in living.journeys() if j.id not in before], 20)
    assert made.channel == world.dm(world.wu).id
    assert _in_dm(living, world.wu.id, "那个频道我进不去")


def test_a_published_map_is_told_of_in_its_channel_with_its_owners(living: Living) -> None:
    world = living.world
    root = world.mention(world.mia, world.lab, "help us map lost luggage")
    living.answer_to(root)
    journey = journey_of(living, root)
    with living.product.database.store() as store:
        wanted = _journey(living, journey.id, journey.title).model_copy(update={"revision": journey.revision + 1})
        store.journeys.save(world.team, wanted, Revision(number=wanted.revision, at=NOW, author="U1", events=()))
    asked = living.answer_to(world.say(world.mia, world.lab, "publish", thread_ts=root.ts))
    world.click(asked, "Publish anyway", by=world.mia)
    told = world.wait_for(lambda: [m for m in world.bot_messages(world.lab) if "is published:" in m.text], 20)
    assert len(told) == 1
    assert told[0].message.thread is None
    assert f"<@{world.tom.id}>" in told[0].text
    assert root.ts.replace(".", "") in told[0].text
    assert not world.refusals()


def test_the_status_of_a_map_is_a_plan_of_its_steps(living: Living) -> None:
    world = living.world
    root = world.mention(world.chen, world.lab, "帮我们梳理社区医院就诊旅程")
    living.answer_to(root)
    world.say(world.chen, world.lab, "目标：投诉从 40 到 10；现状；从挂号到离院", thread_ts=root.ts)
    asked = world.say(world.chen, world.lab, "进度", thread_ts=root.ts)
    told = world.wait_for_reply(asked, containing="现在在第")
    (plan,) = [block for block in told.message.blocks if block["type"] == "plan"]
    states = [(task["title"], task["status"]) for task in plan["tasks"]]
    assert len(states) == 10
    assert [title for title, _ in states][:3] == ["目标", "角色", "证据"]
    here = [state for _, state in states].index("in_progress")
    assert {state for _, state in states[here + 1 :]} == {"pending"}
    assert "第 1/10 步" in told.text
    assert here == 0
