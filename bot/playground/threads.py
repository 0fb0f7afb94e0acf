"""Assistant threads: the status line, suggested prompts and title that a bot sets in its own pane."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Lock


@dataclass(frozen=True)
class Prompt:
    title: str
    message: str


@dataclass(frozen=True)
class AssistantThread:
    status: str = ""
    title: str = ""
    prompts: tuple[Prompt, ...] = ()
    prompts_title: str = ""


class AssistantThreads:
    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._lock = Lock()
        self._threads: dict[tuple[str, str], AssistantThread] = {}

    def of(self, channel: str, thread: str) -> AssistantThread:
        return self._threads.get((channel, thread), AssistantThread())

    def _set(self, channel: str, thread: str, now: AssistantThread) -> None:
        with self._lock:
            self._threads[channel, thread] = now
        self._changed()

    def status(self, channel: str, thread: str, status: str) -> None:
        self._set(channel, thread, replace(self.of(channel, thread), status=status))

    def title(self, channel: str, thread: str, title: str) -> None:
        self._set(channel, thread, replace(self.of(channel, thread), title=title))

    def prompts(self, channel: str, thread: str, prompts: tuple[Prompt, ...], title: str) -> None:
        now = replace(self.of(channel, thread), prompts=prompts, prompts_title=title)
        self._set(channel, thread, now)

    def bot_spoke(self, channel: str, thread: str) -> None:
        """A message of the bot clears its status, as in Slack."""
        if self.of(channel, thread).status:
            self.status(channel, thread, "")
