"""A fault of a document: where it is and, in both languages, what it is."""

import json
import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from bot.journey.errors import Fault
from bot.journey.model import Language
from prompts import render

LONGEST_SHOWN = 60
_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def fault(path: str, code: str, **values: str | int | float) -> Fault:
    """A fault with its message in English; texts from the document are shown on one line and cut."""
    shown = tuple((name, _shown(value)) for name, value in values.items())
    bare = Fault(path, "", code, shown)
    return Fault(path, said(bare, "en"), code, shown)


def said(fault: Fault, language: Language) -> str:
    """The message of a fault in a language."""
    return render(f"check/faults.{fault.code}", language, **dict(fault.values))


def _shown(value: str | int | float) -> str | int | float:
    if not isinstance(value, str):
        return value
    line = " ".join(value.split())
    return line if len(line) <= LONGEST_SHOWN else line[: LONGEST_SHOWN - 1] + "…"


def key_path(path: str, key: str) -> str:
    """The JSON path of a key of the object at `path`."""
    return f"{path}.{key}" if _PLAIN_KEY.fullmatch(key) else f"{path}[{json.dumps(key, ensure_ascii=False)}]"


def in_document_order(faults: list[Fault], data: Any) -> tuple[Fault, ...]:
    """In the order of what they are about; something that is missing comes where its object starts."""
    once = {(f.path, f.code, f.values): f for f in faults}
    order = {path: n for n, path in enumerate(_paths(data, "$"))}

    def place(fault: Fault) -> int:
        return order.get(fault.path, order.get(fault.path.rpartition(".")[0], 0))

    return tuple(sorted(once.values(), key=lambda f: (place(f), f.path, f.code)))


def _paths(value: Any, path: str) -> Iterator[str]:
    yield path
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _paths(item, key_path(path, key))
    elif isinstance(value, list):
        for i, item in enumerate(value):
            yield from _paths(item, f"{path}[{i}]")


def nearest(word: str, known: tuple[str, ...]) -> str | None:
    """The known word that was probably meant."""
    folded = word.strip().lower().replace("-", "_").replace(" ", "_")
    return next(iter(get_close_matches(folded, known, n=1, cutoff=0.7)), None)
