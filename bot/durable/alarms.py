"""Timers ring: what is due comes into the inbox, once, whichever replica sees it first."""

import logging
import threading
from collections.abc import Callable
from typing import Protocol

from bot.usecases.inbound import Inbound

log = logging.getLogger(__name__)
EVERY = 0.5  # seconds between two looks
AT_ONCE = 200


class Due(Protocol):
    def due(self, now: str, at_most: int) -> list[Inbound]: ...
    def rang(self, inbound: Inbound) -> None: ...


class Alarms:
    """`accept` stores an event once under its key, so that a crash between it and `rang` rings nothing twice."""

    def __init__(self, rows: Due, accept: Callable[[Inbound], bool], clock: Callable[[], str]) -> None:
        self._rows, self._accept, self._clock = rows, accept, clock
        self._over = threading.Event()

    def start(self) -> None:
        self._over.clear()
        threading.Thread(target=self._go_on, name="alarms", daemon=True).start()

    def stop(self) -> None:
        self._over.set()

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
                self.look()
            except Exception as away:
                log.warning("timers looked at later: %s", type(away).__name__)
