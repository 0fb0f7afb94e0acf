"""One person's talk with the bot, line by line: what is said, what is answered, which buttons there are."""

import time
from collections.abc import Iterator
from typing import Any, Literal

from bot.playground import acts, gestures
from bot.playground.blockkit import parts
from bot.playground.messages import Message
from bot.playground.standin import StandIn

Json = dict[str, Any]
PATIENCE = 20.0  # seconds for a first answer
QUIET = 0.8  # seconds without anything new, after which the bot is taken to have said all
_LOOK = 0.05


class Talk:
    """In the person's own conversation with the bot."""

    def __init__(self, standin: StandIn, language: Literal["zh", "en"]) -> None:
        self._standin = standin
        people = [p for p in standin.workspace.people.values() if not (p.is_bot or p.is_guest or p.deleted)]
        self.person = next((p for p in people if p.locale.startswith(language)), people[0])
        self._channel = standin.workspace.dm_with(self.person.id).id
        self._seen: dict[str, str] = {}
        self._tapped: list[tuple[Message, Json]] = []
        list(self._new())  # what was said before is not said again

    def say(self, line: str) -> None:
        acts.say(self._standin, self.person, self._channel, line)

    def tap(self, number: int) -> bool:
        """False where there is no such button."""
        if not 0 < number <= len(self._tapped):
            return False
        message, button = self._tapped[number - 1]
        gestures.press(self._standin, self.person, self._channel, message.ts, button["action_id"])
        return True

    @property
    def form(self) -> str:
        """The title of the form that a tap opened, which is put away, as it cannot be filled in here; else ""."""
        view = self._standin.views.top(self.person.id)
        if view is None:
            return ""
        self._standin.views.clear(self.person.id)
        return str(view.body["title"]["text"])

    def answers(self) -> Iterator[str]:
        """What the bot says or changes, as it comes, until it is quiet."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self._standin.views.top(self.person.id) is None:
            for text in self._new():
                until = time.monotonic() + QUIET
                yield text
            time.sleep(_LOOK)

    @property
    def buttons(self) -> list[str]:
        """Of the newest message that has any; a tap names them by their place, from 1."""
        self._tapped = next((found for m in reversed(self._messages()) if (found := _buttons(m))), [])
        return [button["text"]["text"] for _, button in self._tapped]

    def _messages(self) -> list[Message]:
        return [m for m in self._standin.workspace.messages(self._channel) if m.user != self.person.id]

    def _new(self) -> Iterator[str]:
        for message in self._messages():
            text = _text(message)
            if self._seen.get(message.ts) != text:
                self._seen[message.ts] = text
                yield text


def _text(message: Message) -> str:
    return "\n".join(_texts(list(message.blocks))) or message.text


def _texts(value: Any) -> list[str]:
    """Every text in blocks in reading order, what can be tapped aside."""
    if isinstance(value, list):
        return [text for item in value for text in _texts(item)]
    if not isinstance(value, dict) or value.get("type") in ("button", "actions", "context_actions"):
        return []
    own = value.get("text")
    found = [own] if isinstance(own, str) else []
    return found + [text for name, item in value.items() if name not in ("confirm", "value") for text in _texts(item)]


def _buttons(message: Message) -> list[tuple[Message, Json]]:
    return [(message, part) for block in message.blocks for part in parts(block) if part["type"] == "button"]
