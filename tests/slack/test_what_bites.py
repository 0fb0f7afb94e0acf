"""What bites bots of this kind, each learnt by somebody in public: the thread is named at each test.

Real Bolt over signed HTTP, the real inbox on SQLite, and the stand-in that refuses what Slack refuses.
What the knowledge base and the model must not do is tested with them (tests/knowledge, tests/llm).
"""

import logging
import sqlite3
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.guide.reply import Button, Reply, Section
from bot.slack.stream import SlackStreamer
from bot.usecases.inbound import Clicked
from tests.slack.house import House, house
from tests.slack.office import Office, says, thread


@pytest.fixture
def bot(tmp_path: Path) -> Iterator[House]:
    with house(tmp_path) as made:
        yield made


def answers(bot: House) -> list[str]:
    return [each.text for each in bot.world.bot_messages(bot.world.lab)]


def test_a_first_delivery_that_never_arrived_is_taken_from_its_retry(bot: House) -> None:
    """agno-agi/agno#10073, vercel/chat#667: the retry header says nothing about what we have."""
    world = bot.world
    here, world.events_url = world.events_url, "http://127.0.0.1:9/slack/events"
    world.standin.deliveries.retry_seconds = (0.2,)
    said = world.mention(world.mia, world.lab, "map check-in")
    world.events_url = here
    assert world.wait_for_reply(said).text == "heard: map check-in"
    assert said.deliveries[0].attempts[0].answer.failure == "connection_failed"
    assert len(answers(bot)) == 1


def test_a_turn_is_not_run_again_after_a_restart(bot: House) -> None:
    """xorbitsai/xagent#1063: what was accepted is known in the database."""
    world = bot.world
    said = world.mention(world.mia, world.lab, "map check-in")
    world.wait_for_reply(said)
    bot.restart()
    for delivery in said.deliveries:
        assert world.redeliver(delivery).ok
    world.no_reply(world.say(world.mia, world.lab, "something else"), 0.3)
    assert answers(bot) == ["heard: map check-in"]


def test_a_second_message_is_not_dropped_while_the_first_is_worked_on(bot: House) -> None:
    """getsentry/junior#67: one ordered queue for each conversation, nothing dropped."""
    world = bot.world
    root = world.mention(world.mia, world.lab, "one")
    world.wait_for_reply(root)
    texts = [f"message {n}" for n in range(12)]
    for text in texts:
        world.say(world.tom, world.lab, text, thread_ts=root.ts)
    world.wait_for(lambda: len(answers(bot)) == 13)
    assert [text for _, text in bot.echo.heard] == ["one", *texts]


def test_a_change_without_new_words_is_not_answered(bot: House) -> None:
    """CopilotKit/CopilotKit#6717: previews and metadata change a message too; about fifty replies came of it."""
    world = bot.world
    said = world.mention(world.mia, world.lab, "see https://example.com")
    world.wait_for_reply(said)
    for _ in range(5):
        world.unfurl(said)
    world.edit(said, "@Journey see https://example.org")
    world.wait_for(lambda: len(answers(bot)) == 2)
    assert answers(bot)[-1] == "heard: see https://example.org"


def test_it_answers_neither_itself_nor_another_bot(bot: House) -> None:
    """RasaHQ/rasa_core#471."""
    world = bot.world
    said = world.mention(world.mia, world.lab, "map check-in")
    reply = world.wait_for_reply(said)
    base = world.deliveries("message")[-1].payload
    ts = f"{float(reply.ts) + 1:.6f}"
    mention = f"<@{world.bot_user}> hello"
    for about in (
        {"user": world.bot_user, "bot_id": "B0JOURNEY1"},
        {"user": "U0OTHERBOT", "bot_id": "B0OTHER"},
        {"subtype": "bot_message", "bot_id": "B0OTHER", "user": None},
        {"subtype": "channel_join", "user": world.mia.id},
        {"user": "USLACKBOT"},
    ):
        event = {"type": "message", "channel": world.lab.id, "channel_type": "channel", "ts": ts, "text": mention,
                 "thread_ts": said.ts, **about}  # fmt: skip
        assert world.post_signed({**base, "event": event, "event_id": f"Ev{about}"}).status_code == 200
    time.sleep(0.3)
    assert [text for _, text in bot.echo.heard] == ["map check-in"]


