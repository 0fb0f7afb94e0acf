"""The inbox: an event is on disk, once, before it is acknowledged, and is worked on in its conversation's order."""

import logging
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from bot.durable import engine
from bot.durable.bell import Bells
from bot.telemetry.meters import TAKEN_UP, TURN_SECONDS, TURNS, WAIT_SECONDS, timed
from bot.telemetry.trail import following
from bot.usecases.inbound import Inbound, Thought
from storage.inbox import Spoilt

log = logging.getLogger(__name__)

#: Waits between tries, in seconds, while Slack or the database is away; after the last the person is told.
PAUSES = (0.1, 0.5, 1, 2, 5, 10, 20, 30, 60, 60, 60, 60, 60, 60)
#: An event whose work ended the process this often is not tried again.
DEADLY = 10
#: What is done is kept this long to know it again; Slack sends an event again for some hours at most.
KEPT = timedelta(days=30)
FORGET_AT_ONCE = 500

Work = Callable[[Inbound, bool], None]
OnFault = Callable[[Inbound, BaseException], None]


class Rows(Protocol):
    engine: Any

    def add(self, inbound: Inbound, enqueue: Callable[[Any, int], None]) -> bool: ...
    def begin(self, tenant: str, key: str) -> tuple[Inbound, int, str]: ...
    def oldest(self, keys: Sequence[tuple[str, str]]) -> str | None: ...
    def forget(self, keys: Sequence[tuple[str, str]]) -> None: ...


class Deadly(Exception):
    """Work on an event was begun again and again and never came to an end."""


class Stopping(BaseException):
    """Leaves work unfinished, so that the next start takes it up; an Exception would count as its outcome."""


@dataclass(frozen=True)
class Desk:
    """What is done with an event. `work(inbound, again)`: `again` says that this may be a repeat after a crash.

    `transient` are the errors that pass by themselves; everything else is a fault, told by `on_fault` once.
    """

    work: Work
    on_fault: OnFault
    transient: tuple[type[Exception], ...] = ()
    pauses: tuple[float, ...] = PAUSES


