"""Typst behind a lock: a sheet in, bytes out. Fonts are read once, from the project's packages only."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from threading import Lock
from typing import Any, Literal, Protocol

import typst

from bot.picture.sheet import MARGIN_MM, MM_A_POINT

HERE = Path(__file__).parent


@cache
def _fonts() -> typst.Fonts:
    """Noto Sans CJK, and for scripts that it lacks those that Typst carries; never what a machine happens to have."""
    folder = str(files("noto_cjk_sans_otc"))
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[folder])


class Printed(Protocol):
    """What a template draws: values as JSON, and the template's name."""

    @property
    def template(self) -> str: ...
    def json(self) -> str: ...


@dataclass(frozen=True)
class Box:
    """Where a cell of the printed sheet stands: pages from 1, points from the page's top left corner."""

    page: int
    left: float
    top: float
    last_page: int
    right: float
    bottom: float


class Press:
    """Typst keeps what it laid out, across compilers: a sheet that is printed or asked about again costs little."""

    def __init__(self) -> None:
        self._lock = Lock()

    def prints(self, sheet: Printed, format: Literal["png", "pdf", "svg"], ppi: float | None = None) -> bytes:
        with self._lock:
            made = _compiler().compile(_source(sheet), format=format, ppi=ppi)
        if not isinstance(made, bytes):
            raise TypeError(f"{format} of more than one page")
        return made

    def marks(self, sheet: Printed) -> dict[str, float]:
        """Where the parts begin, in mm below the top margin of an endless page: "leaf 0", …, "loose", "end", "foot"."""
        return {name: _points(at["y"]) * MM_A_POINT - MARGIN_MM for name, at in self._asked(sheet, "flow")}

    def boxes(self, sheet: Printed) -> dict[str, Box]:
        """Every cell by its key, "t1.action" for one: what a test of the geometry goes by."""
        corners = self._asked(sheet, "cell")
        starts = {key: at for (key, corner), at in corners if corner == 0}
        ends = {key: at for (key, corner), at in corners if corner == 1}
        return {key: _box(at, ends[key]) for key, at in starts.items()}

    def _asked(self, sheet: Printed, label: Literal["flow", "cell"]) -> list[tuple[Any, dict[str, Any]]]:
        """Each labelled value with its place."""
        inputs = {"cells": "asked"} if label == "cell" else {}
        with self._lock:
            compiler = _compiler(_source(sheet), inputs)
            found = compiler.eval(f"query(<{label}>).map(m => (m.value, m.location().position()))")
        return [(value, at) for value, at in json.loads(found)]


def _compiler(source: bytes | None = None, inputs: dict[str, str] | None = None) -> typst.Compiler:
    return typst.Compiler(
        source, root=str(HERE), font_paths=_fonts(), ignore_system_fonts=True, sys_inputs=inputs or {}
    )


def _source(sheet: Printed) -> bytes:
    """The sheet as a string in the program's text, where only the quote and the backslash mean anything.

    `sys.inputs` would do as well, but every change of it makes Typst lay out everything anew.
    """
    text = sheet.json().replace("\\", "\\\\").replace('"', '\\"')
    return f'#import "/templates/{sheet.template}.typ": draw\n#draw(json(bytes("{text}")))\n'.encode()


def _points(length: str) -> float:
    return float(length.removesuffix("pt"))


def _box(start: dict[str, Any], end: dict[str, Any]) -> Box:
    return Box(
        page=start["page"],
        left=_points(start["x"]),
        top=_points(start["y"]),
        last_page=end["page"],
        right=_points(end["x"]),
        bottom=_points(end["y"]),
    )
