"""Which stages stand side by side: all of them on a strip, as many as a page holds on pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from bot.journey.model import Stage, Touchpoint


@dataclass(frozen=True)
class Piece:
    """A stage, or the `part`-th of its `parts`; a stage without touchpoints still takes a column."""

    stage: Stage
    touchpoints: tuple[Touchpoint, ...]
    part: int = 1
    parts: int = 1

    @property
    def width(self) -> int:
        return max(1, len(self.touchpoints))


def whole(stages: Sequence[Stage]) -> tuple[Piece, ...]:
    return tuple(Piece(s, s.touchpoints) for s in stages)


def paged(stages: Sequence[Stage], capacity: int) -> tuple[tuple[Piece, ...], ...]:
    """Pieces in order, grouped so that no group is wider than `capacity` columns and the groups are about as wide."""
    pieces = [piece for stage in stages for piece in _cut(stage, capacity)]
    if not pieces:
        return ()
    fewest = len(_filled(pieces, capacity))
    evenest = next(c for c in range(1, capacity + 1) if _fits(pieces, c) and len(_filled(pieces, c)) == fewest)
    return tuple(tuple(group) for group in _filled(pieces, evenest))


def _cut(stage: Stage, capacity: int) -> list[Piece]:
    parts = max(1, ceil(len(stage.touchpoints) / capacity))
    size = ceil(len(stage.touchpoints) / parts) if stage.touchpoints else 1
    return [Piece(stage, stage.touchpoints[i * size : (i + 1) * size], i + 1, parts) for i in range(parts)]


def _fits(pieces: Sequence[Piece], capacity: int) -> bool:
    return all(p.width <= capacity for p in pieces)


def _filled(pieces: Sequence[Piece], capacity: int) -> list[list[Piece]]:
    groups: list[list[Piece]] = [[]]
    for piece in pieces:
        if groups[-1] and sum(p.width for p in groups[-1]) + piece.width > capacity:
            groups.append([])
        groups[-1].append(piece)
    return groups
