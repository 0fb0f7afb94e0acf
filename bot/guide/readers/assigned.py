"""What a message said of several named things, and what of it was not understood."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Assigned(Generic[T]):
    found: tuple[tuple[int, T], ...] = ()  # (index among the names, what was said of it)
    leftover: str = ""  # the person's words that fit no name, lines kept
