"""Words of customers: which touchpoint each belongs to, how it feels, which is the usual one. A text that is like no
touchpoint more than another is not placed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.journey.model import Touchpoint
from bot.usecases.requests.evidencing import told_of
from bot.usecases.requests.learned.moods import moods_of
from bot.usecases.world import Embed

APART = 0.03  # by how much the likeliest touchpoint is likelier than the next, for a text to be placed
AT_ONCE = 256


@dataclass(frozen=True)
class Heard:
    """`mood`: −1 … 1, None where the words tell none; `at`: the place of its touchpoint, None for unplaced."""

    text: str
    mood: float | None
    at: int | None


def heard(texts: Sequence[str], points: Sequence[Touchpoint], embed: Embed) -> list[Heard]:
    places = placed_at(texts, points, embed)
    moods = moods_of(texts)
    return [Heard(text, mood, at) for text, mood, at in zip(texts, moods, places, strict=True)]


def placed_at(texts: Sequence[str], points: Sequence[Touchpoint], embed: Embed) -> list[int | None]:
    """The likeliest touchpoint of each text, None where the next is nearly as likely."""
    if not points:
        return [None] * len(texts)
    marks = np.asarray(embed([told_of(point) for point in points]))
    found: list[int | None] = []
    for some in _parts(texts):
        found += [_likeliest(row) for row in np.asarray(embed(some)) @ marks.T]
    return found


def _parts(texts: Sequence[str]) -> Iterator[list[str]]:
    for start in range(0, len(texts), AT_ONCE):
        yield list(texts[start : start + AT_ONCE])


def _likeliest(likes: npt.NDArray[np.float32]) -> int | None:
    order = np.argsort(-likes, kind="stable")
    if len(order) > 1 and likes[order[0]] - likes[order[1]] < APART:
        return None
    return int(order[0])


def typical(rows: list[Heard], embed: Embed) -> str:
    """The words most like all the others at their place: what is usual, not what is loudest."""
    texts = [row.text for row in rows[:AT_ONCE]]
    vectors = np.asarray(embed(texts))
    return texts[int(np.argmax(vectors @ vectors.mean(axis=0)))]
