"""Delivery to the bot: signed HTTP or Socket Mode, three retries for events, none for the rest."""

import json
import logging
import time
from collections.abc import Callable, Sequence
from queue import SimpleQueue
from threading import Lock, Thread, Timer
from typing import Any

import httpx

from bot.playground import limits
from bot.playground.envelopes import Answer, Attempt, Delivery
from bot.playground.signing import signed_headers

log = logging.getLogger(__name__)

Send = Callable[[Delivery, int, str], Answer]
"""Sends one attempt (its retry number and reason) and waits for the answer."""


def _read(response: httpx.Response) -> Any:
    if "json" in response.headers.get("content-type", ""):
        try:
            return response.json()
        except json.JSONDecodeError:
            return response.text
    return response.text


class HttpSender:
    """POSTs to the bot's request URL as Slack does (apis/events-api, "retries" and "error conditions")."""

    def __init__(self, url: Callable[[], str], secret: str, answer_seconds: float) -> None:
        self._url = url
        self._secret = secret
        # A proxy of the environment must not stand between two ends of one machine.
        self._client = httpx.Client(timeout=answer_seconds, trust_env=False)

    def __call__(self, delivery: Delivery, retry: int, reason: str) -> Answer:
        body, content_type = delivery.body()
        headers = signed_headers(self._secret, body, content_type)
        if retry:
            headers |= {"X-Slack-Retry-Num": str(retry), "X-Slack-Retry-Reason": reason}
        started = time.monotonic()
        try:
            response = self._client.post(self._url(), content=body, headers=headers)
        except httpx.TimeoutException:
            return Answer(failure="http_timeout", seconds=time.monotonic() - started)
        except (httpx.TransportError, httpx.InvalidURL):
            return Answer(failure="connection_failed", seconds=time.monotonic() - started)
        return Answer(
            response.status_code,
            _read(response),
            "" if response.is_success else "http_error",
            time.monotonic() - started,
            response.headers.get("x-slack-no-retry") == "1",
        )

    def close(self) -> None:
        self._client.close()


class Deliveries:
    """The queue of deliveries and the threads that carry them."""

    def __init__(
        self,
        send: Send,
        retry_seconds: Sequence[float] = limits.RETRY_SECONDS,
        attempted: Callable[[], None] = lambda: None,
        threads: int = 8,
    ) -> None:
        self.retry_seconds = tuple(retry_seconds)
        self._send = send
        self._attempted = attempted
        self._queue: SimpleQueue[tuple[Delivery, int, str] | None] = SimpleQueue()
        self._lock = Lock()
        self._timers: set[Timer] = set()
        self._closed = False
        self._threads = [Thread(target=self._carry, daemon=True, name=f"delivery-{n}") for n in range(threads)]
        for thread in self._threads:
            thread.start()

    def post(self, delivery: Delivery) -> Delivery:
        self._queue.put((delivery, 0, ""))
        return delivery

    def close(self) -> None:
        with self._lock:
            self._closed = True
            for timer in self._timers:
                timer.cancel()
        for _ in self._threads:
            self._queue.put(None)

    def _carry(self) -> None:
        while (item := self._queue.get()) is not None:
            try:
                self._attempt(*item)
            except Exception:
                log.exception("a delivery broke down")
                item[0].answered.set()

    def _attempt(self, delivery: Delivery, retry: int, reason: str) -> None:
        answer = self._send(delivery, retry, reason)
        delivery.attempts.append(Attempt(retry, reason, answer))
        delivery.answered.set()
        again = delivery.kind == "events_api" and retry < len(self.retry_seconds) and not answer.no_retry
        if answer.ok or not again:
            delivery.answer.set_result(answer)
            self._attempted()
        else:
            self._later(self.retry_seconds[retry], (delivery, retry + 1, answer.failure))

    def _later(self, seconds: float, item: tuple[Delivery, int, str]) -> None:
        with self._lock:
            if self._closed:
                return
            timer = Timer(seconds, lambda: self._due(timer, item))
            timer.daemon = True
            self._timers.add(timer)
            timer.start()

    def _due(self, timer: Timer, item: tuple[Delivery, int, str]) -> None:
        with self._lock:
            self._timers.discard(timer)
        self._queue.put(item)
