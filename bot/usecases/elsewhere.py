"""What of a map stands somewhere else – tickets of a tracker, a canvas, a list – and how it is found again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from bot.journey.model import Language


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
    def named(self, tenant: str, names: Iterable[str], trackers: Iterable[str]) -> frozenset[tuple[str, str]]: ...


NOT_ALLOWED = ("missing_scope", "not_allowed_token_type")  # codes by which Slack says that a scope is missing


class CanvasRefused(Exception):
    """The workspace has no canvases, or does not let us write any; `code` is Slack's word for it."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Canvases(Protocol):
    def write(self, tenant: str, channel: str, known: Sent | None, title: str, markdown: str) -> Sent: ...


LIST_FIELDS = ("title", "owner", "outside", "due", "status")


@dataclass(frozen=True)
class ListRow:
    """An action in a list: `owner` is a colleague's id, `outside` the name of somebody who is none; `due` ISO; "" where
    nothing stands there."""

    title: str = ""
    owner: str = ""
    outside: str = ""
    due: str = ""
    status: str = ""


class ListRefused(Exception):
    """The workspace has no lists, or does not let us write any; `code` is Slack's word for it."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Lists(Protocol):
    def make(self, tenant: str, channel: str, title: str, language: Language) -> Sent: ...
    def rows(self, tenant: str, made: Sent) -> Mapping[str, ListRow]: ...
    def add(self, tenant: str, made: Sent, row: ListRow) -> str: ...
    def change(self, tenant: str, made: Sent, at: str, row: ListRow) -> None: ...
