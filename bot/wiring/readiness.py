"""Whether the process is ready for work, and else what it is waiting for; and starting with patience."""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

from bot.slack.errors import SlackUnavailable
from storage.database import Unavailable
from storage.lease import Held

log = logging.getLogger(__name__)
T = TypeVar("T")

FIRST_PAUSE, LONGEST_PAUSE = 0.2, 5.0  # seconds between two tries
SLOW = 2.0  # seconds after which a step that neither fails nor ends is said to be waited for
# A predecessor of the same name has some seconds to finish its work; after that two were started by mistake.
HELD_PATIENCE = 12.0


@dataclass(frozen=True)
class Waiting:
    """`part` is `starting`, `database`, `name`, `knowledge`, `slack` or `stopped`; `reason` is for operators."""

    part: str
    reason: str = ""


class Stopped(Exception):
    """The process was told to stop while it was starting."""


class Readiness:
    """What is not as it should be, part by part; nothing: ready."""

    def __init__(self) -> None:
        self._waiting: Waiting | None = Waiting("starting")
        self._stopping = threading.Event()

    @property
    def waiting(self) -> Waiting | None:
        return self._waiting

    @property
    def stopping(self) -> bool:
        return self._stopping.is_set()

    def ready(self) -> None:
        self._waiting = None

    def stop(self) -> None:
        """Ends every wait of `patiently`."""
        self._waiting = Waiting("stopped")
        self._stopping.set()

    def patiently(self, part: str, step: Callable[[], T]) -> T:
        """The step's value, tried again as long as the database or Slack cannot be had. What does not pass by itself
        is raised; Stopped, when the process is to end."""
        pause, waited = FIRST_PAUSE, 0.0
        self._waiting = Waiting(part)
        while not self._stopping.is_set():
            try:
                with self._said_when_slow(part):
                    return step()
            except (Unavailable, SlackUnavailable, Held) as passing:
                if isinstance(passing, Held) and waited > HELD_PATIENCE:
                    raise
                self._note(part, passing, pause)
            self._stopping.wait(pause)
            waited, pause = waited + pause, min(pause * 2, LONGEST_PAUSE)
        raise Stopped

    @contextmanager
    def _said_when_slow(self, part: str) -> Iterator[None]:
        """A database may also keep somebody waiting without a word."""
        timer = threading.Timer(SLOW, self._slow, (part,))
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _slow(self, part: str) -> None:
        self._waiting = Waiting(part, "no answer yet")
        log.warning("not ready, the %s has not answered for %.0f s; still waiting", part, SLOW)

    def _note(self, part: str, passing: Exception, pause: float) -> None:
        reason = f"{type(passing).__name__}: {passing}"
        self._waiting = Waiting(part, reason)
        log.warning("not ready, the %s cannot be had (%s); trying again in %.1f s", part, reason, pause)
