"""What comes by itself: digests that somebody asked for, and how a person wants to be left alone."""

from dataclasses import dataclass
from typing import Literal, Protocol

from bot.journey.model import Language
from bot.usecases.inbound import Place


@dataclass(frozen=True)
class Subscription:
    """A digest: each week on `day` (Monday is 0) or each month on that day (1–28), at `hour` where `person` lives.
    `since` is the moment (ISO 8601, UTC) until which it has told. `silent`: nothing is said of a time without news."""

    id: str
    person: str
    place: Place
    every: Literal["week", "month"]
    day: int
    hour: int
    language: Language
    since: str
    silent: bool = False


@dataclass(frozen=True)
class Preferences:
    """Quiet from the hour `quiet_from` to `quiet_until`, where the person lives; `nudges`: asked about actions;
    `language`: spoken to in this one, whatever the locale."""

    quiet_from: int = 18
    quiet_until: int = 9
    nudges: bool = True
    language: Language | None = None


class Subscriptions(Protocol):
    def put(self, tenant: str, subscription: Subscription) -> None: ...  # in the place of one of the same id
    def get(self, tenant: str, id: str) -> Subscription | None: ...
    def of_person(self, tenant: str, person: str) -> tuple[Subscription, ...]: ...
    def remove(self, tenant: str, id: str) -> bool: ...
    def preferences(self, tenant: str, person: str) -> Preferences: ...
    def prefer(self, tenant: str, person: str, preferences: Preferences) -> None: ...
