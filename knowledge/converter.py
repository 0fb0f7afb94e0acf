"""The process that reads files: one JSON request a line in, one answer a line out. Started by `knowledge.convert`."""

import json
import os
import socket
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

from knowledge.convert import Limits
from knowledge.decode import BinaryText
from knowledge.formats import Unreadable, read_file


def main() -> None:
    """Serves requests until its input ends."""
    limits = Limits(**json.loads(sys.argv[1]))
    # What a library prints must not mix with the answers.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    _confine(limits)
    _tell(answers, {"ready": True})
    for line in sys.stdin:
        _tell(answers, _result(Path(json.loads(line)["path"]), limits))


def _result(path: Path, limits: Limits) -> dict[str, Any]:
    try:
        text, title = read_file(path, limits)
    except Unreadable as refused:
        return {"code": refused.code, "values": refused.values}
    except BinaryText:
        return {"code": "broken", "values": {}}
    except MemoryError:
        return {"code": "too_large", "values": {"size": path.stat().st_size, "limit": limits.memory}}
    except RecursionError:
        return {"code": "broken", "values": {}}
    except PermissionError:
        return {"code": "unreadable", "values": {}}
    except Exception:
        # Each library has errors of its own for a damaged file, and new ones with each version.
        return {"code": "broken", "values": {}}
    if len(text) > limits.text:
        return {"code": "too_long", "values": {"characters": len(text), "limit": limits.text}}
    return {"text": text, "title": title} if text.strip() else {"code": "no_text", "values": {}}


def _confine(limits: Limits) -> None:
    """No network, no files written, no more memory than allowed."""

    def refuse(*_: object, **__: object) -> NoReturn:
        raise OSError("no network while a document is read")

    socket.socket.connect = refuse  # type: ignore[method-assign]
    try:
        import resource
    except ImportError:  # Windows has no such limits; time and size are kept by the parent
        return
    for what, most in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        # macOS refuses some of them.
        with suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))


def _tell(answers: Any, answer: dict[str, Any]) -> None:
    answers.write(json.dumps(answer) + "\n")
    answers.flush()


if __name__ == "__main__":
    main()
