"""The few kinds of rule that Block Kit's reference is made of, each able to check a JSON value.

A rule writes what is wrong to a list of `Fault`s in the words Slack's own answers use, so that a bot's log
reads the same here and there.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from bot.playground.refusal import Fault

Json = dict[str, Any]


class Rule(Protocol):
    def check(self, value: Any, at: str, faults: list[Fault]) -> None: ...


def _length(size: int, most: int, least: int, at: str, faults: list[Fault]) -> None:
    if size > most:
        faults.append(Fault(f"must be less than {most + 1} characters", at))
    elif size < least:
        faults.append(Fault(f"must be more than {least - 1} characters", at))


@dataclass(frozen=True)
class Str:
    most: int
    least: int = 0
    pattern: str = ""

    def check(self, value: Any, at: str, faults: list[Fault]) -> None:
        if not isinstance(value, str):
            faults.append(Fault("must provide a string", at))
            return
        _length(len(value), self.most, self.least, at, faults)
        if self.pattern and not re.fullmatch(self.pattern, value):
            faults.append(Fault("invalid format", at))


@dataclass(frozen=True)
class Bool:
    def check(self, value: Any, at: str, faults: list[Fault]) -> None:
        if not isinstance(value, bool):
            faults.append(Fault("must provide a boolean", at))


@dataclass(frozen=True)
class Number:
    def check(self, value: Any, at: str, faults: list[Fault]) -> None:
        if not isinstance(value, int | float) or isinstance(value, bool):
            faults.append(Fault("must provide a number", at))


@dataclass(frozen=True)
class Whole:
    least: int
    most: int

    def check(self, value: Any, at: str, faults: list[Fault]) -> None:
        if not isinstance(value, int) or isinstance(value, bool):
            faults.append(Fault("must provide a number", at))
        elif not self.least <= value <= self.most:
            faults.append(Fault(f"must be between {self.least} and {self.most}", at))


@dataclass(frozen=True)
class Enum:
    values: frozenset[str]

    def check(self, value: Any, at: str, faults: list[Fault]) -> None:
        if not isinstance(value, str) or value not in self.values:
            faults.append(Fault("value must be a valid enum value", at))


@dataclass(frozen=True)
class Anything:
    def check(self, value: Any, at: str, faults: list[Fault]) -> None:
        """Accepts whatever Slack documents too loosely to hold a bot to."""


@dataclass(frozen=True)
class Text:
    """A text object: `plain_text` only unless `mrkdwn` is allowed too."""

    most: int
    mrkdwn: bool = False

    def check(self, value: Any, at: str, faults: list[Fault]) -> None:
        if not isinstance(value, dict):
            faults.append(Fault("must provide an object", at))
            return
        kinds = {"plain_text", "mrkdwn"} if self.mrkdwn else {"plain_text"}
        if not isinstance(value.get("type"), str) or value["type"] not in kinds:
            faults.append(Fault(f"unsupported type: {value.get('type')}", f"{at}/type"))
            return
        extra = {"emoji"} if value["type"] == "plain_text" else {"verbatim"}
        for name in value.keys() - {"type", "text"} - extra:
            faults.append(Fault(f"invalid additional property: {name}", at))
        Str(self.most, 1).check(value.get("text"), f"{at}/text", faults)


@dataclass(frozen=True)
class Items:
    of: Rule
    most: int
    least: int = 1

    def check(self, value: Any, at: str, faults: list[Fault]) -> None:
        if not isinstance(value, list):
            faults.append(Fault("must provide an array", at))
            return
        if len(value) > self.most:
            faults.append(Fault(f"no more than {self.most} items allowed", at))
        if len(value) < self.least:
            faults.append(Fault(f"no fewer than {self.least} items allowed", at))
        for index, item in enumerate(value):
            self.of.check(item, f"{at}/{index}", faults)


Also = Callable[[Json, str, list[Fault]], None]


@dataclass(frozen=True)
class Shape:
    """An object with these fields and no others; `also` holds rules across fields, for when each is right."""

    required: Mapping[str, Rule] = field(default_factory=dict)
    optional: Mapping[str, Rule] = field(default_factory=dict)
    also: tuple[Also, ...] = ()

    def check(self, value: Any, at: str, faults: list[Fault]) -> None:
        if not isinstance(value, dict):
            faults.append(Fault("must provide an object", at))
            return
        before = len(faults)
        for name in self.required.keys() - value.keys():
            faults.append(Fault(f"missing required field: {name}", at))
        fields = {**self.required, **self.optional}
        for name, item in value.items():
            if name in fields:
                fields[name].check(item, f"{at}/{name}", faults)
            elif name != "type":
                faults.append(Fault(f"invalid additional property: {name}", at))
        if len(faults) == before:
            for rule in self.also:
                rule(value, at, faults)


@dataclass(frozen=True)
class OneOf:
    """An object whose `type` picks its shape; a type outside `allowed` is refused by name."""

    shapes: Mapping[str, Rule]
    allowed: frozenset[str]

    def check(self, value: Any, at: str, faults: list[Fault]) -> None:
        if not isinstance(value, dict):
            faults.append(Fault("must provide an object", at))
            return
        kind = value.get("type")
        if kind is None:
            faults.append(Fault("missing required field: type", at))
        elif not isinstance(kind, str) or kind not in self.allowed or kind not in self.shapes:
            faults.append(Fault(f"unsupported type: {kind}", f"{at}/type"))
        else:
            self.shapes[kind].check(value, at, faults)
