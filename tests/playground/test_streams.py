"""chat.startStream and its two companions."""

import time

from slack_sdk import WebClient

from tests.playground.refusals import error
from tests.slackworld import SlackWorld


def test_outside_a_dm_the_reader_must_be_named(world: SlackWorld, client: WebClient) -> None:
    said = world.say(world.mia, world.lab, "hello")
    place = {"channel": world.lab.id, "thread_ts": said.ts}
    assert error(client.chat_startStream, **place) == "missing_recipient_user_id"
    assert error(client.chat_startStream, **place, recipient_user_id=world.mia.id) == "missing_recipient_team_id"
    client.chat_startStream(**place, recipient_user_id=world.mia.id, recipient_team_id=world.team)
    asked = world.say(world.mia, world.dm(world.mia), "hello")
    client.chat_startStream(channel=asked.channel, thread_ts=asked.ts)


def test_an_open_stream_takes_text_and_no_update(world: SlackWorld, client: WebClient) -> None:
    asked = world.say(world.mia, world.dm(world.mia), "hello")
    stream = {"channel": asked.channel, "ts": client.chat_startStream(channel=asked.channel, thread_ts=asked.ts)["ts"]}
    client.chat_appendStream(**stream, markdown_text="a")
    assert error(client.chat_update, **stream, text="x") == "streaming_state_conflict"
    assert error(client.chat_appendStream, **stream, chunks=[{"type": "markdown_text", "text": "b"}]) == (
        "streaming_mode_mismatch"
    )
    client.chat_stopStream(**stream, markdown_text="c")
    assert error(client.chat_appendStream, **stream, markdown_text="d") == "message_not_in_streaming_state"
    client.chat_update(**stream, text="whole")


def test_a_stream_ends_by_itself_and_update_rescues_it(world: SlackWorld, client: WebClient) -> None:
    asked = world.say(world.mia, world.dm(world.mia), "hello")
    started = client.chat_startStream(channel=asked.channel, thread_ts=asked.ts, markdown_text="half")
    world.expire_streams()
    assert error(client.chat_stopStream, channel=asked.channel, ts=started["ts"]) == "message_not_in_streaming_state"
    client.chat_update(channel=asked.channel, ts=started["ts"], text="half and half")
    assert world.wait_for_reply(asked).text == "half and half"


def test_the_time_of_a_stream_can_be_set(world: SlackWorld, client: WebClient) -> None:
    world.standin.streams.seconds = 0.01
    asked = world.say(world.mia, world.dm(world.mia), "hello")
    started = client.chat_startStream(channel=asked.channel, thread_ts=asked.ts)
    time.sleep(0.02)
    assert error(client.chat_appendStream, channel=asked.channel, ts=started["ts"], markdown_text="x") == (
        "message_not_in_streaming_state"
    )


def test_refusing_streaming(world: SlackWorld, client: WebClient) -> None:
    asked = world.say(world.mia, world.dm(world.mia), "hello")
    world.refuse_streaming()
    assert error(client.chat_startStream, channel=asked.channel, thread_ts=asked.ts) == "channel_type_not_supported"
