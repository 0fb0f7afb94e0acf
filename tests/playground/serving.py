"""ASGI applications on loopback ports, for tests."""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any, Literal

import uvicorn

PATIENCE = 10.0


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


class Served:
    """An ASGI application on a loopback port, in a thread of its own."""

    def __init__(self, app: Any, port: int | None = None, lifespan: Literal["on", "off"] = "off") -> None:
        self.port = port or free_port()
        config = uvicorn.Config(
            app,
            "127.0.0.1",
            self.port,
            log_level="warning",
            lifespan=lifespan,
            ws="websockets-sansio",
            timeout_graceful_shutdown=1,
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        self._wait_until_open()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def _wait_until_open(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while not self._server.started:
            if time.monotonic() > deadline or not self._thread.is_alive():
                raise RuntimeError(f"nothing listens on {self.url}")
            time.sleep(0.005)

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join(5)


@contextlib.contextmanager
def served(app: Any, port: int | None = None, lifespan: Literal["on", "off"] = "off") -> Iterator[str]:
    """Serve an ASGI application for the length of a `with`; the value is its address."""
    server = Served(app, port, lifespan)
    try:
        yield server.url
    finally:
        server.stop()
