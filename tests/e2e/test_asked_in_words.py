"""Requests in people's own words, by every way in: mention, direct message, command, and in the thread of a map."""

from collections.abc import Iterator

import pytest

from bot.journey.model import Journey
from bot.journey.revisions import Revision
from knowledge.library import KnowledgeBase
from tests.e2e.test_bad_input import whisper_to, whispers
from tests.product import NOW, Living, living_world
from tests.slackworld import buttons


@pytest.fixture(scope="module")
def living(tmp_path_factory: pytest.TempPathFactory, knowledge: KnowledgeBase) -> Iterator[Living]:
    with living_world(tmp_path_factory.mktemp("words"), knowledge=knowledge) as one:
        with one.product.database.store() as store:
            for id, title, owner, department in (
                ("j1", "Hotel check-in", "Priya Nair", "Marketing"),
                ("j2", "网点开户", "老吴", "运营部"),
            ):
                made = _journey(one, id, title, owner, department)
                store.journeys.create(one.world.team, made, Revision(number=0, at=NOW, author="U1", events=()))
        yield one


def _journey(living: Living, id: str, title: str, owner: str, department: str) -> Journey:
    pains = [{"id": f"h{n}", "text": f"a long queue {id}-{n}", "severity": n + 1} for n in range(3)]
    point = {"id": "t1", "name": "front desk", "emotion": -2, "pain_points": pains}
    action = {"id": "a1", "title": f"second desk {id}", "owner": owner, "department": department, "due": "2026-01-05"}
    return Journey.model_validate(
        {"id": id, "title": title, "channel": living.world.lab.id, "created_at": NOW, "updated_at": NOW,
         "language": "zh" if id == "j2" else "en",
         "stages": [{"id": "s1", "name": "Arrive", "touchpoints": [point]}], "actions": [action]}
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("which actions are overdue?", "2 actions overdue"),
        ("哪些痛点最严重，谁在负责？", "6 个痛点"),
        ("what hurts most in hotel check-in?", "3 pain points"),
        ("网点开户的痛点有哪些？", "3 个痛点"),
        ("which journeys do we have?", "2 journeys"),
        ("is anything of Priya's late?", "1 action overdue"),
        ("运营部有哪些措施逾期了？", "1 项措施"),
        ("compare hotel check-in with 网点开户", "touchpoints\n1\n1"),
    ],
)
def test_a_mention_is_answered_from_the_maps(living: Living, text: str, told: str) -> None:
    world = living.world
    assert told in living.answer_to(world.mention(world.tom, world.lab, text)).text


def test_a_command_takes_a_sentence_too(living: Living) -> None:
    world = living.world
    before = whispers(living, world.tom)
    world.command(world.tom, world.lab, "show me which actions are overdue")
    assert "2 actions overdue" in whisper_to(living, world.tom, before)


def test_a_few_words_follow_what_was_asked(living: Living) -> None:
    world = living.world
    said = world.mention(world.tom, world.lab, "which actions are overdue?")
    assert "2 actions overdue" in living.answer_to(said).text
    only = living.answer_to(world.mention(world.tom, world.lab, "only marketing"))
    assert "1 action overdue* (Marketing)" in only.text
    other = living.answer_to(world.mention(world.tom, world.lab, "那运营部呢"))
    assert "1 项措施过期" in other.text
    assert "运营部" in other.text
    assert "1 action overdue" in living.answer_to(world.mention(world.tom, world.lab, "and in English?")).text


def test_words_are_put_on_a_map_and_placed_by_a_tap(living: Living) -> None:
    world = living.world
    told = living.answer_to(world.mention(world.tom, world.lab, "put this on hotel check-in: “nobody at the desk”"))
    assert "Saved on Hotel check-in" in told.text.replace("_", "")
    before = whispers(living, world.tom)
    there = next(b for b in buttons(told.message.blocks) if "front desk" in str(b))
    world.press(told, there.action_id, by=world.tom)
    assert "front desk" in whisper_to(living, world.tom, before)
    hotel = next(j for j in living.journeys() if j.id == "j1")
    (one,) = hotel.evidence
    assert (one.text, hotel.stages[0].touchpoints[0].evidence) == ("nobody at the desk", (one.id,))


def test_a_question_about_the_craft_is_still_the_crafts(living: Living) -> None:
    world = living.world
    told = living.answer_to(world.mention(world.tom, world.lab, "what is a pain point?"))
    assert "second desk" not in told.text
    assert "j1-" not in told.text
    assert "Source" in told.text


def test_in_a_maps_thread_a_request_is_no_answer(living: Living) -> None:
    world = living.world
    root = world.mention(world.mia, world.lab, "help us map a family's visit to the museum")
    living.answer_to(root)
    count = len(living.journeys())
    asked = world.mention(world.mia, world.lab, "what hurts most across all maps?", thread_ts=root.ts)
    assert "6 pain points" in living.answer_to(asked).text
    assert "3 journeys" in living.answer_to(world.say(world.mia, world.lab, "list", thread_ts=root.ts)).text
    late = world.say(world.mia, world.lab, "哪些措施逾期了？", thread_ts=root.ts)
    assert "没有过期的措施" in living.answer_to(late).text
    museum = next(j for j in living.journeys() if "museum" in j.title.casefold())
    assert not museum.all_touchpoints()
    assert not museum.goal.objective
    world.say(world.mia, world.lab, "help us map store returns", thread_ts=root.ts)
    assert world.wait_for(lambda: len(living.journeys()) == count + 1, 20)
    answer = world.say(world.mia, world.lab, "fewer people leaving within an hour", thread_ts=root.ts)
    living.answer_to(answer)
    assert "leaving" in next(j for j in living.journeys() if j.id == museum.id).goal.objective


def test_a_reaction_saves_a_message_with_its_author_and_link(living: Living) -> None:
    world = living.world
    said = world.say(world.mia, world.lab, "a guest told me the lift is always broken")
    world.react(world.tom, said, "tada")
    world.react(world.tom, said, "world_map")

    def saved() -> bool:
        return any("lift" in e.text and e.source and e.permalink for j in living.journeys() for e in j.evidence)

    assert world.wait_for(saved, 20)
    world.react(world.chen, said, "world_map")
    living.answer_to(world.mention(world.tom, world.lab, "which journeys do we have?"))
    assert sum("lift" in e.text for j in living.journeys() for e in j.evidence) == 1


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("whats the peak end rule in one sentence", "Peak-end rule"),
        ("whats a good how might we question", "How might we"),
        ("海底捞的服务有啥可以学的", "海底捞"),
        ("什么叫How might we，中文怎么写", "我们可以怎样"),
        ("how do the five whys work", "Five whys"),
    ],
)
def test_the_craft_is_asked_about_in_any_form(living: Living, text: str, page: str) -> None:
    world = living.world
    assert page in living.answer_to(world.mention(world.tom, world.lab, text)).text


@pytest.mark.parametrize(
    ("opening", "question", "page"),
    [
        ("help us map how a parent books a swim course", "how many stages should i have", "stage"),
        ("我们是做装修的，想画一下业主从签约到入住的旅程", "触点跟阶段到底啥区别，我老搞混", "触点"),
    ],
)
def test_a_question_without_its_mark_is_no_goal(living: Living, opening: str, question: str, page: str) -> None:
    world = living.world
    root = world.mention(world.tom, world.lab, opening)
    living.answer_to(root)
    said = world.say(world.tom, world.lab, question, thread_ts=root.ts)
    assert page in living.answer_to(said).text
    assert question not in [one.goal.objective for one in living.journeys() if one.goal]
