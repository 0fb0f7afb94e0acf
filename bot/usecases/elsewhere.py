"""What of a map stands somewhere else – tickets of a tracker, a canvas, a list – and how it is found again."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Sent:
    ref: str  # what the other place calls it
    url: str


class Links(Protocol):
    """Which action became which ticket; with no action, what the whole map became."""

    def get(self, tenant: str, journey: str, action: str, tracker: str) -> Sent | None: ...
    def put(self, tenant: str, journey: str, action: str, tracker: str, sent: Sent) -> None: ...
    def replace(self, tenant: str, journey: str, action: str, tracker: str, sent: Sent) -> None: ...
    def of(self, tenant: str, journey: str, tracker: str) -> tuple[tuple[str, Sent], ...]: ...


class CanvasRefused(Exception):
    """The workspace has no canvases, or does not let us write any; `code` is Slack's word for it."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Canvases(Protocol):
    def write(self, tenant: str, channel: str, known: Sent | None, title: str, markdown: str) -> Sent: ...
