"""How high a leaf will be, estimated from its letters, so that Typst need not lay a long map out twice.

The estimates are on the high side: what they let stand on a page fits there.
"""

from collections.abc import Iterator, Sequence
from math import ceil

from bot.picture.sheet import MM_A_POINT, Card, Column, Leaf, Segment
from bot.picture.text import ems

LINE, GAP, CURVE, HEAD = 1.45, 4.6, 46.0, 22.0  # a line in its type's size; mm around a lane, of the curve, of a stage
CARD = 12.0  # mm of a card around its text
LEAST_HEAD, ONE_LINE, ONE_CARD = 16.0, 7.0, 13.0  # mm of a stage with its touchpoints, of a lane, of a lane of cards


def leaf_mm(leaf: Leaf) -> float:
    """Never less than what Typst makes of it."""
    columns = [column for segment in leaf.segments for column in segment.columns]
    width = leaf.column - 4.5
    return HEAD + CURVE + sum(_lanes(columns, width)) + _cards(leaf.segments, leaf.column) + _goals(leaf)


def at_least_mm(leaf: Leaf) -> float:
    """Never more than what Typst makes of it: one line in each lane that is shown."""
    columns = [column for segment in leaf.segments for column in segment.columns]
    curve = CURVE if any(c.emotion is not None for c in columns) else 0.0
    lines = sum(ONE_LINE for shown in (any(c.action for c in columns), any(c.thought for c in columns)) if shown)
    lanes = sum(
        ONE_LINE for lane in range(len(columns[0].lanes) if columns else 0) if any(c.lanes[lane] for c in columns)
    )
    return LEAST_HEAD + curve + lines + lanes + (ONE_CARD if any(c.pains for c in columns) else 0.0)


def _lanes(columns: Sequence[Column], width: float) -> Iterator[float]:
    yield _lane(_text(c.name, 9, width - 8) + _text(c.channel, 8, width - 8) + 4 * len(c.notes) for c in columns)
    yield _lane(_text(c.action, 8, width) for c in columns)
    yield _lane(_text(c.thought, 8, width - 3) + (5 if c.evidence else 0) for c in columns)
    yield _lane(sum(_text(p.text, 8, width - 9) + CARD for p in c.pains) for c in columns)
    for lane in range(len(columns[0].lanes) if columns else 0):
        yield 6 + _lane(_text(c.lanes[lane], 8, width) for c in columns)


def _lane(heights: Iterator[float]) -> float:
    return max(heights, default=0) + GAP


def _goals(leaf: Leaf) -> float:
    return max((_text(f"{s.name}{s.goal}", 12, leaf.column * s.width - 6) for s in leaf.segments), default=0)


def _cards(segments: Sequence[Segment], column: float) -> float:
    kinds = ([s.opportunities for s in segments], [s.actions for s in segments])
    return sum(max((sum(_card(c, column) for c in cards) for cards in kind), default=0) + GAP for kind in kinds)


def _card(card: Card, column: float) -> float:
    return CARD + sum(_text(text, 8, column - 8) for text in (card.text, card.late, *card.points, *card.notes))


def _text(text: str, size_pt: float, width_mm: float) -> float:
    """mm of a text in lines of this width."""
    room = width_mm / (size_pt * MM_A_POINT) * 0.86
    lines = sum(max(1, ceil(sum(map(ems, line)) / room)) for line in text.split("\n")) if text else 0
    return lines * size_pt * MM_A_POINT * LINE
