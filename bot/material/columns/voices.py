"""Whether a column holds what customers say, what the house answers them, or what nobody says at all."""

from collections.abc import Sequence

from bot.material.learned.labels import best
from bot.material.learned.nothing import says_something

LOOKED_AT = 16  # cells, spread over the column
LONGEST = 160  # characters of each; an answer shows at its beginning


def answered(cells: Sequence[str]) -> float:
    """From −1, all of it the customers', to 1, all of it the house's or nobody's."""
    told = [cell.strip()[:LONGEST] for cell in cells if says_something(cell)]
    looked = told[:: max(1, len(told) // LOOKED_AT)][:LOOKED_AT]
    found = best("voices", looked)
    return sum(certainty if kind != "said" else -certainty for kind, certainty in found) / max(1, len(found))
