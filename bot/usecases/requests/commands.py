"""`/journey hurts …`, `actions …` and their like: the few words behind a command as slots of a request."""

import re

from bot.usecases.requests.request import Request
from bot.usecases.requests.words import chosen

_LEFTOVER = {
    "hurts": "topic", "knows": "touchpoint", "actions": "owner", "effects": "journey", "changes": "journey",
    "compare": "journey", "list": "topic", "summary": "journey", "status": "journey",
}  # fmt: skip
_SINCE = re.compile(
    r"(?:\b(?:since|from)\s+.+|(?:自|从).+|\S+(?:以来|以后|之后|起)$|\b(?:last|this|past)\s+\S+.*)", re.I
)


def request_of(does: str, about: str) -> Request | None:
    """None where it is no request about the journeys."""
    if does not in _LEFTOVER:
        return None
    filter, rest = _filter(about)
    slots: dict[str, str] = {}
    if does in ("changes", "effects", "actions") and (found := _SINCE.search(rest)):
        slots["since"], rest = found[0].strip(), rest.replace(found[0], "").strip()
    elif does == "changes" and (since := chosen("periods", rest)):
        slots["since"], rest = since and rest, ""
    if rest:
        slots[_LEFTOVER[does]] = re.sub(r"^(?:of|for|by|in)\s+", "", rest, flags=re.IGNORECASE)
    return Request("summary" if does == "status" else does, slots, filter=filter)


def _filter(about: str) -> tuple[str | None, str]:
    """The words of a filter at the beginning or the end, and what is left."""
    words = about.split()
    for size in range(min(len(words), 3), 0, -1):
        for part, rest in ((words[:size], words[size:]), (words[-size:], words[:-size])):
            if found := chosen("filters", " ".join(part)):
                return found.replace("_", " "), " ".join(rest)
    return None, about
