"""An answer that is shown while it is written.

Streams are refused in places and expire in the middle of an answer; the answer arrives all the same: it ends with
`chat.update`, or is posted whole.
"""

import logging
import time
from typing import Protocol

from bot.guide.reply import Reply
from bot.slack import limits
from bot.slack.directory import Directory
from bot.slack.errors import SlackRefused, SlackUnavailable
from bot.slack.history import metadata
from bot.slack.mouth import Mouth
from bot.slack.mrkdwn import escape
from bot.slack.views.messages import Message, messages
from bot.slack.web import Web
from bot.usecases.inbound import Place

log = logging.getLogger("bot.slack")


class Stream(Protocol):
    """`ts` is None where Slack would not stream; store it before going on, so that `resume` can end it."""

    @property
    def ts(self) -> str | None: ...
    def add(self, markdown: str) -> None: ...  # never raises, never waits for a pace
    def finish(self, reply: Reply) -> str: ...  # the whole answer; its ts


class Streamer(Protocol):
    def open(self, tenant: str, place: Place, reader: str, turn: str) -> Stream: ...
    def resume(self, tenant: str, place: Place, ts: str | None, turn: str) -> Stream: ...


class SlackStreamer:
    """Satisfies `Streamer`."""

    def __init__(self, web: Web, mouth: Mouth, directory: Directory) -> None:
        self._web, self._mouth, self._directory = web, mouth, directory

    def open(self, tenant: str, place: Place, reader: str, turn: str) -> "SlackStream":
        """`reader` is who asked: outside DMs Slack wants to know them and their workspace."""
        stream = SlackStream(self._web, self._mouth, tenant, place, turn)
        try:
            stream.start(*self._recipient(tenant, place, reader))
        except (SlackRefused, SlackUnavailable) as refused:
            log.info("answered without a stream: %s", refused)
        return stream

    def resume(self, tenant: str, place: Place, ts: str | None, turn: str) -> "SlackStream":
        return SlackStream(self._web, self._mouth, tenant, place, turn, ts, again=True)

    def _recipient(self, tenant: str, place: Place, reader: str) -> tuple[str | None, str | None]:
        if place.kind == "dm":
            return None, None
        return reader, self._directory.home_team(tenant, reader)


class SlackStream:
    """Satisfies `Stream`."""

    def __init__(
        self, web: Web, mouth: Mouth, tenant: str, place: Place, turn: str, ts: str | None = None, again: bool = False
    ) -> None:
        self._web, self._mouth, self._tenant, self._place, self._turn = web, mouth, tenant, place, turn
        self._ts, self._again = ts, again
        self._live = False
        self._unsent = ""
        self._sent_at = float("-inf")

    @property
    def ts(self) -> str | None:
        return self._ts

    def start(self, recipient: str | None, recipient_team: str | None) -> None:
        """Raises `SlackRefused` or `SlackUnavailable`. Only a thread can be streamed into."""
        if not self._place.thread:
            raise SlackRefused("chat.startStream", "no_thread")
        said = self._web.call(
            "chat.startStream", channel=self._place.channel, thread_ts=self._place.thread,
            recipient_user_id=recipient, recipient_team_id=recipient_team,
        )  # fmt: skip
        self._ts, self._live = str(said["ts"]), True

    def add(self, markdown: str) -> None:
        """Shown at once, or with what follows within a second."""
        self._unsent += markdown
        if self._live and self._unsent and time.monotonic() - self._sent_at >= limits.EDIT_SECONDS:
            self._append()

    def finish(self, reply: Reply) -> str:
        """Idempotent: the message that was streamed, or the one posted instead, says `reply` and nothing else."""
        if self._ts is None:
            return self._mouth.post(self._tenant, self._place, reply, self._turn, self._again)
        self._stop()
        try:
            self._update(self._ts, messages(reply)[0])
        except SlackRefused as refused:
            if refused.code != "message_not_found":
                raise
        return self._mouth.post(self._tenant, self._place, reply, self._turn, again=True)

    def _update(self, ts: str, first: Message) -> None:
        """With the turn's id on it, so that the mouth finds its first part said and adds what is missing."""
        about = {"channel": self._place.channel, "ts": ts, "text": first.text, "metadata": metadata(self._turn, 0)}
        self._mouth.fallback.say(first, lambda shown: self._web.call("chat.update", blocks=shown, **about))

    def _append(self) -> None:
        part, self._unsent = self._unsent[: limits.STREAM_TEXT // 5], self._unsent[limits.STREAM_TEXT // 5 :]
        self._sent_at = time.monotonic()
        try:
            self._web.call("chat.appendStream", channel=self._place.channel, ts=self._ts, markdown_text=escape(part))
        except (SlackRefused, SlackUnavailable) as refused:
            log.info("the stream ended early: %s", refused)
            self._live = False

    def _stop(self) -> None:
        """A message cannot be edited while its stream is open; one that has expired is stopped already."""
        try:
            self._web.call("chat.stopStream", channel=self._place.channel, ts=self._ts)
        except (SlackRefused, SlackUnavailable) as refused:
            log.info("the stream was over: %s", refused)
        self._live = False
