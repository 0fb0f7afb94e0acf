"""Ids for new parts. They carry the revision that makes them, so that an id is never used twice, also after
a removal: a button of an old message can only ever mean the part it was made for."""

from typing import Literal

from bot.journey.model import Journey

Kind = Literal["persona", "stage", "touchpoint", "pain_point", "opportunity", "action", "evidence"]

PREFIX: dict[Kind, str] = {
    "persona": "p",
    "stage": "s",
    "touchpoint": "t",
    "pain_point": "h",
    "opportunity": "o",
    "action": "a",
    "evidence": "e",
}


class Mint:
    """Ids for the parts that the next revision of a journey adds: t7, t7-2, t7-3 …"""

    def __init__(self, journey: Journey, revision: int | None = None) -> None:
        self._revision = journey.revision + 1 if revision is None else revision
        self._made: dict[Kind, int] = {}

    def new(self, kind: Kind) -> str:
        self._made[kind] = count = self._made.get(kind, 0) + 1
        first = f"{PREFIX[kind]}{self._revision}"
        return first if count == 1 else f"{first}-{count}"
