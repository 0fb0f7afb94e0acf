"""The open cases around the conversation: people, places and lines that are not as one would wish."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from bot.guide.readers.emotions import feeling
from bot.slack import socket as line
from bot.wiring import build
from knowledge.library import KnowledgeBase
from tests.e2e.handing import Dropped
from tests.product import Living, living_world, settings_in
from tests.slack.test_socket import Cable
from tests.slackworld import APP_TOKEN, served, slack_world


@pytest.fixture(scope="module")
def living(tmp_path_factory: pytest.TempPathFactory, knowledge: KnowledgeBase) -> Iterator[Living]:
    with living_world(tmp_path_factory.mktemp("around"), knowledge=knowledge) as one:
        yield one


def scored(thread: Dropped, *points: str) -> Dropped:
    rows = "\n".join(f"Visit\t{point}\t" for point in points)
    thread.press(thread.say(f"Stage\tTouchpoint\tEmotion\n{rows}"), "Make this map")
    thread.say("go to emotions")
    return thread


def test_whose_details_cannot_be_had_is_answered_all_the_same(living: Living) -> None:
    thread = Dropped.begun(living, "help us map a library visit")
    living.world.break_api("users.info", times=1_000, error="user_not_found")
    try:
        answered = thread.say("fewer people who leave without a book, from 40% to 25%")
    finally:
        living.world.mend_api()
    assert "40" in answered.text
    assert (thread.journey.goal.baseline, thread.journey.goal.target) == ("40%", "25%")


@pytest.mark.parametrize(
    ("typed", "score"),
    [
        (":-1::skin-tone-4:", -1), ("👍🏾", 1), ("👎🏿", -1), (":+1::skin-tone-2:", 1), (":thumbsup::skin-tone-6:", 1),
        (":slightly_smiling_face:", 1), ("😡", -2), (":smile:", 1), (":neutral_face:", 0), (":thumbsdown:", -1),
    ],
)  # fmt: skip
def test_an_emoji_is_a_score_whatever_its_skin(typed: str, score: int) -> None:
    assert feeling(typed).score == score


def test_an_emoji_of_ones_own_is_no_score_and_is_told(living: Living) -> None:
    thread = scored(Dropped.begun(living, "help us map a park visit"), "gate", "bench")
    answered = thread.say("gate :sadparrot:")
    assert [point.emotion for point in thread.journey.all_touchpoints()] == [None, None]
    assert "sadparrot" in answered.text


def test_where_the_bot_is_absent_a_command_says_how_to_invite_it(living: Living) -> None:
    world = living.world
    elsewhere = world.channel("elsewhere", world.mia, with_bot=False)
    world.command(world.mia, elsewhere, "new hotel check-in")
    told = world.wait_for(lambda: world.bot_messages(elsewhere, seen_by=world.mia) or None, 20)
    assert "/invite" in told[-1].text


def test_a_persons_post_through_another_app_is_left_alone(living: Living) -> None:
    """By rule: see "What is left alone", 7 in docs/operating.md."""
    world = living.world
    said = world.mention(world.mia, world.lab, "help us map a swim")
    living.answer_to(said)
    base, before = world.deliveries("message")[-1].payload, len(living.journeys())
    ts = f"{float(said.ts) + 60:.6f}"
    event = {
        "type": "app_mention", "channel": world.lab.id, "ts": ts, "user": world.mia.id, "bot_id": "B0OTHER",
        "app_id": "A0OTHER", "text": f"<@{world.bot_user}> help us map a sauna",
    }  # fmt: skip
    assert world.post_signed({**base, "event": event, "event_id": "EvOtherApp"}).status_code == 200
    time.sleep(0.5)
    assert len(living.journeys()) == before


def test_a_cut_socket_shows_in_readyz_and_is_back_in_seconds(
    tmp_path: Path, knowledge: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In how many seconds with the true pauses, tests/slack/test_socket.py tells."""
    monkeypatch.setattr(line, "ALIVE", 0.4)
    monkeypatch.setattr(line, "ANSWERS", 0.4)
    with slack_world(tmp_path / "slack") as world:
        cable = Cable(world.port)
        world.standin.config = replace(world.standin.config, base_url=f"http://127.0.0.1:{cable.port}")
        settings = settings_in(tmp_path / "bot", world, SLACK_APP_TOKEN=APP_TOKEN)
        product = build(settings, "socket", knowledge=knowledge)
        with served(product.asgi) as url:
            product.start()
            try:
                assert status(url) == 200
                cable.cut()
                begin = time.monotonic()
                while status(url) == 200:
                    assert time.monotonic() - begin < 12, "deaf and /readyz 200 all along"
                while status(url) != 200:
                    assert time.monotonic() - begin < 20
            finally:
                product.stop()
                cable.close()


def status(url: str) -> int:
    time.sleep(0.05)
    return httpx.get(f"{url}/readyz", trust_env=False, timeout=5).status_code


@pytest.mark.soak
def test_what_another_process_adds_to_the_knowledge_base_is_found_at_once(tmp_path: Path) -> None:
    page = tmp_path / "beacon.md"
    page.write_text("# The beacon ferry\n\nThe Zwentibold ferry leaves its jetty at seven minutes past each hour.\n")
    with living_world(tmp_path) as living:
        world = living.world
        asked = "@Journey when does the Zwentibold ferry leave its jetty?"
        before = living.answer_to(world.say(world.mia, world.lab, asked))
        assert "seven minutes past" not in before.text
        own = {"JOURNEY_HOME": str(tmp_path / "bot"), **world.environment}
        added = subprocess.run(
            [sys.executable, "-m", "bot", "kb", "add", str(page), "-w", world.team],
            env={**os.environ, **own}, capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
        assert added.returncode == 0, added.stderr
        assert "seven minutes past" in living.answer_to(world.say(world.mia, world.lab, asked)).text
