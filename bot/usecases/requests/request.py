"""What is wanted, whoever found it out: a reader of free words, a command, a button."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

FIRST = "@first"  # as an owner: whoever carries the most
LONGEST = 1_900  # characters of a packed request, as a button can carry them


@dataclass(frozen=True)
class Request:
    """`does`: summary, hurts, actions, changes, compare, list, effects, knows, load, felt, bare, recurring, update,
    metric, undo. `slots` are the speaker's words: journey, other, owner, author, department, topic, touchpoint, tag,
    industry, persona, state, since, action, name, value, n, status, due, limit, length; and of buttons: id, from, sure.
    `filter` is one of overdue, soon, due, untouched, teams, without owner, blocked, done, unmeasured, without evidence,
    published, draft, open."""

    does: str
    slots: Mapping[str, str] = field(default_factory=dict)
    format: str | None = None
    filter: str | None = None

    def slot(self, *names: str) -> str:
        """The first of these that says something."""
        return next((self.slots[n].strip() for n in names if self.slots.get(n, "").strip()), "")

    def but(self, **slots: str) -> "Request":
        return replace(self, slots={**self.slots, **slots})

    def formatted(self, format: str) -> "Request":
        return replace(self, format=format)

    def packed(self) -> str:
        told = [self.does, dict(self.slots), self.filter or "", self.format or ""]
        text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
        return text if len(text) <= LONGEST else json.dumps([self.does, {}, "", ""])


def unpacked(text: str) -> Request | None:
    """None where it is no request that a button of ours carried."""
    try:
        does, slots, filter, format = json.loads(text)
        return Request(str(does), {str(k): str(v) for k, v in slots.items()}, format or None, filter or None)
    except (ValueError, AttributeError, TypeError):
        return None


def continued(before: Request, now: Request) -> Request:
    """A follow-up ("only marketing"): what it says stands, the rest is as it was asked before."""
    slots = {**{k: v for k, v in before.slots.items() if k not in ("from", "sure")}, **now.slots}
    return Request(before.does, slots, now.format or before.format, now.filter or before.filter)
