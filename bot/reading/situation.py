"""What a message is said into: the question that was asked, what the map holds and lacks, the names on it."""

from dataclasses import dataclass
from typing import Literal

PartKind = Literal["stage", "touchpoint", "pain", "opportunity", "action", "persona"]
PARTS: tuple[PartKind, ...] = ("stage", "touchpoint", "pain", "opportunity", "action", "persona")

#: What a map can hold already, in the order of the reader's flags.
HELD = (
    "goal", "baseline", "target", "state", "starts", "ends", "persona", "expectations", "evidence", "stages",
    "touchpoints", "emotions", "moments", "pains", "factors", "opportunities", "actions", "owners", "published",
)  # fmt: skip


@dataclass(frozen=True)
class Part:
    """A part of the map: its id, its kind, its name as the map has it, and the part that it hangs on."""

    id: str
    kind: PartKind
    name: str
    of: str = ""


@dataclass(frozen=True)
class Situation:
    asked: str = "start"  # the kind of question, a member of labels.ASKED
    about: str = ""  # id of the part that the question is about
    parts: tuple[Part, ...] = ()
    holds: frozenset[str] = frozenset()  # members of HELD
    language: Literal["zh", "en"] = "en"

    def of_kind(self, kind: PartKind) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.kind == kind)

    def part(self, id: str) -> Part | None:
        return next((part for part in self.parts if part.id == id), None)
