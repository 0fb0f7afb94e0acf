"""Plays a script in a living Slack world, turn by turn; each act waits for its answer before the next."""

from collections.abc import Sequence
from typing import Any

from bot.playground.people import Person
from tests.dialogues.script import DEEDS, Script
from tests.slackworld import Reply, Said, SlackWorld


class Player:
    """Plays one script in a thread of its own. `act` returns once what was done is accepted, `hear` once it is answered."""

    def __init__(self, world: SlackWorld, script: Script) -> None:
        self.world, self.script = world, script
        self.said: dict[int, Said] = {}
        self.heard: set[str | None] = set()
        self.last: Reply | None = None

    def play(self, order: Sequence[int] | None = None) -> None:
        """`order` gives the turns' numbers (from 1)."""
        self.begin()
        for number in order or self.script.numbers:
            self.act(number)
            self.hear(number)

    def begin(self) -> None:
        self.root = self.world.mention(self._who(self.script.by), self.world.lab, self.script.opening)
        self.last = self._next()

    def act(self, number: int) -> None:
        ((deed, told),) = self.script.turns[number - 1].items()
        if deed in DEEDS:
            getattr(self, f"_{deed}")(number, told)
        else:
            self._say(number, deed, str(told))

    def hear(self, number: int) -> None:
        (deed,) = self.script.turns[number - 1]
        if deed != "silent":
            self.last = self._next(None if deed in DEEDS else self.said[number])

    def _who(self, name: str) -> Person:
        who: Person = getattr(self.world, name)
        return who

    def _say(self, number: int, who: str, text: str) -> None:
        self.said[number] = self.world.say(self._who(who), self.world.lab, text, thread_ts=self.root.ts)

    def _silent(self, number: int, told: dict[str, str]) -> None:
        """Nobody answers: what is said next is only worked on afterwards, and its answer must be the next one."""
        ((who, text),) = told.items()
        self._say(number, who, text)

    def _press(self, number: int, told: dict[str, str]) -> None:
        ((who, label),) = told.items()
        assert self.last is not None
        self.world.click(self.last, label, by=self._who(who))

    def _tick(self, number: int, told: dict[str, list[str]]) -> None:
        ((who, values),) = told.items()
        assert self.last is not None
        boxes, send = _boxes(self.last)
        self.world.press(self.last, send[0], send[1], by=self._who(who), block_id=send[2], state={boxes: values})

    def _edit(self, number: int, told: dict[str, Any]) -> None:
        self.world.edit(self.said[told["turn"]], told["text"])

    def _delete(self, number: int, told: dict[str, Any]) -> None:
        self.world.delete(self.said[told["turn"]])

    def _upload(self, number: int, told: dict[str, Any]) -> None:
        ((who, file),) = told.items()
        world = self.world
        content = str(file["content"]).encode()
        self.said[number] = world.upload(
            self._who(who), world.lab, file["name"], content, thread_ts=self.root.ts, text=file.get("text", "")
        )

    def _next(self, to: Said | None = None) -> Reply:
        """The first message of the bot's next turn; pictures and further parts of an answer are not turns."""
        world = self.world

        def fresh() -> Reply | None:
            told = [r for r in world.bot_messages(world.lab, self.root.ts) if turn_of(r) not in (*self.heard, None)]
            return told[0] if told else None

        reply = world.wait_for(fresh, 30)
        assert reply is not None, f"no answer; refused: {world.refusals()[-2:]}"
        assert to is None or to.ts in str(turn_of(reply)), f"{turn_of(reply)} was answered, not {to.message.text!r}"
        self.heard.add(turn_of(reply))
        return reply  # type: ignore[no-any-return]


def turn_of(reply: Reply) -> str | None:
    """The key of the turn that a message of the bot belongs to."""
    key: str | None = (reply.message.metadata or {}).get("event_payload", {}).get("turn")
    return key


def _boxes(reply: Reply) -> tuple[str, tuple[str, str | None, str]]:
    """(the action id of the checkboxes, (action id, value, block id) of the button that sends them)."""
    boxes = next(
        element["action_id"]
        for block in reply.message.blocks
        for element in block.get("elements", [])
        if element.get("type") == "checkboxes"
    )
    send = next(b for b in reply.buttons if b.action_id.startswith("send"))
    return boxes, (send.action_id, send.value, send.block_id)
