"""A world and a caller for the stand-in's tests; slack_bolt and slack_sdk are the judges here, never a source."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from slack_sdk import WebClient

from tests.slackworld import BOT_TOKEN, SlackWorld, slack_world


@pytest.fixture
def world(tmp_path: Path) -> Iterator[SlackWorld]:
    with slack_world(tmp_path) as made:
        yield made


@pytest.fixture
def client(world: SlackWorld) -> WebClient:
    return WebClient(BOT_TOKEN, base_url=world.api_url, retry_handlers=[])
