"""The whole product beside the stand-in for Slack: real signed HTTP, real Bolt, real database, real engine."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.journey.model import Journey
from bot.settings import Settings, load
from bot.wiring import build
from bot.wiring.product import Product
from tests.slackworld import Reply, Said, SlackWorld, served, slack_world

PATIENCE = 20.0
NOW = "2026-01-15T09:00:00Z"  # a day without a year means the same in every run


@dataclass
class Living:
    """A product that works in a Slack world."""

    product: Product
    world: SlackWorld

    def answer_to(self, said: Said) -> Reply:
        return self.world.wait_for_reply(said, patience=PATIENCE)

    def journeys(self) -> tuple[Journey, ...]:
        with self.product.database.store() as store:
            listed = store.journeys.listing(self.world.team, limit=1000)
            return tuple(store.journeys.get(self.world.team, one.id) for one in listed)

    @property
    def journey(self) -> Journey:
        """The only one there is."""
        (only,) = self.journeys()
        return only


def settings_in(home: Path, world: SlackWorld, **more: str) -> Settings:
    return load(_env_file=None, JOURNEY_HOME=home, **{**world.environment, **more})


@contextlib.contextmanager
def living_product(
    home: Path, world: SlackWorld, settings: dict[str, str] | None = None, **overrides: Any
) -> Iterator[Living]:
    product = build(settings_in(home, world, **(settings or {})), "http", **{"clock": lambda: NOW, **overrides})
    with served(product.asgi) as url:
        world.events_url = f"{url}/slack/events"
        product.start()
        try:
            yield Living(product, world)
        finally:
            product.stop()


@contextlib.contextmanager
def living_world(home: Path, **overrides: Any) -> Iterator[Living]:
    with slack_world(home / "slack") as world, living_product(home / "bot", world, **overrides) as living:
        yield living
