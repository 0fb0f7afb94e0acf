"""An answer that is written while it is read arrives whole, whatever becomes of the stream."""

import pytest

from bot.guide.reply import Reply, Section
from bot.slack.stream import SlackStreamer
from bot.usecases.inbound import Place
from tests.slack.office import Office, says, thread

ANSWER = says("People judge a visit against what they **expected**.")


@pytest.fixture
def streamer(slack: Office) -> SlackStreamer:
    return SlackStreamer(slack.web, slack.mouth, slack.directory)


def asked(slack: Office) -> Place:
    return thread(slack.world.lab.id, slack.world.mention(slack.world.mia, slack.world.lab, "why?").ts)


def said(slack: Office) -> list[str]:
    return [each.text for each in slack.world.bot_messages(slack.world.lab)]


def words(text: str) -> str:
    return text.replace("\u200b", "")


def test_in_a_channel_slack_is_told_who_reads(slack: Office, streamer: SlackStreamer) -> None:
    place = asked(slack)
    stream = streamer.open(slack.world.team, place, slack.world.mia.id, "turn-1")
    stream.add("People judge <!channel>")
    (draft,) = slack.world.bot_messages(slack.world.lab)
    assert draft.message.streaming
    assert draft.message.text == "People judge &lt;!channel&gt;"
    assert stream.finish(ANSWER) == draft.ts
    assert [words(text) for text in said(slack)] == ["People judge a visit against what they *expected*."]
    assert slack.world.refusals() == []
    start = slack.world.calls("chat.startStream")[0].args
    assert (start["recipient_user_id"], start["recipient_team_id"]) == (slack.world.mia.id, slack.world.team)


def test_somebody_of_another_workspace_is_named_with_theirs(slack: Office, streamer: SlackStreamer) -> None:
    stranger = slack.world.stranger("Ann")
    slack.world.invite(slack.world.lab, stranger, slack.world.mia)
    stream = streamer.open(slack.world.team, asked(slack), stranger.id, "turn-1")
    assert stream.ts
    assert slack.world.calls("chat.startStream")[0].args["recipient_team_id"] == stranger.team


def test_a_stream_that_expires_ends_with_the_whole_answer(slack: Office, streamer: SlackStreamer) -> None:
    stream = streamer.open(slack.world.team, asked(slack), slack.world.mia.id, "turn-1")
    stream.add("People")
    slack.world.expire_streams()
    stream._sent_at = 0.0
    stream.add(" judge")
    stream.add(" a visit")
    stream.finish(ANSWER)
    assert [words(text) for text in said(slack)] == ["People judge a visit against what they *expected*."]


def test_without_streaming_the_answer_still_arrives(slack: Office, streamer: SlackStreamer) -> None:
    slack.world.refuse_streaming()
    place = asked(slack)
    stream = streamer.open(slack.world.team, place, slack.world.mia.id, "turn-1")
    stream.add("People judge")
    assert stream.ts is None
    first = stream.finish(ANSWER)
    assert streamer.resume(slack.world.team, place, None, "turn-1").finish(ANSWER) == first
    assert len(said(slack)) == 1


def test_a_dm_without_a_thread_is_answered_plainly(slack: Office, streamer: SlackStreamer) -> None:
    dm = slack.world.dm(slack.world.mia)
    stream = streamer.open(slack.world.team, Place(channel=dm.id, kind="dm"), slack.world.mia.id, "turn-1")
    stream.finish(ANSWER)
    assert len(slack.world.bot_messages(dm)) == 1


def test_after_a_crash_the_stream_is_ended_and_said_once(slack: Office, streamer: SlackStreamer) -> None:
    place = asked(slack)
    stream = streamer.open(slack.world.team, place, slack.world.mia.id, "turn-1")
    stream.add("People")
    long = Reply("en", tuple(Section(f"part {n} " + "word " * 500) for n in range(8)))
    first = streamer.resume(slack.world.team, place, stream.ts, "turn-1").finish(long)
    assert first == stream.ts
    count = len(said(slack))
    assert count == 3
    assert streamer.resume(slack.world.team, place, stream.ts, "turn-1").finish(long) == first
    assert len(said(slack)) == count
    assert not any(each.message.streaming for each in slack.world.bot_messages(slack.world.lab))


def test_pieces_are_put_together_not_sent_one_by_one(slack: Office, streamer: SlackStreamer) -> None:
    stream = streamer.open(slack.world.team, asked(slack), slack.world.mia.id, "turn-1")
    for word in ANSWER.sections[0].text.split():
        stream.add(word + " ")
    assert len(slack.world.calls("chat.appendStream")) == 1
    stream.finish(ANSWER)
