"""Which leaves stand on which page, once it is known how high they are."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.picture.sheet import Sheet, Side

PAGE_HEIGHT_MM = 268.0  # A3 landscape without its margins
GAP_MM = 8.0  # above each leaf; at the top of a page it falls away


def bound(sheet: Sheet, marks: Mapping[str, float]) -> Sheet:
    """The sheet with its sides; `marks` say where each part begins on one endless page, in mm from the top margin."""
    parts = [f"leaf {i}" for i in range(len(sheet.leaves))] + ["loose"]
    tops = [marks[part] for part in [*parts, "end"]]
    groups, runs_on = _grouped([below - top for top, below in pairwise(tops)], PAGE_HEIGHT_MM - tops[0])
    loose = len(sheet.leaves)
    sides = tuple(
        Side(
            number=None if runs_on else n,
            head=n == 1,
            leaves=tuple(i for i in group if i != loose),
            loose=loose in group,
        )
        for n, group in enumerate(groups, 1)
    )
    return replace(sheet, sides=sides)


def _grouped(heights: Sequence[float], room: float) -> tuple[list[list[int]], bool]:
    """The parts page by page, `room` being what the first page has left; and whether one runs on to a page of its own.

    The first part stays below the head, even if it must run on: a page with a head alone is no map.
    """
    groups: list[list[int]] = [[]]
    runs_on = room < 0
    for part, height in enumerate(heights):
        if height > room and groups[-1]:
            groups.append([])
            room = PAGE_HEIGHT_MM + GAP_MM
        groups[-1].append(part)
        runs_on = runs_on or height > room
        room = max(0.0, room - height)
    return groups, runs_on
