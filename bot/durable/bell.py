"""When the engine looks for work: at once where something was accepted or finished here, else slowly.

The engine by itself looks at its tables at a fixed pace, which is either late or busy: at 20 times a second an idle
process took 8 % of a core. It waits on one event a thread family (`stop_event.wait`), and there these bells are hung.
"""

import threading
import time
from collections.abc import Callable, Iterable, Mapping

#: Seconds from a ring to each look after it: what was finished is on disk some milliseconds after its function ended.
LOOKS = (0.005, 0.02, 0.05, 0.05, 0.05, 0.1, 0.2, 0.5)
SLOW = 2.0  # the safety net: what another replica accepted and had no hand free for, or what a dead one left
APART = 0.02  # two looks are never closer together
HOUSEKEEPING = 20.0  # queues that were added, time limits, queues of the engine's own: none of which we use

Wait = Callable[[float | None], bool]


class Bell:
    def __init__(self, slow: float = SLOW) -> None:
        self._slow, self._looked, self._since = slow, 0.0, 0
        self._rung = threading.Event()

    def ring(self) -> None:
        self._rung.set()

    def wait(self) -> None:
        """Until it is time to look."""
        pause = LOOKS[self._since] if self._since < len(LOOKS) else self._slow
        self._since += 1
        if self._rung.wait(pause):
            self._rung.clear()
            self._since = 0
            time.sleep(max(0.0, self._looked + APART - time.monotonic()))
        self._looked = time.monotonic()


class Bells:
    """One for each queue. `hang` puts them into the events that the engine's threads wait on."""

    def __init__(self, queues: Mapping[str, float]) -> None:
        """`queues`: name → seconds of the slow look."""
        self._bells = {name: Bell(slow) for name, slow in queues.items()}
        self._ended = threading.Event()

    def ring(self, queue: str) -> None:
        self._bells[queue].ring()

    def end(self) -> None:
        """Before the engine's own events are set, so that no thread sleeps on."""
        self._ended.set()
        for bell in self._bells.values():
            bell.ring()

    def hang(self, events: Iterable[threading.Event]) -> None:
        for event in events:
            setattr(event, "wait", self._waiting(event, event.wait))  # noqa: B010 – of this one event only

    def _waiting(self, event: threading.Event, wait: Callable[[float | None], bool]) -> Wait:
        def instead(timeout: float | None = None) -> bool:
            bell = self._bells.get(threading.current_thread().name.removeprefix("queue-worker-"))
            if event.is_set() or timeout is None or self._ended.is_set():
                return wait(None if timeout is None else min(timeout, 0.05))
            if bell is None:
                return self._ended.wait(max(timeout, HOUSEKEEPING)) and wait(0.05)
            bell.wait()
            return event.is_set()

        return instead
