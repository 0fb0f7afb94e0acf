"""Whatever people type or press: a clear answer in their language, and nothing lost, doubled or corrupted.

Elsewhere: wrong signatures, a locked database and faults (tests/slack/test_refused.py, tests/durable/test_signed.py),
broken imports (tests/cli/test_journeys.py); scores and days that cannot be, a stage named twice, names with markup
(the dialogues).
"""

import json
from collections.abc import Iterator

import pytest

from bot.journey.document import from_json, to_json
from bot.journey.model import Journey
from bot.playground.envelopes import Delivery
from bot.playground.people import Person
from knowledge.library import KnowledgeBase
from tests.product import Living, living_world
from tests.slackworld import Reply, Said

LONGEST = 40_000  # characters that Slack takes in one message


@pytest.fixture(scope="module")
def living(tmp_path_factory: pytest.TempPathFactory, knowledge: KnowledgeBase) -> Iterator[Living]:
    with living_world(tmp_path_factory.mktemp("bad"), knowledge=knowledge) as one:
        yield one


def started(living: Living, *lines: str, private: bool = False) -> tuple[Said, list[Reply]]:
    """A new journey, and Mia's lines in its thread with their answers."""
    world = living.world
    place = world.private if private else world.lab
    root = world.mention(world.mia, place, "help us map a repair")
    replies = [living.answer_to(root)]
    for line in lines:
        replies.append(living.answer_to(world.say(world.mia, place, line, thread_ts=root.ts)))
    return root, replies


def journey_of(living: Living, root: Said) -> Journey:
    with living.product.database.store() as store:
        session = store.conversations.session(living.world.team, f"{root.channel}:{root.ts}")
        assert session is not None
        return store.journeys.get(living.world.team, session.journey)


def whisper_to(living: Living, person: Person, before: int) -> str:
    """The next thing that only this person reads in the channel."""
    world = living.world

    def told() -> str | None:
        mine = [r for r in world.bot_messages(world.lab, seen_by=person) if r.message.only_for == person.id]
        return mine[-1].text if len(mine) > before else None

    return str(world.wait_for(told, 20))


def whispers(living: Living, person: Person) -> int:
    world = living.world
    return sum(r.message.only_for == person.id for r in world.bot_messages(world.lab, seen_by=person))


def test_an_unknown_command(living: Living) -> None:
    world = living.world
    for person, text, words in ((world.mia, "frobnicate wildly", "help"), (world.chen, "乱点一通", "帮助")):
        before = whispers(living, person)
        assert world.command(person, world.lab, text) == ""
        assert words in whisper_to(living, person, before)


def test_an_empty_mention(living: Living) -> None:
    world = living.world
    assert "help us map" in living.answer_to(world.mention(world.mia, world.lab, "")).text
    assert "梳理" in living.answer_to(world.mention(world.chen, world.lab, "")).text


def test_as_long_a_message_as_slack_takes(living: Living) -> None:
    text = ("the lift was out again and nobody told us " * 1000)[:LONGEST].strip()
    root, replies = started(living, text)
    with living.product.database.store() as store:
        session = store.conversations.session(living.world.team, f"{root.channel}:{root.ts}")
    assert session is not None
    told = [kept.text for kept in session.kept] + [str(journey_of(living, root).goal.objective)]
    assert text in told
    assert replies[-1].text


def test_characters_that_nobody_can_see(living: Living) -> None:
    root, replies = started(living, "Stages: ar\u0007rive, \u202echeck\u200b in\u202c, st\u0001ay")
    journey = journey_of(living, root)
    assert [stage.name for stage in journey.stages] == ["arrive", "check in", "stay"]
    assert not set("\u0007\u0001\u202e\u200b") & set(replies[-1].text)
    assert from_json(to_json(journey)) == journey


