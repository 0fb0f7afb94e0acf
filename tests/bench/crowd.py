"""A thousand people answer one workshop's prompt by its form, three times each in a minute, a tenth of it sent twice."""

import json
import sqlite3
import time
from dataclasses import replace
from pathlib import Path
from statistics import quantiles
from urllib.parse import urlencode

from bot.playground.people import APP, TEAM
from tests.bench.line import Line
from tests.bench.load import SECRET, at_rate
from tests.bench.serving import serving
from tests.slackworld import SlackWorld, slack_world

PEOPLE, EACH, SECONDS = 1_000, 3, 60
TWICE = 10  # every tenth is delivered again
PATIENCE = 180.0


def run(home: Path) -> list[Line]:
    environment = {"SLACK_SIGNING_SECRET": SECRET, "LOG_LEVEL": "error"}
    with (
        slack_world(home / "slack-crowd") as world,
        serving("whole", home / "crowd", {**world.environment, **environment}, "/readyz") as it,
    ):
        people = _crowd(world)
        world.events_url = f"http://127.0.0.1:{it.port}/slack/events"
        workshops = [_begun(world, home / "crowd", n) for n in range(EACH)]
        answers = [_submission(w, p, n) for n, w in enumerate(workshops) for p in people]
        bodies = [body for n, body in enumerate(answers) for body in [body] * (2 if n % TWICE == 0 else 1)]
        acks = at_rate(it.port, bodies, len(bodies) / SECONDS)
        start = time.perf_counter()
        while _stored(home / "crowd") < len(answers) and time.perf_counter() - start < PATIENCE:
            time.sleep(0.2)
        behind = time.perf_counter() - start
        stored = _stored(home / "crowd")
    cuts = quantiles([ack.seconds * 1000 for ack in acks], n=1000)
    return [
        (f"{PEOPLE:,} people × {EACH} answers in {SECONDS} s, ack p99", cuts[989], "ms", 300.0),
        ("answers lost or stored twice", float(abs(len(answers) - stored)), "answers", 0.0),
        ("answers refused", float(sum(ack.status != 200 for ack in acks)), "answers", 0.0),
        ("the last is stored after", behind, "s", None),
    ]


def _crowd(world: SlackWorld) -> list[str]:
    workspace = world.standin.workspace
    people = [workspace.new_person(f"crowd{n}", locale="en-GB").id for n in range(PEOPLE)]
    lab = workspace.channels[world.lab.id]
    workspace.channels[lab.id] = replace(lab, members=(*lab.members, *people))
    return people


def _begun(world: SlackWorld, home: Path, number: int) -> str:
    """Ten minutes long: open until the last has answered."""
    world.mention(world.mia, world.lab, f"workshop What annoys guests, part {number}?")
    deadline = time.perf_counter() + 60
    while time.perf_counter() < deadline:
        with sqlite3.connect(home / "journey.db") as database:
            rows = database.execute("select id from workshops where thread != '' order by rowid").fetchall()
        if len(rows) > number:
            return str(rows[number][0])
        time.sleep(0.1)
    raise RuntimeError("no workshop began")


def _submission(workshop: str, person: str, number: int) -> bytes:
    """As Slack sends a filled form."""
    value = {"type": "plain_text_input", "value": f"what {person} has to say, {number}"}
    carried = {"private": "", "of": workshop, "language": "en"}
    view = {
        "id": f"V{person}{number}", "team_id": TEAM, "type": "modal", "hash": "1.a", "callback_id": "contribute",
        "private_metadata": json.dumps(carried), "state": {"values": {"ideas": {"value": value}}},
        "blocks": [], "title": {"type": "plain_text", "text": "x"},
    }  # fmt: skip
    payload = {
        "type": "view_submission", "team": {"id": TEAM, "domain": "x"}, "user": {"id": person, "team_id": TEAM},
        "api_app_id": APP, "token": "x", "trigger_id": f"{person}.{number}", "view": view,
    }  # fmt: skip
    return urlencode({"payload": json.dumps(payload)}).encode()


def _stored(home: Path) -> int:
    with sqlite3.connect(home / "journey.db", timeout=10) as database:
        return int(database.execute("select count(*) from contributions").fetchone()[0])
