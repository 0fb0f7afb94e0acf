"""/metrics on a port of its own, with what is asked of the database at each scrape."""

import logging
import time
from collections.abc import Callable, Iterator
from typing import Any

from prometheus_client import CollectorRegistry, start_http_server
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import REGISTRY, Collector

from bot.telemetry.meters import READY

log = logging.getLogger(__name__)
KEPT = 5.0  # seconds that the answers of the database serve


class Exhibit(Collector):
    """`queue` → (state, how many) and the age in seconds of the oldest that waits; `sizes` → bytes by what they are."""

    def __init__(
        self,
        ready: Callable[[], bool],
        queue: Callable[[], tuple[dict[str, int], float]],
        sizes: Callable[[], dict[str, int]],
        registry: CollectorRegistry = REGISTRY,
    ) -> None:
        self._ready, self._queue, self._sizes, self._registry = ready, queue, sizes, registry
        self._asked = float("-inf")
        self._known: list[GaugeMetricFamily] = []
        self._server: Any = None

    def open(self, host: str, port: int) -> int:
        """The port that was taken; with 0 any."""
        READY.set_function(lambda: float(self._ready()))
        self._registry.register(self)
        self._server, _ = start_http_server(port, host, self._registry)
        return int(self._server.server_port)

    def close(self) -> None:
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None
            self._registry.unregister(self)

    def describe(self) -> list[GaugeMetricFamily]:
        return []

    def collect(self) -> Iterator[GaugeMetricFamily]:
        if time.monotonic() - self._asked > KEPT:
            self._known, self._asked = self._measured(), time.monotonic()
        yield from self._known

    def _measured(self) -> list[GaugeMetricFamily]:
        waiting = GaugeMetricFamily("journey_queue_events", "Accepted and not done, by state", labels=["state"])
        age = GaugeMetricFamily("journey_queue_oldest_seconds", "Age of the oldest event that is not done")
        sizes = GaugeMetricFamily("journey_size_bytes", "Database and search index on disk", labels=["of"])
        try:
            states, oldest = self._queue()
            for state, count in states.items():
                waiting.add_metric([state.lower()], count)
            age.add_metric([], oldest)
            for of, size in self._sizes().items():
                sizes.add_metric([of], size)
        except Exception as error:  # a scrape must not fail where the database does: that is when it is looked at
            log.warning("no figures of the database: %s", type(error).__name__)
        return [waiting, age, sizes]