def test_a_mention_and_its_message_are_answered_once(bot: House) -> None:
    """RasaHQ/rasa_core#471."""
    world = bot.world
    world.twice = True
    said = world.mention(world.mia, world.lab, "map check-in")
    assert len(said.deliveries) == 4
    world.wait_for_reply(said)
    time.sleep(0.2)
    assert answers(bot) == ["heard: map check-in"]


def test_a_shared_thread_is_one_conversation_of_several_people(bot: House) -> None:
    """agno-agi/agno#8903: a session is the thread's; each answer is its author's."""
    world = bot.world
    root = world.mention(world.mia, world.lab, "map check-in")
    world.wait_for_reply(root)
    world.say(world.tom, world.lab, "fewer people leaving", thread_ts=root.ts)
    world.wait_for(lambda: len(answers(bot)) == 2)
    assert {each.message.thread for each in world.bot_messages(world.lab)} == {root.ts}
    assert [author for author, _ in bot.echo.heard] == [world.mia.id, world.tom.id]


def test_a_mention_in_the_middle_of_a_thread_can_read_what_came_before(bot: House) -> None:
    """chattermate/chattermate.chat#323."""
    world = bot.world
    root = world.say(world.tom, world.lab, "people leave within an hour")
    said = world.mention(world.mia, world.lab, "map this", thread_ts=root.ts)
    world.wait_for_reply(said)
    earlier = bot.slack.history.earlier(world.team, thread(world.lab.id, root.ts), said.ts)
    assert [each.text for each in earlier] == ["people leave within an hour"]


def test_a_modal_opens_before_its_trigger_expires_however_long_its_content_takes(slack: Office) -> None:
    """slackapi/node-slack-sdk#1131: three seconds; a placeholder first, the content when it is there."""
    world = slack.world
    world.standin.tickets.trigger_seconds = 0.5
    said = world.mention(world.mia, world.lab, "map check-in")
    place = thread(world.lab.id, said.ts)
    slack.mouth.post(world.team, place, says("?", buttons=(Button("more", "Source", "p1"),)), "t", again=False)
    world.click(world.wait_for_reply(said), "Source")
    placeholder = world.modal(world.mia)
    time.sleep(0.6)
    view = slack.inbox.only(Clicked).view
    assert view
    slack.mouth.show_text(world.team, view, "Source", says("at last"))
    assert "at last" in str(world.wait_for_view(placeholder).blocks)


def test_long_answers_are_split_before_slack_refuses_them(slack: Office) -> None:
    """slackapi/bolt-js#2509: blocks fail at about 13,200 characters, below the documented limits."""
    said = slack.world.mention(slack.world.mia, slack.world.lab, "everything")
    place = thread(slack.world.lab.id, said.ts)
    words = [f"word{n}" for n in range(6_000)]
    reply = Reply("en", (Section(" ".join(words)), *(Section(f"line {n}") for n in range(120))), footer="the end")
    slack.mouth.post(slack.world.team, place, reply, "turn-1", again=False)
    said_words = " ".join(each.text for each in slack.world.bot_messages(slack.world.lab)).split()
    assert [word for word in said_words if word.startswith("word")] == words
    assert said_words[-2:] == ["the", "end"]
    assert slack.world.refusals() == []


@pytest.mark.parametrize("how", ["expires", "refused"])
def test_an_answer_arrives_though_its_stream_does_not(slack: Office, how: str) -> None:
    """vercel/chat#607, slackapi/python-slack-sdk#1859."""
    world = slack.world
    said = world.mention(world.mia, world.lab, "why?")
    if how == "refused":
        world.refuse_streaming()
    streamer = SlackStreamer(slack.web, slack.mouth, slack.directory)
    stream = streamer.open(world.team, thread(world.lab.id, said.ts), world.mia.id, "turn-1")
    stream.add("Because people")
    if how == "expires":
        world.expire_streams()
    stream.finish(says("Because people judge."))
    assert world.wait_for_reply(said).text == "Because people judge."
    assert len(world.bot_messages(world.lab)) == 1


def test_streams_in_channels_name_their_reader(slack: Office) -> None:
    """KiroCrew#5318: without the recipient's ids streaming was silently off in channels."""
    world = slack.world
    said = world.mention(world.mia, world.lab, "why?")
    streamer = SlackStreamer(slack.web, slack.mouth, slack.directory)
    assert streamer.open(world.team, thread(world.lab.id, said.ts), world.mia.id, "turn-1").ts
    (call,) = world.calls("chat.startStream")
    assert (call.args["recipient_user_id"], call.args["recipient_team_id"]) == (world.mia.id, world.team)