def test_an_answered_question_has_no_buttons_left_but_a_line_of_who_answered_what(living: Living) -> None:
    root, replies = started(living, "fewer complaints, from 40 to 20")
    world = living.world
    first = replies[0]
    world.wait_for(lambda: "✓" in world.now(first).text or None, 20)
    settled = world.now(first)
    assert all(button.action_id.startswith("more.") for button in settled.buttons), "only sources are left to read"
    assert "✓ Mia – goal" in settled.text
    assert "✓ Mia – goal" in settled.message.text
    world.click(replies[-1], "Today", by=world.tom)
    second = world.wait_for(lambda: world.now(replies[-1]) if "✓" in world.now(replies[-1]).text else None, 20)
    assert "✓ Tom – " in second.text
    assert all(button.action_id.startswith("more.") for button in second.buttons)
    menu = next(e for block in second.message.blocks for e in block.get("elements", []) if e["type"] == "overflow")
    world.press(second, menu["action_id"], menu["options"][0]["value"], by=world.mia)
    world.wait_for(lambda: journey_of(living, root).goal.objective is None or None, 20)
    assert journey_of(living, root).state == "current"


def test_a_press_by_somebody_who_is_not_in_the_channel(living: Living) -> None:
    root, replies = started(living, "fewer complaints, from 40 to 20", private=True)
    world = living.world
    world.click(replies[-1], "Undo", by=world.mia)
    world.wait_for(lambda: journey_of(living, root).goal.objective is None or None, 20)
    before = journey_of(living, root)
    stolen = dict(world.deliveries("block_actions")[-1].payload)
    stolen["user"] = {**stolen["user"], "id": world.raj.id, "name": world.raj.name, "username": world.raj.name}
    stolen |= {"trigger_id": "1.1.foreign", "actions": [{**stolen["actions"][0], "action_ts": "1.1"}]}
    assert world.redeliver(Delivery("interactive", stolen)).ok

    def told() -> str | None:
        everywhere = [*world.bot_messages(world.private, seen_by=world.raj), *world.bot_messages(world.dm(world.raj))]
        return next((r.text for r in everywhere if "not in" in r.text), None)

    assert "nothing was changed" in str(world.wait_for(told, 20))
    assert journey_of(living, root) == before


def test_a_form_sent_by_somebody_who_may_no_longer_see_the_channel(living: Living) -> None:
    root, replies = started(living, "fewer complaints, from 40 to 20", private=True)
    world = living.world
    world.click(replies[-1], "Edit", by=world.mia)
    assert not world.submit(world.modal(world.mia, title="Edit the goal"), {"target": "15"}).failed
    world.wait_for(lambda: journey_of(living, root).goal.target == "15" or None, 20)
    stolen = json.loads(json.dumps(world.deliveries("view_submission")[-1].payload))
    stolen["user"] |= {"id": world.raj.id, "name": world.raj.name, "username": world.raj.name}
    stolen["view"] |= {"id": "V0FOREIGN", "hash": "1.foreign"}
    stolen["view"]["state"]["values"]["target"]["value"]["value"] = "99"
    assert world.redeliver(Delivery("interactive", stolen)).ok

    def told() -> str | None:
        everywhere = [*world.bot_messages(world.private, seen_by=world.raj), *world.bot_messages(world.dm(world.raj))]
        return next((r.text for r in everywhere if "not in" in r.text), None)

    assert "nothing was changed" in str(world.wait_for(told, 20))
    assert journey_of(living, root).goal.target == "15"


def test_a_form_that_is_sent_twice(living: Living) -> None:
    root, replies = started(living, "fewer complaints, from 40 to 20")
    world, revision = living.world, journey_of(living, root).revision
    world.click(replies[-1], "Edit", by=world.mia)
    sent = world.submit(world.modal(world.mia, title="Edit the goal"), {"target": "15"})
    assert not sent.failed
    assert world.redeliver(world.deliveries("view_submission")[-1]).ok
    world.say(world.mia, world.lab, "today", thread_ts=root.ts)
    world.wait_for(lambda: journey_of(living, root).state, 20)
    journey = journey_of(living, root)
    assert journey.goal.target == "15"
    assert journey.revision == revision + 2
