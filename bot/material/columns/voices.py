"""Whether a column holds what customers say, what the house answers them, or what nobody says at all."""

from collections.abc import Mapping, Sequence

from bot.material.learned.labels import best
from bot.material.learned.nothing import says_something

LOOKED_AT = 16  # cells, spread over the column
LONGEST = 160  # characters of each; an answer shows at its beginning


def answered(cells: Sequence[str]) -> float:
    """From −1, all of it the customers', to 1, all of it the house's."""
    return _weight(cells, {"answered": 1, "said": -1})


def unsaid(cells: Sequence[str]) -> float:
    """From −1, all of it said by somebody, to 1, none of it."""
    return _weight(cells, {"nobody": 1, "answered": 1, "said": -1})


def _weight(cells: Sequence[str], signs: Mapping[str, int]) -> float:
    told = [cell.strip()[:LONGEST] for cell in cells if says_something(cell)]
    looked = told[:: max(1, len(told) // LOOKED_AT)][:LOOKED_AT]
    found = best("voices", looked)
    return sum(signs.get(kind, 0) * certainty for kind, certainty in found) / max(1, len(found))
