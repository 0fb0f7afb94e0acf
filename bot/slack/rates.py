"""No more from one person or workspace than leaves room for the others. Counted in each process by itself."""

import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from bot.telemetry.meters import LIMITED
from bot.usecases.inbound import Inbound

MOST_KNOWN = 20_000  # of whom the last events are remembered
TOLD_EVERY = 30.0  # seconds between two times that somebody is told


class TooFast(Exception):
    """It was not taken. `told`: the person was told so a moment ago."""

    def __init__(self, limit: str, told: bool) -> None:
        super().__init__(limit)
        self.limit, self.told = limit, told


class Rate:
    """`a_minute` events in the long run, as many at once after a pause; 0: any number."""

    def __init__(self, a_minute: int, now: Callable[[], float] = time.monotonic) -> None:
        self._most, self._now = float(a_minute), now
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()  # who → (events left, as of when)

    def has_room(self, who: str) -> bool:
        return not self._most or self._room(who) >= 1.0

    def count(self, who: str) -> None:
        if self._most:
            self._left[who] = (self._room(who) - 1.0, self._now())
            self._left.move_to_end(who)
            while len(self._left) > MOST_KNOWN:
                self._left.popitem(last=False)

    def _room(self, who: str) -> float:
        left, at = self._left.get(who, (self._most, self._now()))
        return min(self._most, left + (self._now() - at) * self._most / 60.0)


class Rates:
    def __init__(self, person: int, workspace: int, now: Callable[[], float] = time.monotonic) -> None:
        self._limits = {"person": Rate(person, now), "workspace": Rate(workspace, now)}
        self._told: dict[str, float] = {}
        self._now, self._lock = now, Lock()

    def check(self, inbound: Inbound) -> None:
        """Raises TooFast. What comes by itself is not counted."""
        with self._lock:
            for limit, who in self._whose(inbound):
                if not self._limits[limit].has_room(who):
                    LIMITED.labels(limit).inc()
                    raise TooFast(limit, self._was_told(inbound))

    def count(self, inbound: Inbound) -> None:
        with self._lock:
            for limit, who in self._whose(inbound):
                self._limits[limit].count(who)

    def _whose(self, inbound: Inbound) -> list[tuple[str, str]]:
        author = getattr(inbound.event, "author", "")
        return [("person", f"{inbound.tenant} {author}"), ("workspace", inbound.tenant)] if author else []

    def _was_told(self, inbound: Inbound) -> bool:
        who, now = f"{inbound.tenant} {getattr(inbound.event, 'author', '')}", self._now()
        self._told = {each: at for each, at in self._told.items() if now - at < TOLD_EVERY}
        if who in self._told:
            return True
        self._told[who] = now
        return False
