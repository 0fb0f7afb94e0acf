"""Where something happened, and which conversation that puts it in."""

from collections.abc import Mapping
from typing import Any, Literal

from bot.usecases.inbound import Place

Kind = Literal["public", "private", "dm"]
#: Buttons and forms by which many answer at once, each in an order of their own.
EACH_ALONE = frozenset({"contribute", "vote"})
_TYPES: Mapping[str, Kind] = {"channel": "public", "group": "private", "mpim": "private", "im": "dm"}
_NAMES: Mapping[str, Kind] = {"privategroup": "private", "directmessage": "dm"}


class Kinds:
    """What kind a channel is, learnt from the events that say so.

    `app_mention` does not say. A channel that nothing was heard of yet counts as private, so that its journeys are
    shown to nobody by mistake; whoever needs to be sure asks the directory.
    """

    def __init__(self) -> None:
        self._seen: dict[str, Kind] = {}

    def of_event(self, event: Mapping[str, Any]) -> Kind:
        channel = str(event.get("channel", ""))
        said = _TYPES.get(str(event.get("channel_type", "")))
        if said:
            self._seen[channel] = said
        return said or self._of(channel)

    def of_name(self, channel: str, name: str) -> Kind:
        """Interactions and commands name a private channel `privategroup` and a DM `directmessage`."""
        if channel.startswith("D"):
            return "dm"
        if name:
            self._seen[channel] = _NAMES.get(name, "private" if name.startswith("mpdm-") else "public")
        return self._of(channel)

    def _of(self, channel: str) -> Kind:
        return "dm" if channel.startswith("D") else self._seen.get(channel, "private")


def place(channel: str, kind: Kind, ts: str, thread: str | None) -> Place:
    """In a channel every message is a thread's, its own if no other; in a DM only what was said in a thread."""
    return Place(channel=channel, kind=kind, thread=thread if kind == "dm" else thread or ts)


def conversation(where: Place) -> str:
    return f"{where.channel}:{where.thread}" if where.thread else where.channel
