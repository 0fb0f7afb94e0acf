"""How a method is declared, and how it reads its arguments."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.playground.refusal import Fault, Refused
from bot.playground.standin import StandIn

Json = dict[str, Any]


@dataclass
class Args:
    """A call's arguments, from a form (where objects are JSON text) or a JSON body; `warnings` go to the answer."""

    given: Json
    warnings: list[str] = field(default_factory=list)

    def has(self, name: str) -> bool:
        return self.given.get(name) not in (None, "")

    def text(self, name: str, default: str = "") -> str:
        value = self.given.get(name, default)
        return value if isinstance(value, str) else "" if value is None else str(value)

    def needed(self, name: str, error: str = "invalid_arguments") -> str:
        """A text that must be there, else `error` with Slack's line about the missing field."""
        if not self.has(name):
            raise Refused(error, Fault(f"missing required field: {name}"))
        return self.text(name)

    def flag(self, name: str, default: bool = False) -> bool:
        value = self.given.get(name, default)
        return value if isinstance(value, bool) else str(value).lower() in ("1", "true")

    def number(self, name: str, default: int, most: int = 1000) -> int:
        try:
            value = int(self.given.get(name) or default)
        except (TypeError, ValueError):
            raise Refused("invalid_arguments", Fault(f"{name} must be a number")) from None
        if value < 1:
            raise Refused("invalid_limit")
        return min(value, most)

    def json(self, name: str, error: str = "invalid_arguments") -> Any:
        """An object or array; None where it is absent. Raises `error` for text that is not JSON."""
        value = self.given.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except json.JSONDecodeError:
            raise Refused(error) from None


Handler = Callable[[StandIn, Args], Json]


@dataclass(frozen=True)
class Method:
    """A Web API method: its handler, the scopes of which it needs one, its tier, and the token it takes."""

    name: str
    run: Handler
    scopes: tuple[str, ...]
    tier: int | None
    token: str


METHODS: dict[str, Method] = {}


def method(name: str, *scopes: str, tier: int | None = 4, token: str = "bot") -> Callable[[Handler], Handler]:
    """Register a handler; a tier of None means that the method has a rate limit of its own."""

    def register(handler: Handler) -> Handler:
        METHODS[name] = Method(name, handler, scopes, tier, token)
        return handler

    return register
