"""A server of `tests.bench.servers` in a process of its own, for the length of a `with`."""

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import psutil

from tests.playground.serving import free_port


@dataclass(frozen=True)
class Serving:
    port: int
    process: subprocess.Popen[bytes]
    seconds_to_ready: float

    @property
    def megabytes(self) -> float:
        """Resident memory of the process and what it started."""
        whole = psutil.Process(self.process.pid)
        return sum(one.memory_info().rss for one in (whole, *whole.children(recursive=True))) / 2**20


@contextlib.contextmanager
def serving(kind: str, home: Path, environment: dict[str, str], ready: str = "/healthz") -> Iterator[Serving]:
    port = free_port()
    command = [sys.executable, "-m", "tests.bench.servers", kind, str(port), str(home)]
    start = time.perf_counter()
    process = subprocess.Popen(command, env={**os.environ, **environment})
    try:
        yield Serving(port, process, _wait(port, ready, start, process))
    finally:
        process.terminate()
        process.wait(20)


def _wait(port: int, path: str, start: float, process: subprocess.Popen[bytes]) -> float:
    while process.poll() is None and time.perf_counter() - start < 120:
        with contextlib.suppress(httpx.HTTPError):
            if httpx.get(f"http://127.0.0.1:{port}{path}", timeout=2).status_code == 200:
                return time.perf_counter() - start
        time.sleep(0.01)
    raise RuntimeError("the server did not come up")
