"""Rate limits as token buckets: tiers a method, and about one post a second a channel."""

import math
import time
from threading import Lock

from bot.playground import limits
from bot.playground.refusal import Refused


class Rates:
    """Counts calls and refuses with `ratelimited` while `on`."""

    def __init__(self, on: bool) -> None:
        self.on = on
        self._lock = Lock()
        self._buckets: dict[str, tuple[float, float]] = {}

    def spend_method(self, method: str, tier: int) -> None:
        most = limits.TIERS[tier]
        self._spend(method, per_second=most / 60, burst=most)

    def spend_post(self, channel: str) -> None:
        self._spend(f"post {channel}", limits.POSTS_PER_SECOND, limits.POST_BURST)

    def _spend(self, key: str, per_second: float, burst: int) -> None:
        if not self.on:
            return
        with self._lock:
            now = time.monotonic()
            left, then = self._buckets.get(key, (float(burst), now))
            left = min(float(burst), left + (now - then) * per_second)
            if left < 1:
                raise Refused("ratelimited", retry_after=max(1, math.ceil((1 - left) / per_second)))
            self._buckets[key] = (left - 1, now)
