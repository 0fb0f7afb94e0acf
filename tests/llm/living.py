"""The whole product with a language model that does what a script tells it."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.journey.model import Journey
from bot.playground.people import Person
from bot.wiring import build
from tests.openaiworld import OpenAIWorld, openai_world
from tests.product import NOW, Living, settings_in
from tests.slackworld import Reply, Said, SlackWorld, served, slack_world


@dataclass
class Thinking:
    """A journey's thread in a living Slack world, and the model beside it."""

    living: Living
    model: OpenAIWorld
    folder: Path
    root: Said | None = None

    @property
    def world(self) -> SlackWorld:
        return self.living.world

    @property
    def journey(self) -> Journey:
        return self.living.journey

    def begin(self, text: str, by: Person | None = None) -> Reply:
        self.root = self.world.mention(by or self.world.mia, self.world.lab, text)
        return self.living.answer_to(self.root)

    def say(self, text: str, by: Person | None = None) -> Said:
        assert self.root is not None
        return self.world.say(by or self.world.mia, self.world.lab, text, thread_ts=self.root.ts)

    def ask(self, text: str, by: Person | None = None) -> Reply:
        """Says it and waits for the turn's answer."""
        said = self.say(text, by)
        return self.living.answer_to(said)

    def messages(self) -> list[Reply]:
        assert self.root is not None
        return list(self.world.bot_messages(self.world.lab, self.root.ts))

    def everything(self) -> str:
        return "\n".join(reply.text for reply in self.messages())

    def sees(self, text: str, seconds: float = 20.0) -> Reply:
        """The newest message of the bot that says this, waited for."""

        def there() -> Reply | None:
            return next((reply for reply in reversed(self.messages()) if text in reply.text), None)

        found: Reply | None = self.world.standin.workspace.wait(there, seconds)
        assert found is not None, f"never said: {text!r}; said: {self.everything()}; refused: {self.world.refusals()}"
        return found

    def quiet(self, seconds: float = 1.0) -> None:
        """Waits until the model has nothing left to think about."""
        import time

        until = time.monotonic() + seconds + 20
        still = 0.0
        while time.monotonic() < until and still < seconds:
            waiting = sum(self.living.product.inbox.waiting().values())
            still = still + 0.1 if not waiting else 0.0
            time.sleep(0.1)


@contextlib.contextmanager
def thinking(home: Path, knowledge: Any = None, model: OpenAIWorld | None = None, **env: str) -> Iterator[Thinking]:
    with contextlib.ExitStack() as stack:
        made = model or stack.enter_context(openai_world())
        world = stack.enter_context(slack_world(home / "slack"))
        configured = {"OPENAI_API_KEY": "sk-secret-of-the-test", "OPENAI_MODEL": "big", **env}
        settings = settings_in(home / "bot", world, **{"OPENAI_BASE_URL": made.url, **configured})
        product = build(settings, "http", clock=lambda: NOW, knowledge=knowledge)
        url = stack.enter_context(served(product.asgi))
        world.events_url = f"{url}/slack/events"
        product.start()
        stack.callback(product.stop)
        yield Thinking(Living(product, world), made, home)
