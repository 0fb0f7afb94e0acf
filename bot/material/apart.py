"""Reads a file in a process of its own, with a limit on time and memory and no network: what spoils it spoils
nothing else."""

import os
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from pydantic import TypeAdapter

from bot.material import limits
from bot.material.opened import opened
from bot.material.pieces import Piece, Unreadable

_PIECES: TypeAdapter[tuple[Piece, ...]] = TypeAdapter(tuple[Piece, ...])


def pieces_of(content: bytes, name: str = "") -> tuple[Piece, ...]:
    """At least one piece. Raises `Unreadable`, also for what took too long or too much."""
    if not content.strip():
        raise Unreadable("empty")
    if len(content) > limits.BYTES:
        raise Unreadable("too_big")
    command = [sys.executable, "-m", "bot.material.apart", name]
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, timeout=limits.SECONDS, env=_environment(), check=False
        )
    except subprocess.TimeoutExpired:
        raise Unreadable("too_slow") from None
    if done.returncode != 0 or not done.stdout:
        raise Unreadable("broken")
    told = done.stdout
    if told.startswith(b"!"):
        raise Unreadable(told[1:].decode())
    return _PIECES.validate_json(told)


def _environment() -> dict[str, str]:
    """What the process needs to start; keys and tokens of the product are not among it."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "SYSTEMROOT", "TEMP", "TMP") if name in os.environ}
    return kept | {"PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONUTF8": "1"}


def main() -> None:
    """Bytes in; out come the pieces as JSON, or `!` and the reason."""
    content, answers = sys.stdin.buffer.read(), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not mix with the answer
    _confine()
    answers.write(_answer(content, sys.argv[1] if len(sys.argv) > 1 else ""))
    answers.flush()


def _answer(content: bytes, name: str) -> bytes:
    try:
        return _PIECES.dump_json(opened(content, name))
    except Unreadable as refused:
        return f"!{refused.reason}".encode()
    except MemoryError:
        return b"!too_big"
    except (RecursionError, Exception):  # each library has errors of its own for a damaged file
        return b"!broken"


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
