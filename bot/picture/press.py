"""Typst behind a lock: a sheet in, bytes out. Fonts are read once, and only the family that the project ships with."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from threading import Lock
from typing import Literal

import typst

from bot.picture.sheet import Sheet

HERE = Path(__file__).parent
_ROUGH_PPI = 4.0


@cache
def _fonts() -> typst.Fonts:
    folder = str(files("noto_cjk_sans_otc"))
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])


@dataclass(frozen=True)
class Box:
    """Where a cell of the printed sheet stands: page from 1, points from its top left corner."""

    page: int
    left: float
    top: float
    last_page: int
    right: float
    bottom: float


class Press:
    def __init__(self) -> None:
        self._lock = Lock()
        self._compiler = typst.Compiler(
            str(HERE / "templates" / "map.typ"), root=str(HERE), font_paths=_fonts(), ignore_system_fonts=True
        )

    def prints(self, sheet: Sheet, format: Literal["png", "pdf", "svg"], ppi: float | None = None) -> bytes:
        with self._lock:
            return self._compiled(sheet, format, ppi)

    def height(self, sheet: Sheet) -> float:
        """Of the one page, in inches, to a quarter of one. Printing the same sheet next finds it laid out already."""
        return int.from_bytes(self.prints(sheet, "png", _ROUGH_PPI)[20:24], "big") / _ROUGH_PPI

    def boxes(self, sheet: Sheet) -> dict[str, Box]:
        """Every cell by its key, "t1.action" for one: what a test of the geometry goes by."""
        with self._lock:
            self._compiled(sheet, "pdf", None)
            found = self._compiler.eval("query(<cell>).map(m => (m.value, m.location().position()))")
        corners = [(str(key), corner, at) for (key, corner), at in json.loads(found)]
        starts = {key: at for key, corner, at in corners if corner == 0}
        ends = {key: at for key, corner, at in corners if corner == 1}
        return {key: _box(at, ends[key]) for key, at in starts.items()}

    def _compiled(self, sheet: Sheet, format: Literal["png", "pdf", "svg"], ppi: float | None) -> bytes:
        made = self._compiler.compile(format=format, ppi=ppi, sys_inputs={"sheet": sheet.json()})
        if not isinstance(made, bytes):
            raise TypeError(f"{format} of more than one page")
        return made


def _box(start: dict[str, str | int], end: dict[str, str | int]) -> Box:
    def points(at: dict[str, str | int], axis: str) -> float:
        return float(str(at[axis]).removesuffix("pt"))

    return Box(
        int(start["page"]), points(start, "x"), points(start, "y"), int(end["page"]), points(end, "x"), points(end, "y")
    )
