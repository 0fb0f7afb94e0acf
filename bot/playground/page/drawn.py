"""Pieces already drawn, so that a change of one message does not draw all the others again."""

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Any


@dataclass(frozen=True)
class Piece:
    """A part of the page: the id it is found by, its HTML, and what tells that it changed."""

    id: str
    html: str
    version: str

    def as_json(self) -> dict[str, str]:
        return {"id": self.id, "v": self.version, "html": self.html}


def piece(key: str, html: str, version: str = "") -> Piece:
    """A piece; without a version of its own, a digest of its HTML."""
    return Piece(key, html, version or hashlib.blake2s(html.encode(), digest_size=8).hexdigest())


class Drawn:
    """The newest pieces by key, each with the things it was drawn from: the same things, the same piece."""

    def __init__(self, most: int = 4000) -> None:
        self._most = most
        self._kept: OrderedDict[tuple[Any, ...], tuple[tuple[object, ...], Piece]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: tuple[Any, ...], made_of: tuple[object, ...], draw: Callable[[], Piece]) -> Piece:
        with self._lock:
            known = self._kept.get(key)
        if known and len(known[0]) == len(made_of) and all(a is b for a, b in zip(known[0], made_of, strict=True)):
            return known[1]
        drawn = draw()
        with self._lock:
            self._kept[key] = (made_of, drawn)
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return drawn
