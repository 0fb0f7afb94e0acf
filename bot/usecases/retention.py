"""How long a workspace keeps what. Maps stay until somebody deletes them."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Retention:
    """Days. `events`: what came in, with the answers to it and the model's; Slack sends an event again for some hours,
    so 1 is the least. `words`: what was kept in threads without being understood. `feedback`: rows of customers' files.
    0 of the last two: until the map is deleted."""

    events: int = 30
    words: int = 365
    feedback: int = 0


class Retentions(Protocol):
    def get(self, tenant: str) -> Retention: ...
    def put(self, tenant: str, retention: Retention) -> None: ...
