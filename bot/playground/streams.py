"""Streams: messages that grow while the bot writes, and end by themselves after a few minutes.

A stream keeps the mode it was opened in, text or chunks (undocumented, measured in public by others:
`streaming_mode_mismatch`); `chat.update` is refused while it is open (`streaming_state_conflict`).
"""

import time
from dataclasses import dataclass
from typing import Literal

from bot.playground.refusal import Refused

Mode = Literal["text", "chunks"]


@dataclass
class Stream:
    mode: Mode | None
    started: float


class Streams:
    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._open: dict[tuple[str, str], Stream] = {}

    def start(self, channel: str, ts: str, mode: Mode | None) -> None:
        self._open[channel, ts] = Stream(mode, time.monotonic())

    def is_open(self, channel: str, ts: str) -> bool:
        stream = self._open.get((channel, ts))
        return stream is not None and time.monotonic() - stream.started <= self.seconds

    def go_on(self, channel: str, ts: str, mode: Mode | None) -> None:
        """Check that this stream takes more. Raises `message_not_in_streaming_state`, `streaming_mode_mismatch`."""
        if not self.is_open(channel, ts):
            raise Refused("message_not_in_streaming_state")
        stream = self._open[channel, ts]
        if mode and stream.mode and mode != stream.mode:
            raise Refused("streaming_mode_mismatch")
        stream.mode = stream.mode or mode

    def stop(self, channel: str, ts: str) -> None:
        self._open.pop((channel, ts), None)

    def expire(self) -> None:
        """End every stream now, as Slack does when its time is up."""
        self._open.clear()
