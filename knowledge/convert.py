"""Files to Markdown text, by a process of its own: it can be stopped, and what spoils it spoils nothing else."""

import json
import os
import select
import stat
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Literal, Self, cast

Why = Literal[
    "empty", "unsupported", "missing", "unreadable", "too_large", "too_many_pages", "too_many_rows", "too_slow",
    "encrypted", "broken", "bomb", "no_text", "glyphs", "too_long",
]  # fmt: skip

SUPPORTED = frozenset({".md", ".txt", ".html", ".htm", ".pdf", ".docx", ".pptx", ".xlsx", ".csv"})


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may cost at most. Sizes in bytes, times in seconds, text in characters."""

    size: int = 50 * 2**20
    unpacked: int = 200 * 2**20
    pages: int = 1000
    rows: int = 20_000
    seconds: float = 60.0
    memory: int = 2 * 2**30
    text: int = 3_000_000


@dataclass(frozen=True, slots=True)
class Converted:
    """A file's text as Markdown, and its title when it says one."""

    text: str
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a file was not read, with the values that its sentence needs."""

    code: Why
    values: tuple[tuple[str, str], ...] = ()


class Converter:
    """Converts files one after the other. The process behind it starts with the first file and anew after a failure."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def convert(self, path: Path) -> Converted | Refused:
        """The file's text, or why there is none; never raises for what is in the file."""
        if refused := _at_the_door(path, self._limits):
            return refused
        process = self._running()
        assert process.stdin is not None
        try:
            process.stdin.write(json.dumps({"path": str(path)}).encode() + b"\n")
            process.stdin.flush()
            answer = self._answer(process)
        except TimeoutError:
            self._stop()
            return Refused("too_slow", (("seconds", f"{self._limits.seconds:g}"),))
        except OSError:
            self._stop()
            return Refused("broken")
        return _read(answer)

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "knowledge.converter", json.dumps(asdict(self._limits))],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(),
                start_new_session=True,
            )
            # Its libraries take seconds to load on a busy machine, which is not the first file's fault.
            self._answer(self._process, extra=60.0)
        return self._process

    def _answer(self, process: subprocess.Popen[bytes], extra: float = 0.0) -> bytes:
        assert process.stdout is not None
        until = time.monotonic() + self._limits.seconds + extra
        answer = bytearray()
        while not answer.endswith(b"\n"):
            left = until - time.monotonic()
            if left <= 0 or not select.select([process.stdout], [], [], left)[0]:
                raise TimeoutError
            part = os.read(process.stdout.fileno(), 1 << 20)
            if not part:
                raise BrokenPipeError
            answer += part
        return bytes(answer)

    def _stop(self) -> None:
        if self._process:
            self._process.kill()
            self._process.communicate()
            self._process = None


def _at_the_door(path: Path, limits: Limits) -> Refused | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return Refused("missing")
    except OSError:
        return Refused("unreadable")
    if not stat.S_ISREG(found.st_mode) or not os.access(path, os.R_OK):
        return Refused("unreadable")
    if path.suffix.lower() not in SUPPORTED:
        return Refused("unsupported", (("suffix", path.suffix),))
    if found.st_size == 0:
        return Refused("empty")
    if found.st_size > limits.size:
        return Refused("too_large", (("size", str(found.st_size)), ("limit", str(limits.size))))
    return None


def _environment() -> dict[str, str]:
    """What the process needs to start; keys and tokens of the product are not among it."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "SYSTEMROOT", "TEMP", "TMP") if name in os.environ}
    return kept | {"PYTHONPATH": str(Path(__file__).parent.parent), "PYTHONUTF8": "1"}


def _read(answer: bytes) -> Converted | Refused:
    told = json.loads(answer)
    if "text" in told:
        return Converted(told["text"], told["title"])
    return Refused(cast(Why, told["code"]), tuple((name, str(value)) for name, value in told["values"].items()))
