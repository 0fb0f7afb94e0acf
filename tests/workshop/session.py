"""A workshop in the whole product, driven as people would: forms, buttons, messages; a clock that is set by hand."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, TypeVar

from bot.playground.channels import Channel
from bot.playground.people import Person
from bot.playground.views import View
from bot.workshop.model import Contribution, Workshop
from bot.workshop.phases import moment, written
from tests.product import Living
from tests.slackworld import Button, Reply, SlackWorld

Json = dict[str, Any]
T = TypeVar("T")
START = "2026-01-15T09:00:00Z"


def until(found: Callable[[], T], patience: float = 20) -> T:
    """What is true in the database becomes so without a word in Slack, so it is asked for again and again."""
    deadline = time.monotonic() + patience
    while not (value := found()):
        assert time.monotonic() < deadline, "it never came to that"
        time.sleep(0.02)
    return value


def refused(world: SlackWorld) -> list[Any]:
    """What Slack refused, but for what a busy machine was too slow for."""
    return [call for call in world.refusals() if call.error != "expired_trigger_id"]


@dataclass
class Clock:
    """Stands still until it is put on."""

    now: str = START
    _guard: threading.Lock = field(default_factory=threading.Lock)

    def __call__(self) -> str:
        return self.now

    def on(self, **by: float) -> None:
        self.now = written(moment(self.now) + timedelta(**by))


@dataclass
class Session:
    living: Living
    channel: Channel
    root: Reply

    @classmethod
    def begun(cls, living: Living, leader: Person, channel: Channel, **fields: str) -> "Session":
        world = living.world
        before = {one.ts for one in world.bot_messages(channel)}
        assert world.command(leader, channel, "workshop") == ""
        form = world.modal(leader, title="Start a workshop" if leader.locale.startswith("en") else "开个工作坊")
        world.submit(form, fields)
        found = world.wait_for(
            lambda: [m for m in world.bot_messages(channel) if m.ts not in before and m.message.thread is None], 20
        )
        assert found, f"no workshop began: {world.refusals()[-2:]}"
        session = cls(living, channel, found[0])
        until(lambda: session.workshop_or_none)
        return session

    @property
    def workshop_or_none(self) -> Workshop | None:
        with self.living.product.database.store() as store:
            return store.workshops.under(self.living.world.team, self.channel.id, self.root.ts)

    @property
    def workshop(self) -> Workshop:
        found = self.workshop_or_none
        assert found is not None
        return found

    @property
    def contributions(self) -> tuple[Contribution, ...]:
        with self.living.product.database.store() as store:
            return store.workshops.contributions(self.living.world.team, self.workshop.id)

    @property
    def board(self) -> Reply:
        found = self.living.world.standin.workspace.message(self.channel.id, self.root.ts)
        assert found is not None
        return Reply(found)

    def press(self, by: Person, does: str, under: Reply | None = None) -> None:
        """The button that does this, wherever in the thread it stands last."""
        world, (kind, _, value) = self.living.world, does.partition(" ")

        if does == "facilitate next":  # of the phase that it is in: the board is edited a moment later
            value = f"next {self.workshop.id} {self.workshop.phase}"

        def found() -> tuple[Reply, Button] | None:
            shown = [under] if under else [*reversed(self.said), self.board]
            every = ((message, button) for message in shown for button in message.buttons)
            return next(
                (p for p in every if p[1].action_id.startswith(kind) and (p[1].value or "").startswith(value)), None
            )

        message, button = until(found)
        world.press(message, button.action_id, button.value, by=by, block_id=button.block_id)

    def answer(self, by: Person, **fields: Any) -> None:
        before = self.contributions
        self.send(by, "contribute", fields)
        until(lambda: self.contributions != before)

    def vote(self, by: Person, *clusters: str) -> None:
        named = {c.name: c.id for c in self.workshop.clusters}
        given = [*(named[name] for name in clusters), *["-"] * self.workshop.dots][: self.workshop.dots]
        mine = {f"dot {n}": each for n, each in enumerate(given, 1)}
        before = self.contributions
        self.send(by, "vote", mine)
        until(lambda: self.contributions != before)

    def send(self, by: Person, does: str, fields: Json) -> None:
        """Opens the form behind a button, fills it and sends it."""
        world = self.living.world
        for _ in range(3):  # a machine that is busy lets the three seconds of a trigger pass: one presses again
            self.press(by, does)
            if self.living.world.standin.views.top(by.id):
                break
        view = world.wait_for(lambda: self.form(by, does), 30)
        assert view, f"no form: {world.refusals()[-2:]}"
        world.submit(view, fields)

    def form(self, by: Person, does: str) -> View | None:
        view = self.living.world.standin.views.top(by.id)
        return view if view and view.body.get("callback_id") == does else None

    def wait(self, phase: str) -> Workshop:
        until(lambda: self.workshop.phase == phase)
        return self.workshop

    def told(self, part: str) -> Reply:
        """The newest message of the thread that says this."""

        def found() -> Reply | None:
            return next((one for one in reversed(self.said) if part in one.text), None)

        said = self.living.world.wait_for(found, 20)
        assert said, f"{part!r} is not in {[one.text for one in self.said]}; {self.living.world.refusals()[-2:]}"
        return said  # type: ignore[no-any-return]

    @property
    def said(self) -> list[Reply]:
        return [m for m in self.living.world.bot_messages(self.channel, self.root.ts) if m.ts != self.root.ts]

    def picture(self, part: str) -> str:
        """What the newest picture whose description holds this says to somebody who cannot see it."""
        files = self.living.world.standin.workspace.files
        shown = self.living.world.wait_for(
            lambda: [f for f in files.values() if part in f.alt_text and f.name.endswith(".png")], 30
        )
        assert shown, [(f.name, f.alt_text) for f in files.values()]
        return str(shown[-1].alt_text)
