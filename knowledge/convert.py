"""Files to Markdown text, by a process of its own that is stopped when it takes too much."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Why = Literal[
    "empty", "unsupported", "missing", "unreadable", "too_large", "too_many_pages", "too_slow", "encrypted", "broken",
    "bomb", "no_text", "too_long",
]  # fmt: skip

TEXT = frozenset({".md", ".txt"})


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


def convert(path: Path, limits: Limits) -> Converted | Refused:
    if not path.exists():
        return Refused("missing")
    if path.suffix.lower() not in TEXT:
        return Refused("unsupported")
    text = path.read_text(encoding="utf-8", errors="replace")
    return Converted(text) if text.strip() else Refused("empty")
