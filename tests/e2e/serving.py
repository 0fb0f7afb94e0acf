"""The product as people run it: `python -m bot …` in a process of its own, which can be killed and started again."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx

from tests.slackworld import free_port

STARTS_WITHIN = 90.0  # seconds; a crowded machine is slow to import


class Serving:
    """`door` is the command: serve, playground. The port stays the same over restarts, as the home does."""

    def __init__(self, home: Path, door: str, environment: dict[str, str]) -> None:
        self.home, self.door, self.port = home, door, free_port()
        self.environment = self._made(environment)
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> str:
        return (self.home / "log.txt").read_text(encoding="utf-8", errors="replace")

    def start(self) -> None:
        self.home.mkdir(parents=True, exist_ok=True)
        with (self.home / "log.txt").open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "bot", self.door], env=self.environment, stdout=log, stderr=subprocess.STDOUT
            )
        self._wait_until_ready()

    def _made(self, given: dict[str, str]) -> dict[str, str]:
        inherited = {k: v for k, v in os.environ.items() if not k.startswith(("SLACK_", "OPENAI_", "JOURNEY_"))}
        own = {"JOURNEY_HOME": str(self.home), "HOST": "127.0.0.1", "PORT": str(self.port)}
        return {**inherited, **own, **given}

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < deadline:
            assert self._process is not None
            assert self._process.poll() is None, self.log
            try:
                if httpx.get(f"{self.url}/readyz", timeout=2, trust_env=False).status_code == 200:
                    return
            except httpx.TransportError:
                pass
            time.sleep(0.05)
        raise AssertionError(f"not ready within {STARTS_WITHIN:.0f} s: {self.log[-2000:]}")

    def kill(self) -> None:
        """kill -9: nothing is finished, nothing is put in order."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(30)
            self._process = None
