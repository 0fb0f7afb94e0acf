"""Reads a file in a process of its own, with a limit on time and memory and no network: what spoils it spoils
nothing else."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from io import BufferedReader
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, NoReturn, cast

from bot.material import going as rows_read
from bot.material import limits, passing
from bot.material.opened import PACKED, as_talk, opened, packed
from bot.material.pieces import Piece, Unreadable

TOLD_EVERY = 2.0  # seconds


def pieces_of(content: bytes, name: str = "", going: Callable[[int], None] = lambda _: None) -> tuple[Piece, ...]:
    """At least one piece; `going` is told every other second how many rows are read. Raises `Unreadable`, also for
    what took too long or too much."""
    if not content.strip():
        raise Unreadable("empty")
    if len(content) > limits.BYTES:
        raise Unreadable("too_big")
    # By files, so that of a large one no second copy is held in memory.
    with TemporaryFile() as given, TemporaryFile() as told, TemporaryFile() as noted:
        given.write(content)
        given.seek(0)
        command = [sys.executable, "-m", "bot.material.apart", name]
        with subprocess.Popen(command, stdin=given, stdout=told, stderr=noted, env=_environment()) as reader:
            _wait(reader, noted, going)
        if reader.returncode != 0:
            raise Unreadable("broken")
        told.seek(0)
        return _read(told)


def _wait(reader: "subprocess.Popen[bytes]", noted: IO[bytes], going: Callable[[int], None]) -> None:
    """`noted` grows by a byte for every so many rows."""
    until, last = time.monotonic() + limits.SECONDS, 0
    while reader.poll() is None:
        with suppress(subprocess.TimeoutExpired):
            reader.wait(TOLD_EVERY)
        if time.monotonic() > until:
            reader.kill()
            raise Unreadable("too_slow")
        now = os.fstat(noted.fileno()).st_size
        if now > last and reader.poll() is None:
            going(now * rows_read.EVERY)
        last = now


def _read(told: IO[bytes]) -> tuple[Piece, ...]:
    first = told.read(1)
    if first == b"!":
        raise Unreadable(told.read().decode())
    told.seek(0)
    pieces = tuple(passing.read(told))
    if not pieces:
        raise Unreadable("broken")
    return pieces


def _environment() -> dict[str, str]:
    """What the process needs to start; keys and tokens of the product are not among it."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "SYSTEMROOT", "TEMP", "TMP") if name in os.environ}
    return kept | {"PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONUTF8": "1"}


def main() -> None:
    """Bytes in; out come the pieces, or `!` and the reason."""
    answers, notes = os.fdopen(os.dup(1), "wb"), os.dup(2)
    for own in (1, 2):  # what a library prints must not mix with the answer
        os.dup2(os.open(os.devnull, os.O_WRONLY), own)
    rows_read.follow(lambda _: _note(notes))
    _confine()
    try:
        passing.write(
            _pieces(cast("BufferedReader", sys.stdin.buffer), sys.argv[1] if len(sys.argv) > 1 else ""), answers
        )
    except Exception as fault:  # each library has errors of its own for a damaged file
        answers.seek(0)
        answers.truncate()
        answers.write(f"!{_reason(fault)}".encode())
    answers.flush()


def _pieces(given: BufferedReader, name: str) -> tuple[Piece, ...]:
    """The bytes of an office file stay where they are."""
    if given.peek(4).startswith(PACKED):
        return as_talk(packed(given)) or opened(b"", name)
    return opened(given.read(), name)


def _note(notes: int) -> None:
    os.write(notes, b".")


def _reason(fault: Exception) -> str:
    if isinstance(fault, Unreadable):
        return fault.reason
    return "too_big" if isinstance(fault, MemoryError) else "broken"


def _confine() -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise OSError("no network while a file is read")

    socket.socket.connect = refuse  # type: ignore[method-assign]
    try:
        import resource
    except ImportError:  # Windows has no such limits; time and size are kept by the parent
        return
    for what, most in ((resource.RLIMIT_AS, limits.MEMORY), (resource.RLIMIT_CORE, 0)):
        with suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    main()
