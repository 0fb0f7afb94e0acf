"""One event loop in a thread of its own, where calls can be cut off at their time limit, whatever the server does."""

import asyncio
import queue
import threading
from collections.abc import AsyncIterator, Coroutine, Iterator
from typing import Any, TypeVar

T = TypeVar("T")
_END = object()
_GRACE = 1.0  # seconds for a cancelled call to be gone


class Loop:
    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="model", daemon=True)
        self._thread.start()

    def run(self, call: Coroutine[Any, Any, T], seconds: float) -> T:
        """Raises TimeoutError after `seconds`; the call is cancelled and its connection closed."""

        async def limited() -> T:
            return await asyncio.wait_for(call, seconds)

        future = asyncio.run_coroutine_threadsafe(limited(), self._loop)
        try:
            return future.result(seconds + _GRACE)
        except TimeoutError:
            future.cancel()
            raise

    def iterate(self, items: AsyncIterator[T], seconds: float) -> Iterator[T]:
        """The items as they come; raises TimeoutError where they have not ended after `seconds`."""
        came: queue.SimpleQueue[Any] = queue.SimpleQueue()

        async def pump() -> None:
            try:
                async with asyncio.timeout(seconds):
                    async for item in items:
                        came.put(item)
                came.put(_END)
            except asyncio.CancelledError:
                came.put(_END)
                raise
            except BaseException as fault:
                came.put(fault)

        future = asyncio.run_coroutine_threadsafe(pump(), self._loop)
        try:
            while (item := came.get(timeout=seconds + _GRACE)) is not _END:
                if isinstance(item, BaseException):
                    raise item
                yield item
        except queue.Empty:
            raise TimeoutError from None
        finally:
            future.cancel()

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=2)
        if not self._loop.is_running():
            self._loop.close()
