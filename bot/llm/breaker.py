"""A circuit breaker: a model that failed is left alone, so that nobody waits for it twice.

While it rests every call is refused at once. After a pause one trial is made in the background, never at the
expense of somebody who waits; a trial that fails doubles the pause.
"""

import threading
import time
from collections.abc import Callable

FIRST_PAUSE = 30.0  # seconds
LONGEST_PAUSE = 300.0
BABBLE = 3  # unreadable answers in a row that count as a failure


class Breaker:
    """`trial` answers whether the model is well again; it runs in a thread of its own."""

    def __init__(self, trial: Callable[[], bool], *, pause: float = FIRST_PAUSE) -> None:
        self._trial, self._first, self._pause = trial, pause, pause
        self._guard = threading.Lock()
        self._until = 0.0  # monotonic; 0: closed
        self._trying = False
        self._unread = 0

    def allows(self) -> bool:
        """Whether a call may be made now; starts a trial where it is time for one."""
        with self._guard:
            if not self._until:
                return True
            if time.monotonic() >= self._until and not self._trying:
                self._trying = True
                threading.Thread(target=self._try, name="model-trial", daemon=True).start()
            return False

    @property
    def resting(self) -> bool:
        return bool(self._until)

    def succeeded(self) -> None:
        with self._guard:
            self._until, self._pause, self._unread = 0.0, self._first, 0

    def failed(self) -> None:
        with self._guard:
            self._rest()

    def unread(self) -> None:
        """An answer came, but not one that can be read."""
        with self._guard:
            self._unread += 1
            if self._unread >= BABBLE:
                self._rest()

    def _rest(self) -> None:
        self._until = time.monotonic() + self._pause

    def _try(self) -> None:
        try:
            well = self._trial()
        except Exception:
            well = False
        with self._guard:
            self._trying = False
            if well:
                self._until, self._pause, self._unread = 0.0, self._first, 0
            else:
                self._pause = min(self._pause * 2, LONGEST_PAUSE)
                self._rest()