class Inbox:
    """`doorstep` is impatient, because Slack waits; `rows` may wait for a lock. `thinks`: there is a model."""

    def __init__(
        self, url: str, *, doorstep: Rows, rows: Rows, executor: str, workers: int, thinks: bool = True
    ) -> None:
        self._url, self._executor, self._workers, self._thinks = url, executor, workers, thinks
        self._doorstep, self._rows = doorstep, rows
        self._client, self._patient = engine.client(doorstep.engine), engine.client(rows.engine)
        self._bells: Bells | None = None
        self._stopping = threading.Event()
        self._open, self._busy = False, 0
        self._guard = threading.Lock()

    def accept(self, inbound: Inbound) -> bool:
        """Stores and queues the event in one transaction; False where it was known. Raises where it is not on disk."""
        id = f"{inbound.tenant} {inbound.key}"  # a tenant has no space in it
        partition = f"{inbound.tenant} {inbound.conversation}"
        queue = engine.MODEL_QUEUE if isinstance(inbound.event, Thought) else engine.QUEUE

        def enqueue(transaction: Any, seq: int) -> None:
            queued = engine.options(id, partition, seq, queue)
            self._client.enqueue_in_transaction(transaction, queued, inbound.tenant, inbound.key)

        new = self._doorstep.add(inbound, enqueue)
        if new:
            self._ring(queue)
        return new

    def start(self, desk: Desk) -> None:
        """Raises Unavailable where the database cannot be had, and can then be called again."""
        self._stopping.clear()
        self._desk = desk
        self._bells = engine.launch(
            self._url,
            executor=self._executor,
            workers=self._workers,
            thinks=self._thinks,
            client=self._patient,
            work=self._run,
        )
        self._open = True

    def forget(self, kept: timedelta = KEPT, tenant: str = "") -> int:
        """Takes what was done longer ago out of the inbox, customers' words and all; how many events that were. All
        workspaces' where none is named."""
        moment, forgotten = (datetime.now(UTC) - kept).isoformat(), 0
        while done := engine.done_before(self._patient, moment, FORGET_AT_ONCE, tenant):
            # The event goes first: a workflow without one is found again, an event without one never would be.
            self._rows.forget([(tenant, key) for tenant, _, key in (id.partition(" ") for id in done)])
            self._patient.delete_workflows(done)
            forgotten += len(done)
        return forgotten

    def stop(self) -> None:
        """Running work gets some seconds; what is not done by then goes on at the next start."""
        self._stopping.set()
        if self._open and self._bells:
            self._bells.end()
            engine.stop(drain=self._busy > 0)
        self._open = False
        self._client.destroy()
        self._patient.destroy()

    def _ring(self, *queues: str) -> None:
        if self._bells:
            for queue in queues:
                self._bells.ring(queue)

    def take_over(self, executor: str) -> int:
        taken = engine.take_over(self._patient, executor)
        TAKEN_UP.inc(taken)
        self._ring(engine.QUEUE, engine.MODEL_QUEUE)
        return taken

    def orphans(self) -> set[str]:
        """What was begun here and nobody is working on, as it is just now. Raises Unavailable."""
        return engine.orphans(self._patient, self._executor)

    def give_back(self, orphans: set[str]) -> int:
        """How many went back to the queue; their work is announced as a repeat."""
        given = engine.give_back(self._patient, orphans)
        self._ring(engine.QUEUE, engine.MODEL_QUEUE)
        return given

    def owners(self) -> set[str]:
        """Whose work is begun and not done. Raises Unavailable."""
        return engine.owners(self._patient)

    def waiting(self) -> dict[str, int]:
        """How many accepted events are not done, by the queue's state. Raises Unavailable."""
        return engine.waiting(self._patient)

    def oldest(self) -> float:
        """Seconds since the oldest event came that is not done; 0 where none waits. Raises Unavailable."""
        first = engine.first_waiting(self._patient)
        if first is None:
            return 0.0
        tenant, _, key = first.partition(" ")
        arrived = self._rows.oldest([(tenant, key)])
        return _age(arrived) if arrived else 0.0

    def _run(self, tenant: str, key: str) -> None:
        with self._counted(), following(tenant, key, "turn"):
            try:
                inbound, begun, arrived = self._insist(
                    lambda: self._rows.begin(tenant, key), _without_end(self._desk.pauses)
                )
            except Spoilt:
                TURNS.labels("unknown", "fault").inc()
                log.error("set aside: what was kept of this event cannot be read; its row stays in the table inbox")
                return
            self._turn(inbound, begun, arrived)

    def _turn(self, inbound: Inbound, begun: int, arrived: str) -> None:
        waited, kind = _age(arrived), inbound.event.type
        WAIT_SECONDS.observe(waited)
        log.info("begun after %.3f s%s", waited, f", for the {begun}th time" if begun > 1 else "")
        try:
            if begun > DEADLY:
                raise Deadly(inbound.key)
            with timed(TURN_SECONDS.labels(kind)):
                self._work(inbound, again=begun > 1)
            TURNS.labels(kind, "done").inc()
            log.info("done, %.3f s after it came", _age(arrived))
        except Exception as fault:
            TURNS.labels(kind, "fault").inc()
            self._tell(inbound, fault)

    def _work(self, inbound: Inbound, again: bool) -> None:
        """The first try is a repeat only after a crash; every further one is."""
        tries = iter((again,))

        def work() -> None:
            repeated = next(tries, None)
            if repeated is None:
                TURNS.labels(inbound.event.type, "retry").inc()
            self._desk.work(inbound, True if repeated is None else repeated)

        self._insist(work, self._desk.pauses)

    def _insist(self, call: Callable[[], Any], pauses: Iterable[float]) -> Any:
        for pause in pauses:
            try:
                return call()
            except self._desk.transient as passing:
                log.warning("trying again in %s s: %s", pause, type(passing).__name__)
                if self._stopping.wait(pause):
                    raise Stopping from passing
        return call()

    def _tell(self, inbound: Inbound, fault: Exception) -> None:
        try:
            self._desk.on_fault(inbound, fault)
        except Exception as second:
            log.error("could not tell of the fault at %s: %s", inbound.key, type(second).__name__)

    @contextmanager
    def _counted(self) -> Iterator[None]:
        with self._guard:
            self._busy += 1
        try:
            yield
        finally:
            with self._guard:
                self._busy -= 1
            self._ring(engine.QUEUE, engine.MODEL_QUEUE)  # the next of this conversation may begin


def _without_end(pauses: tuple[float, ...]) -> Iterator[float]:
    """Before it is read an event cannot be told of either: giving it up would be losing it."""
    yield from pauses
    while pauses:
        yield pauses[-1]


def _age(moment: str) -> float:
    return max(0.0, (datetime.now(UTC) - datetime.fromisoformat(moment)).total_seconds())
