"""Which leaves stand on which page, once it is known how high they are."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.picture.sheet import PAGE_MM, Sheet, Side

PAGE_HEIGHT_MM = 268.0  # A3 landscape without its margins
GAP_MM = 8.0  # above each leaf; at the top of a page it falls away
SMALLEST = 0.78  # of 8 pt type: still read at arm's length


def fitting_scale(sheet: Sheet, marks: Mapping[str, float]) -> float:
    """What makes all of the sheet fit one page; never more than 1."""
    return min(1.0, PAGE_MM / sheet.width, PAGE_HEIGHT_MM / marks["end"])


def on_one_page(sheet: Sheet, marks: Mapping[str, float]) -> Sheet:
    """The sheet on a single page, made smaller where it must be."""
    scale = fitting_scale(sheet, marks)
    side = Side(number=1, head=True, leaves=tuple(range(len(sheet.leaves))), kept=(), loose=True)
    return replace(sheet, sides=(side,), scale=scale, width=PAGE_MM / scale)


def bound(sheet: Sheet, marks: Mapping[str, float]) -> Sheet:
    """The sheet with its sides; `marks` say where each part begins on one endless page, in mm from the top margin.

    Where a part is higher than its page the parts flow from page to page, and no side can know its number.
    """
    loose = len(sheet.leaves)
    tops = [marks[part] for part in [*(f"leaf {i}" for i in range(loose)), "loose", "end"]]
    heights = [below - top for top, below in pairwise(tops)]
    groups = _grouped(heights, PAGE_HEIGHT_MM - tops[0])
    if groups is None:
        kept = tuple(i for i in range(1, loose) if heights[i] <= PAGE_HEIGHT_MM)
        flow = Side(number=None, head=True, leaves=tuple(range(loose)), kept=kept, loose=True)
        return replace(sheet, sides=(flow,))
    sides = (
        Side(n, head=n == 1, leaves=tuple(i for i in group if i != loose), kept=(), loose=loose in group)
        for n, group in enumerate(groups, 1)
    )
    return replace(sheet, sides=tuple(sides))


def _grouped(heights: Sequence[float], room: float) -> list[list[int]] | None:
    """The parts page by page, `room` being what the head leaves of the first; None where one is higher than its page.

    The first part stays below the head in any case: a page with a head alone is no map.
    """
    groups: list[list[int]] = [[]]
    for part, height in enumerate(heights):
        if height > room and groups[-1]:
            groups.append([])
            room = PAGE_HEIGHT_MM + GAP_MM
        groups[-1].append(part)
        room -= height
        if room < 0:
            return None
    return groups