def test_markdown_is_not_shown_raw(bot: House) -> None:
    """PostHog/posthog#62311: converted once, at the edge."""
    world = bot.world
    said = world.mention(world.mia, world.lab, "**hello** [there](https://example.com) ## now")
    text = world.wait_for_reply(said).text
    assert text == "heard: *hello* <https://example.com|there> ## now"


def test_whoever_addresses_it_gets_an_answer_or_the_reason(bot: House, caplog: pytest.LogCaptureFixture) -> None:
    """onyx-dot-app/onyx#14904: about a hundred silent failures in a week."""
    world = bot.world
    bot.echo.fault = ValueError("the customer's card is 4711")
    with caplog.at_level(logging.DEBUG):
        said = world.mention(world.chen, world.lab, "帮我们梳理网点开户旅程")
        reply = world.wait_for_reply(said)
    reference = reply.text.rpartition("：")[2]
    assert reply.text.startswith("抱歉")
    assert f"fault {reference}" in caplog.text
    assert "ValueError" in caplog.text
    assert "house.py" in caplog.text
    assert "4711" not in "".join(record.getMessage() for record in caplog.records if record.name.startswith("bot."))


def test_nothing_is_acknowledged_before_it_is_on_disk(bot: House, tmp_path: Path) -> None:
    """A locked database: no 200, and what is sent again is stored once."""
    world = bot.world
    world.mention(world.mia, world.lab, "first")
    lock = sqlite3.connect(tmp_path / "journey.db", isolation_level=None, check_same_thread=False)
    lock.execute("BEGIN IMMEDIATE")
    world.standin.deliveries.retry_seconds = (0.1, 0.1, 0.1)
    threading.Timer(2.0, lock.execute, ("ROLLBACK",)).start()
    said = world.mention(world.mia, world.lab, "while it is locked")
    assert {each.attempts[0].answer.status for each in said.deliveries} == {500}
    assert world.wait_for_reply(said).text == "heard: while it is locked"
    time.sleep(0.3)
    assert answers(bot).count("heard: while it is locked") == 1
    lock.close()


def test_nobody_makes_it_call_everybody_or_show_a_false_link(bot: House) -> None:
    world = bot.world
    said = world.mention(world.mia, world.lab, "our channel <!channel> <https://evil.example|your bank> @here")
    reply = world.wait_for_reply(said)
    assert "<!" not in reply.text
    assert "<!" not in reply.message.text
    assert "<https" not in reply.text
    assert all(block["text"].get("verbatim") for block in reply.message.blocks if block["type"] == "section")


def test_a_429_is_waited_out_and_nothing_is_lost(bot: House) -> None:
    world = bot.world
    world.break_api("chat.postMessage", retry_after=1)
    begin = time.monotonic()
    assert world.wait_for_reply(world.mention(world.mia, world.lab, "map check-in")).text == "heard: map check-in"
    assert time.monotonic() - begin >= 1
    assert len(answers(bot)) == 1


def test_a_reply_whose_confirmation_was_lost_is_not_said_twice(bot: House) -> None:
    """`chat.postMessage` is not idempotent: the message carries its turn's id, and is looked for first."""
    world = bot.world
    world.break_api("chat.postMessage", times=1, drop=True, after=True)
    world.wait_for_reply(world.mention(world.mia, world.lab, "map check-in"))
    time.sleep(0.4)
    assert answers(bot) == ["heard: map check-in"]
    message = world.bot_messages(world.lab)[0].message
    assert message.metadata
    assert message.metadata["event_type"] == "journey_turn"


def test_every_message_has_text_beside_its_blocks(bot: House) -> None:
    world = bot.world
    world.wait_for_reply(world.mention(world.mia, world.lab, "map check-in"))
    assert world.warnings() == []
    assert all(each.message.text for each in world.bot_messages(world.lab))


def test_no_token_and_no_words_are_logged(bot: House, caplog: pytest.LogCaptureFixture) -> None:
    world = bot.world
    with caplog.at_level(logging.DEBUG):
        world.wait_for_reply(world.mention(world.mia, world.lab, "the code is 4711"))
        world.post_signed({"type": "event_callback", "event": {"text": "the code is 4711"}}, secret="wrong")
    ours = "\n".join(record.getMessage() for record in caplog.records if not record.name.startswith("bot.playground"))
    assert "4711" not in ours
    assert "xoxb" not in ours
