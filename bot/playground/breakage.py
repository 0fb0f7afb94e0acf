"""Faults on demand: what a test, or a curious person, can make the Web API do wrong."""

from dataclasses import dataclass, field
from threading import Lock


@dataclass
class Breakage:
    """The next `times` calls of `method` (`*` for any) go wrong.

    `status` answers with that HTTP status, `error` with `ok: false`, `delay` waits that many seconds first,
    and `drop` closes the connection without an answer. `after` lets the call take effect before it waits or goes
    wrong, as when an answer is slow, or lost, on the way back.
    """

    method: str
    times: int = 1
    status: int = 200
    error: str | None = None
    retry_after: int | None = None
    delay: float = 0.0
    drop: bool = False
    after: bool = False


@dataclass
class Breakages:
    _waiting: list[Breakage] = field(default_factory=list)
    _lock: Lock = field(default_factory=Lock)

    def add(self, breakage: Breakage) -> None:
        with self._lock:
            self._waiting.append(breakage)

    def clear(self) -> None:
        with self._lock:
            self._waiting.clear()

    def take(self, method: str) -> Breakage | None:
        """The breakage that this call meets, used up once."""
        with self._lock:
            for each in self._waiting:
                if each.method in ("*", method) and each.times > 0:
                    each.times -= 1
                    return each
        return None
