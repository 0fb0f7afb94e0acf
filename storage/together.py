"""One commit for all who wait: of threads that want to write at the same time one writes for the others.

SQLite has one writer at a time and each commit waits for the disk; without this, ten threads wait for ten commits.
"""

import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

A = TypeVar("A")
R = TypeVar("R")


class TooLate(Exception):
    """The writer before took so long that this one gave up; nothing of it was written."""


@dataclass
class _Waiting(Generic[A, R]):
    asked: A
    taken: bool = False
    answer: R | None = None
    failure: BaseException | None = None


class Together(Generic[A, R]):
    """`write` commits everything it is given or nothing, and answers in the same order. A failure of the kind
    `shared` is everybody's; after any other each is written alone, so that one bad item does not take others with it.
    """

    def __init__(
        self, write: Callable[[Sequence[A]], Sequence[R]], *, shared: type[Exception], at_most: int = 32
    ) -> None:
        self._write, self._shared, self._at_most = write, shared, at_most
        self._queue: deque[_Waiting[A, R]] = deque()
        self._guard, self._writer = threading.Lock(), threading.Lock()

    def __call__(self, asked: A, patience: float) -> R:
        """Raises TooLate after `patience` seconds without a turn, or what `write` raised."""
        mine: _Waiting[A, R] = _Waiting(asked)
        with self._guard:
            self._queue.append(mine)
        if not self._writer.acquire(timeout=patience):
            self._withdraw(mine)
        else:
            try:
                if not mine.taken:
                    self._lead()
            finally:
                self._writer.release()
        if mine.failure is not None:
            raise mine.failure
        return mine.answer  # type: ignore[return-value]

    def _withdraw(self, mine: _Waiting[A, R]) -> None:
        with self._guard:
            if not mine.taken:
                self._queue.remove(mine)
                raise TooLate
        with self._writer:  # taken by the present writer, who is at it
            pass

    def _lead(self) -> None:
        """Writes what waits, oldest first, until this thread's own and all that came meanwhile is written."""
        while batch := self._take():
            self._settle(batch)

    def _take(self) -> list[_Waiting[A, R]]:
        with self._guard:
            batch = [self._queue.popleft() for _ in range(min(self._at_most, len(self._queue)))]
            for each in batch:
                each.taken = True
        return batch

    def _settle(self, batch: list[_Waiting[A, R]]) -> None:
        try:
            for each, answer in zip(batch, self._write([each.asked for each in batch]), strict=True):
                each.answer = answer
        except Exception as failure:
            if len(batch) > 1 and not isinstance(failure, self._shared):
                for each in batch:
                    self._settle([each])
                return
            for each in batch:
                each.failure = failure
