"""What can be wrong with a change to a journey or with a document; each says where."""

from dataclasses import dataclass


class JourneyError(Exception):
    """Base of everything that a caller may have to explain to a person."""


class NoSuchPart(JourneyError):
    def __init__(self, id: str) -> None:
        super().__init__(f"no part {id!r} in this journey")
        self.id = id


class UndoConflict(JourneyError):
    """A later revision changed the same thing; `parts` are the ids concerned."""

    def __init__(self, parts: tuple[str, ...]) -> None:
        super().__init__(f"changed again since: {', '.join(parts)}")
        self.parts = parts


@dataclass(frozen=True)
class Fault:
    """`code` and `values` say the message in another language: `bot.journey.document.said`."""

    path: str  # JSON path, e.g. $.stages[2].touchpoints[0].emotion; "line 3" where the text is no JSON
    message: str
    code: str = ""
    values: tuple[tuple[str, str | int | float], ...] = ()


class BadDocument(JourneyError):
    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("; ".join(f"{f.path}: {f.message}" for f in faults))
        self.faults = faults
