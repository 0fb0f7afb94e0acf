"""No faster than Slack likes: of what comes too quickly for one place only the latest is done, when its time comes."""

import logging
import time
from collections.abc import Callable
from threading import Lock, Timer

from bot.slack.errors import SlackRefused, SlackUnavailable

log = logging.getLogger("bot.slack")
Do = Callable[[], None]


class Pace:
    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._lock = Lock()
        self._last: dict[str, float] = {}
        self._waiting: dict[str, Do] = {}

    def latest(self, key: str, do: Do) -> None:
        """Do it now if the last one for this key was long enough ago; else in time, unless another comes first."""
        with self._lock:
            wait = self._last.get(key, float("-inf")) + self._seconds - time.monotonic()
            if wait > 0:
                if key not in self._waiting:
                    self._later(key, wait)
                self._waiting[key] = do
                return
            self._note(key)
        do()

    def _later(self, key: str, wait: float) -> None:
        timer = Timer(wait, self._due, (key,))
        timer.daemon = True
        timer.start()

    def _due(self, key: str) -> None:
        with self._lock:
            do = self._waiting.pop(key, None)
            self._note(key)
        try:
            if do:
                do()
        except (SlackRefused, SlackUnavailable) as refused:
            log.info("progress not shown: %s", refused)

    def _note(self, key: str) -> None:
        now = time.monotonic()
        self._last = {each: at for each, at in self._last.items() if now - at < self._seconds} | {key: now}
