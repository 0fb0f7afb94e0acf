"""A message in its situation as the network sees it: pieces of the encoder, and what is known of each unit."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.reading.labels import ASKED
from bot.reading.learned.features import MATCHES, SHAPES, matches, shapes
from bot.reading.situation import HELD, Situation
from bot.reading.text import Text
from knowledge.encoder.base import Base

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
SIDE = SHAPES + len(HELD) + MATCHES
MOST_PIECES = 508


@dataclass(frozen=True)
class View:
    pieces: Ints  # ids, with the encoder's begin and end
    cover: Floats  # (units, pieces): each unit's share of its pieces; rows sum to 1
    place: Ints  # (units,): a unit's number inside its first piece, 3 at most
    side: Floats  # (units, SIDE): shapes, what the map holds, names of the map
    asked: int


def view(text: Text, situation: Situation, base: Base) -> View:
    """Of a long message only the units that fit into the encoder."""
    ids, covered = _pieces(text, base)
    owner = np.full(len(text.form) + 1, -1, dtype=np.int64)
    for n, (start, end) in enumerate(covered, 1):
        owner[start:end] = n
    units = [u for u in text.units if owner[u.start] >= 0]
    cover, place = np.zeros((len(units), len(ids)), dtype=np.float32), np.zeros(len(units), dtype=np.int64)
    for n, unit in enumerate(units):
        mine = [p for p in dict.fromkeys(owner[unit.start : unit.end].tolist()) if p >= 0]
        cover[n, mine] = 1 / len(mine)
        if n and owner[units[n - 1].start] == owner[unit.start]:
            place[n] = min(3, place[n - 1] + 1)
    held = np.asarray([name in situation.holds for name in HELD], dtype=np.float32)
    known = np.broadcast_to(held, (len(units), len(HELD)))
    side = np.concatenate([shapes(units), known, matches(units, situation)], axis=1)
    return View(np.asarray(ids, dtype=np.int64), cover, place, side.astype(np.float32), ASKED.index(situation.asked))


def _pieces(text: Text, base: Base) -> tuple[list[int], list[tuple[int, int]]]:
    """(ids with begin and end, for each piece between them its characters in the form)."""
    ids, covered, at = [base.begin], list[tuple[int, int]](), 0
    for word in text.form.split():
        start = at = text.form.index(word, at)
        for piece, length in base.pieces(word, True):
            if len(ids) > MOST_PIECES:
                break
            ids.append(piece)
            covered.append((start, start + length))
            start += length
        at += len(word)
    return [*ids, base.end], covered
