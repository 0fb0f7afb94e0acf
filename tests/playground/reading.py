"""What tests read in the workspace: what a person said, and what the bot answered."""

from dataclasses import dataclass, field
from typing import Any

from bot.playground.blockkit import parts
from bot.playground.envelopes import Delivery
from bot.playground.messages import Message

Json = dict[str, Any]


@dataclass(frozen=True)
class Button:
    action_id: str
    label: str
    value: str | None
    block_id: str


@dataclass(frozen=True)
class Said:
    """A message a person wrote, and what Slack sent about it."""

    message: Message
    deliveries: list[Delivery] = field(default_factory=list)

    @property
    def ts(self) -> str:
        return self.message.ts

    @property
    def channel(self) -> str:
        return self.message.channel

    @property
    def thread(self) -> str:
        """The ts a reply in the same thread names."""
        return self.message.thread or self.message.ts

    @property
    def accepted(self) -> bool:
        return all(each.attempts and each.attempts[-1].answer.ok for each in self.deliveries)


@dataclass(frozen=True)
class Reply:
    """A message of the bot as a person sees it."""

    message: Message

    @property
    def ts(self) -> str:
        return self.message.ts

    @property
    def text(self) -> str:
        """All that can be read in it: the blocks' texts in order, or the plain text where it has none."""
        return "\n".join(texts(list(self.message.blocks))) or self.message.text

    @property
    def buttons(self) -> list[Button]:
        return buttons(list(self.message.blocks))

    def button(self, label_or_action: str) -> Button:
        for each in self.buttons:
            if label_or_action in (each.label, each.action_id):
                return each
        raise AssertionError(f"no button {label_or_action!r} among {[each.label for each in self.buttons]}")


def texts(value: Any) -> list[str]:
    """Every text in blocks, in reading order."""
    if isinstance(value, list):
        return [text for item in value for text in texts(item)]
    if not isinstance(value, dict):
        return []
    own = value.get("text")
    found = [own] if isinstance(own, str) else []
    return found + [text for name, item in value.items() if name not in ("confirm", "value") for text in texts(item)]


def buttons(blocks: list[Json]) -> list[Button]:
    """All that can be tapped, thumbs among them."""
    return [
        Button(part["action_id"], said["text"]["text"], said.get("value"), block["block_id"])
        for block in blocks
        for part in parts(block)
        for said in _tapped(part)
    ]


def _tapped(part: Json) -> list[Json]:
    match part["type"]:
        case "button":
            return [part]
        case "feedback_buttons":
            return [part["positive_button"], part["negative_button"]]
        case _:
            return []
