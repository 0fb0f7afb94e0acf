"""Where results go: text to the terminal, files to where they are asked for."""

import json
import sys
from pathlib import Path
from typing import Any

from pydantic_core import to_jsonable_python

from bot.cli.trouble import Trouble
from bot.cli.words import say


def line(text: str = "") -> None:
    print(text)


def machine(value: Any) -> None:
    """One JSON value, readable by people too."""
    print(json.dumps(to_jsonable_python(value), ensure_ascii=False, indent=2))


def deliver(content: bytes, out: Path | None, name: str) -> None:
    """To the file that was named; else to stdout, unless that is a terminal, which gets text only."""
    if out is not None:
        _write(out, content)
    elif sys.stdout.isatty() and not name.endswith((".json", ".svg")):
        _write(Path(name), content)
    else:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()


def _write(path: Path, content: bytes) -> None:
    if path.is_dir():
        raise Trouble("is_folder", path=str(path))
    path.write_bytes(content)
    print(say("say.written", path=str(path), kilobytes=max(1, len(content) // 1024)), file=sys.stderr)
