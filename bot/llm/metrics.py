"""What model calls cost and how long they took, counted; no word of what was said."""

import logging
import threading
from collections import defaultdict, deque
from dataclasses import dataclass, field
from statistics import median, quantiles

from bot.telemetry.meters import MODEL_CALLS, MODEL_SECONDS, MODEL_TOKENS

log = logging.getLogger("bot.llm")
KEPT = 500  # latencies that are remembered for each task


@dataclass
class _Task:
    outcomes: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    tokens_in: int = 0
    tokens_out: int = 0
    seconds: deque[float] = field(default_factory=lambda: deque(maxlen=KEPT))


@dataclass(frozen=True)
class TaskMetrics:
    """`p50`, `p95` in seconds; 0 where nothing was measured."""

    outcomes: dict[str, int]
    tokens_in: int
    tokens_out: int
    p50: float
    p95: float


class Metrics:
    def __init__(self) -> None:
        self._tasks: dict[str, _Task] = defaultdict(_Task)
        self._guard = threading.Lock()

    def note(self, task: str, outcome: str, seconds: float) -> None:
        """`outcome`: ok, cached, or why not."""
        with self._guard:
            one = self._tasks[task]
            one.outcomes[outcome] += 1
            if outcome != "cached":
                one.seconds.append(seconds)
        MODEL_CALLS.labels(task, outcome).inc()
        if outcome != "cached":
            MODEL_SECONDS.labels(task).observe(seconds)
        log.info("model %s: %s, %.2f s", task, outcome, seconds)

    def spent(self, task: str, tokens_in: int, tokens_out: int) -> None:
        with self._guard:
            one = self._tasks[task]
            one.tokens_in += tokens_in
            one.tokens_out += tokens_out
        MODEL_TOKENS.labels(task, "in").inc(tokens_in)
        MODEL_TOKENS.labels(task, "out").inc(tokens_out)
        log.info("model %s: %d + %d tokens", task, tokens_in, tokens_out)

    def snapshot(self) -> dict[str, TaskMetrics]:
        with self._guard:
            return {name: _told(task) for name, task in self._tasks.items()}


def _told(task: _Task) -> TaskMetrics:
    seconds = list(task.seconds)
    p95 = quantiles(seconds, n=20)[-1] if len(seconds) > 1 else (seconds[0] if seconds else 0.0)
    return TaskMetrics(dict(task.outcomes), task.tokens_in, task.tokens_out, median(seconds) if seconds else 0.0, p95)
