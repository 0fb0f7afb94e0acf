"""Timers ring: what is due comes into the inbox, once, whichever replica sees it first."""

import logging
import threading
import time
from collections.abc import Callable
from typing import Protocol

from bot.usecases.inbound import Inbound

log = logging.getLogger(__name__)
EVERY = 0.5  # seconds between two looks
AT_ONCE = 200
TIDYING_EVERY = 3600.0  # seconds between two looks whether a new workspace has come


class Due(Protocol):
    def due(self, now: str, at_most: int) -> list[Inbound]: ...
    def rang(self, inbound: Inbound) -> None: ...
    def tidy_daily(self, now: str) -> None: ...


class Alarms:
    """`accept` stores an event once under its key, so that a crash between it and `rang` rings nothing twice."""

    def __init__(self, rows: Due, accept: Callable[[Inbound], bool], clock: Callable[[], str]) -> None:
        self._rows, self._accept, self._clock = rows, accept, clock
        self._over = threading.Event()
        self._set = float("-inf")

    def start(self) -> None:
        self._over.clear()
        threading.Thread(target=self._go_on, name="alarms", daemon=True).start()

    def stop(self) -> None:
        self._over.set()

    def _set_tidying(self) -> None:
        if time.monotonic() - self._set > TIDYING_EVERY:
            self._rows.tidy_daily(self._clock())
            self._set = time.monotonic()

    def look(self) -> int:
        """How many rang. Raises Unavailable."""
        due = self._rows.due(self._clock(), AT_ONCE)
        for inbound in due:
            self._accept(inbound)
            self._rows.rang(inbound)
        return len(due)

    def _go_on(self) -> None:
        while not self._over.wait(EVERY):
            try:
                self._set_tidying()
                self.look()
            except Exception as away:
                log.warning("timers looked at later: %s", type(away).__name__)
