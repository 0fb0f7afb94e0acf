"""A scripted dialogue: what people type and press, and the exact journey document that must come out.

opening: {mia: "help us map hotel check-in"}
turns:
  - tom: fewer complaints …           # a message in the thread
  - press: {mia: Use these}            # a button of the last reply, by its label
  - tick: {mia: [Book, Stay]}          # boxes of the last reply, and the button that sends them
  - edit: {turn: 3, text: "…"}         # the message of that turn (from 1), by its writer
  - delete: {turn: 4}
  - upload: {mia: {name: reviews.csv, content: "…"}}
  - silent: {mia: "<@Raj> are you joining?"}   # a message that must stay without an answer
free: [[2, 3]]                         # turns whose order does not matter
document: {title: …, stages: […]}      # null, empty and default values are left out; ids are stage1, touch1 … by kind
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent
DEEDS = ("press", "tick", "edit", "delete", "upload", "silent")


@dataclass(frozen=True)
class Script:
    name: str
    by: str
    opening: str
    turns: tuple[dict[str, Any], ...]
    free: tuple[tuple[int, ...], ...]
    document: dict[str, Any]

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(range(1, len(self.turns) + 1))


def scripts() -> list[Script]:
    return [read(path) for path in sorted(FOLDER.glob("*.yaml"))]


def read(path: Path) -> Script:
    told = yaml.safe_load(path.read_text(encoding="utf-8"))
    ((by, opening),) = told["opening"].items()
    free = tuple(tuple(each) for each in told.get("free", ()))
    return Script(path.stem, by, opening, tuple(told["turns"]), free, told.get("document") or {})
