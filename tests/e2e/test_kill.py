"""kill -9 in the middle of dialogues: nothing accepted is lost, no answer comes twice, none is missing.

Several dialogues are held at once in one product, turn by turn, so that a kill hits all of them. It comes when all is
quiet, when what was said is accepted and being worked on, or while people go on talking to a product that is dead.
"""

import random
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.journey.model import Journey
from bot.settings import Settings
from bot.wiring.data import opened_database
from knowledge.library import KnowledgeBase
from tests.dialogues.document import as_yaml, told
from tests.dialogues.playing import Player, turn_of
from tests.dialogues.script import DEEDS, Script, scripts
from tests.e2e.serving import Serving
from tests.product import settings_in
from tests.slackworld import SlackWorld, slack_world

IN_CI = (
    "ecommerce_delivery_zh",
    "insurance_claim_en",
    "library_card_en",
    "mobile_banking_zh",
    "museum_en",
    "pharmacy_zh",
)
KILLS = 3
HOW = ("quiet", "working", "dead")


@dataclass
class House:
    world: SlackWorld
    serving: Serving
    settings: Settings

    def journey(self, player: Player) -> Journey:
        database = opened_database(self.settings)
        try:
            with database.store() as store:
                session = store.conversations.session(self.world.team, f"{self.world.lab.id}:{player.root.ts}")
                assert session is not None
                return store.journeys.get(self.world.team, session.journey)
        finally:
            database.close()


@pytest.fixture
def house(tmp_path: Path, knowledge: KnowledgeBase, pytestconfig: pytest.Config) -> Iterator[House]:
    home = tmp_path / "bot"
    shutil.copytree(pytestconfig.cache.mkdir("knowledge") / "knowledge", home / "knowledge")
    with slack_world(tmp_path / "slack") as world:
        serving = Serving(home, "serve", world.environment)
        serving.start()
        world.events_url = f"{serving.url}/slack/events"
        try:
            yield House(world, serving, settings_in(home, world))
        finally:
            serving.stop()


def hold(house: House, players: list[Player], kills: dict[int, str]) -> None:
    """All dialogues side by side; before the answers of round n, `kills[n]` says how the product dies."""
    for player in players:
        player.begin()
    for round_ in range(1, max(len(p.script.turns) for p in players) + 1):
        speaking = [p for p in players if round_ <= len(p.script.turns)]
        _act(house, speaking, round_, kills.get(round_))
        for player in speaking:
            player.hear(round_)


def _act(house: House, speaking: list[Player], round_: int, kill: str | None) -> None:
    if kill in ("quiet", "dead"):
        house.serving.kill()
    if kill == "quiet":
        house.serving.start()
    # Slack sends a message again that nobody took; of a click it says that it failed.
    patient = [p for p in speaking if kill != "dead" or _is_sent_again(p.script, round_)]
    for player in patient:
        player.act(round_)
    if kill == "working":
        house.serving.kill()
    if kill in ("working", "dead"):
        house.serving.start()
        house.world.redeliver_failed()
    for player in speaking:
        if player not in patient:
            player.act(round_)


def _is_sent_again(script: Script, number: int) -> bool:
    (deed,) = script.turns[number - 1]
    return deed not in DEEDS or deed in ("edit", "delete", "silent")


def judge(house: House, player: Player) -> None:
    assert as_yaml(told(house.journey(player))) == as_yaml(player.script.document)
    replies = house.world.bot_messages(house.world.lab, player.root.ts)
    answers = Counter((turn_of(r), r.text) for r in replies if turn_of(r))
    assert [key for key, times in answers.items() if times > 1] == []
    silent = sum(1 for turn in player.script.turns if "silent" in turn)
    assert len({turn_of(r) for r in replies} - {None}) == 1 + len(player.script.turns) - silent


def seeded(rounds: int, seed: int) -> dict[int, str]:
    """Three kills, one of each kind, in different rounds."""
    chance = random.Random(seed)
    return dict(zip(sorted(chance.sample(range(2, rounds + 1), KILLS)), chance.sample(HOW, KILLS), strict=True))


@pytest.mark.slow
def test_three_kills_in_six_dialogues(house: House) -> None:
    chosen = [s for s in scripts() if s.name in IN_CI]
    players = [Player(house.world, script) for script in chosen]
    hold(house, players, seeded(min(len(s.turns) for s in chosen), seed=20260123))
    for player in players:
        judge(house, player)


@pytest.mark.soak
@pytest.mark.parametrize("first", range(len(HOW)))
def test_a_kill_between_any_two_messages_of_every_dialogue(house: House, first: int) -> None:
    players = [Player(house.world, script) for script in scripts()]
    rounds = max(len(p.script.turns) for p in players)
    kills: dict[int, Any] = {n: HOW[(n + first) % len(HOW)] for n in range(1, rounds + 1)}
    hold(house, players, kills)
    for player in players:
        judge(house, player)
