"""What kinds of things a turn has put onto the map so far."""

from typing import Any

from bot.guide.turn import Turn
from bot.journey.flat import flatten

#: follows from something else that was told
_WORKED_OUT = frozenset(
    ("severity", "tags", "authors", "votes", "emotion_n", "emotion_spread", "evidence", "pain_points", "cases",
     "opportunity", "sentiment", "industry")
)  # fmt: skip


def gains(turn: Turn) -> set[tuple[str, str]]:
    """(collection, field) of what the map has gained, what follows from others aside; ("gone", id) of what went."""
    before, after = flatten(turn.before).nodes, flatten(turn.journey).nodes
    fresh = {
        (node.collection, name)
        for id, node in after.items()
        for name, value in node.fields.items()
        if name not in _WORKED_OUT and _told(value) and value != (before[id].fields.get(name) if id in before else None)
    }
    return fresh | {("gone", id) for id in before if id not in after}


def _told(value: Any) -> bool:
    return value == 0 or bool(value) if not isinstance(value, bool) else value
