"""What kinds of things a turn has stored so far, to compare two ways of hearing the same words."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from bot.guide.turn import Turn
from bot.journey.flat import flatten

Stored = Counter[tuple[str, str]]

_WORKED_OUT = (
    "severity", "tags", "authors", "votes", "emotion_n", "emotion_spread", "evidence", "pain_points", "cases",
    "opportunity", "kind", "origin", "source", "date", "sentiment", "industry",
)  # fmt: skip
_SAME = {"needs": "wants", "expectations": "wants"}
#: What tidy forms tell beside the thing itself.
_BESIDE = frozenset(
    ("owner", "thought", "channel", "action", "kpi.unit", "department", "trial", "description", "wants")
)


def stored(turn: Turn) -> Stored:
    """(collection, field) → in how many parts it differs from before the turn."""
    before, after = flatten(turn.before).nodes, flatten(turn.journey).nodes
    out: Stored = Counter()
    for id, node in after.items():
        old = before.get(id)
        out.update((node.collection, name) for name in _changed(old.fields if old else {}, node.fields))
    out.update(("gone", node.collection) for id, node in before.items() if id not in after)
    return out


def _changed(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    told = [name for name, value in new.items() if _told(value) and value != old.get(name)]
    return [_SAME.get(name, name) for name in told if name not in _WORKED_OUT]


def _told(value: Any) -> bool:
    return value == 0 or bool(value) if not isinstance(value, bool) else value


def agrees(formal: Stored, found: Stored) -> bool:
    """Whether tidy forms store all that the reader found and nothing of another kind."""
    more = formal - found
    return bool(found) and not found - formal and all(field in _BESIDE for _, field in more)


def alike(formal: Stored, found: Stored) -> bool:
    """Whether at least half of the kinds that the reader found are kinds that tidy forms store."""
    return not found or 2 * len(found.keys() & formal.keys()) >= len(found)
