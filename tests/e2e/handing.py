"""A thread into which people drop what they have, for tests."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.journey.model import Journey
from bot.playground import posts
from bot.playground.messages import Message
from bot.playground.typed import as_text, rich_text
from bot.usecases.handing.feedback import comments
from bot.usecases.ports import Comment
from tests.playground.acting import answered
from tests.product import Living
from tests.slackworld import Reply, Said

CASES = Path(__file__).parents[1] / "material" / "cases"
Json = dict[str, Any]


@dataclass
class Dropped:
    """A journey's thread; what is dropped into it is answered by the next message of the bot."""

    living: Living
    root: Said

    @classmethod
    def begun(cls, living: Living, opening: str = "help us map a repair", step: str = "") -> "Dropped":
        world = living.world
        thread = cls(living, world.mention(world.mia, world.lab, opening))
        living.answer_to(thread.root)
        world.wait_for(lambda: thread.turns() or None, 60)
        if step:
            thread.say(f"go to {step}")
        return thread

    def say(self, text: str) -> Reply:
        world = self.living.world
        return self.living.answer_to(world.say(world.mia, world.lab, text, thread_ts=self.root.ts))

    def upload(self, name: str, content: bytes | None = None, text: str = "") -> Reply:
        world = self.living.world
        data = (CASES / name).read_bytes() if content is None else content
        said = world.upload(world.mia, world.lab, name, data, text, thread_ts=self.root.ts)
        return self.living.answer_to(said)

    def offered(self, name: str, content: bytes) -> Reply:
        """Where the turn before may still be speaking: the answer that offers the file."""
        world = self.living.world
        said = world.upload(world.mia, world.lab, name, content, "", thread_ts=self.root.ts)
        return world.wait_for_reply(said, containing=name, patience=60)

    def carry(self, text: str = "", *, blocks: tuple[Json, ...] = (), attachments: tuple[Json, ...] = ()) -> Reply:
        """A message with blocks of its own making, or with attachments."""
        world = self.living.world
        workspace = world.standin.workspace
        typed = as_text(text, workspace.people.values(), workspace.channels.values())
        shown = blocks or ((rich_text(typed),) if typed else ())
        message = Message(
            world.lab.id, workspace.new_ts(), world.mia.id, typed, self.root.ts, blocks=shown, attachments=attachments
        )
        return self.living.answer_to(Said(message, answered(posts.put(world.standin, message))))

    def press(self, reply: Reply, label: str) -> Reply:
        """The bot's next turn after a press."""
        world = self.living.world
        before = len(self.turns())
        world.click(reply, label)
        found = world.wait_for(lambda: self.turns()[before:] or None, 90)
        assert found, f"nothing came of {label!r}; refused: {world.refusals()[-2:]}"
        return found[0]  # type: ignore[no-any-return]

    def turns(self) -> list[Reply]:
        """The first message of each turn of the bot in the thread."""
        firsts = {}
        for reply in self.living.world.bot_messages(self.living.world.lab, self.root.ts):
            turn = ((reply.message.metadata or {}).get("event_payload") or {}).get("turn")
            if turn:
                firsts.setdefault(turn, reply)
        return list(firsts.values())

    @property
    def journey(self) -> Journey:
        with self.living.product.database.store() as store:
            session = store.conversations.session(self.living.world.team, f"{self.root.channel}:{self.root.ts}")
            assert session is not None
            return store.journeys.get(self.living.world.team, session.journey)

    @property
    def words(self) -> list[str]:
        return [one.text for one in self.journey.evidence]

    @property
    def feedback(self) -> list[Comment]:
        """Every row that was taken, also those that are not on the map."""
        with self.living.product.database.store() as store:
            return [one for _, one in comments(store, self.living.world.team, self.journey.id)]
