"""One whole journey in the page that stands in for Slack, by two people, in a real browser: written, ticked, pressed,
corrected in a form, drawn and published – through the product as `journey playground` starts it."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from bot.playground.people import MIA, TOM
from knowledge.library import KnowledgeBase
from tests.e2e.serving import Serving
from tests.playground.browser import become, browser_page, chromium, write

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PATIENCE = 30_000.0  # ms; the first question wakes the knowledge base


@pytest.fixture
def serving(tmp_path: Path, knowledge: KnowledgeBase, pytestconfig: pytest.Config) -> Iterator[Serving]:
    chromium()
    home = tmp_path / "home"
    shutil.copytree(pytestconfig.cache.mkdir("knowledge") / "knowledge", home / "knowledge")
    one = Serving(home, "playground", {})
    one.start()
    try:
        yield one
    finally:
        one.stop()


class Team:
    """Two people at one page. Every act waits until the bot has said `heard`."""

    def __init__(self, page: Page) -> None:
        self.page, self.thread = page, page.locator("#replies")

    def say(self, person: str, text: str, heard: str) -> None:
        become(self.page, person)
        write(self.page, text, in_thread=True)
        self.hear(heard)

    def press(self, person: str, label: str, heard: str) -> None:
        become(self.page, person)
        self.thread.get_by_role("button", name=label, exact=True).last.click()
        self.hear(heard)

    def hear(self, words: str) -> None:
        expect(self.thread.get_by_text(words).last).to_be_visible(timeout=PATIENCE)

    def tick(self, person: str, labels: list[str], heard: str) -> None:
        become(self.page, person)
        for label in labels:
            self.thread.get_by_label(label).last.check()
        self.press(person, "Use these", heard)


def exported(serving: Serving, title: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "bot", "export", title, "--format", "json"]
    done = subprocess.run(command, env=serving.environment, capture_output=True, text=True, timeout=60, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_a_whole_journey_by_two_people(serving: Serving, tmp_path: Path) -> None:
    with browser_page(f"{serving.url}/?as={MIA.id}", tmp_path) as page:
        write(page, "@Journey help us map hotel check-in")
        page.click("#messages .replies", timeout=PATIENCE)
        team = Team(page)
        team.hear("First, what should get better")
        _scope_and_persona(team)
        _stages_and_touchpoints(team)
        _feelings_and_pains(team)
        _what_is_done(team)
        _published(team)
    _stored(exported(serving, "Hotel check-in"))


def _scope_and_persona(team: Team) -> None:
    team.say(TOM.id, "shorter wait at check-in, from 20 min to 5 min", "Is this the journey as it is today")
    team.press(MIA.id, "Today", "where does it start")
    team.say(MIA.id, "from the front door to the room", "Whose eyes")
    team.say(TOM.id, "Grace, 41, lands after ten at night", "What does Grace expect")
    team.say(MIA.id, "in the room within five minutes", "customer feedback")
    team.press(TOM.id, "Skip", "marked as assumptions")


def _stages_and_touchpoints(team: Team) -> None:
    team.say(MIA.id, "arrive, check in, settle in", "One stage at a time")
    team.say(TOM.id, "lobby (in person)", "what does Grace do")
    team.tick(MIA.id, ["Front desk", "Check-in kiosk"], "In settle in")
    team.say(TOM.id, "room (in person)", "Now how it feels")


def _feelings_and_pains(team: Team) -> None:
    team.say(MIA.id, "0", "Front desk")
    team.say(TOM.id, 'front desk: -2 "I waited 20 minutes"; check-in kiosk: 0', "In settle in, how does")
    team.say(MIA.id, "🙂", "moment of truth")
    team.press(TOM.id, "Front desk", "What hurts there")
    team.say(MIA.id, "a long queue (frequency 3, impact 4, persistence 2)", "How might we")
    _mended_in_a_form(team)


def _mended_in_a_form(team: Team) -> None:
    page = team.page
    team.thread.get_by_role("button", name="Edit", exact=True).last.click()
    field = page.locator(".modal textarea").first
    expect(field).to_have_value("a long queue", timeout=PATIENCE)
    field.fill("a long queue when coaches arrive")
    page.click(".modal .primary")
    expect(page.locator(".modal")).to_have_count(0)
    team.hear("“a long queue when coaches arrive”")


def _what_is_done(team: Team) -> None:
    team.say(TOM.id, "How might we let guests skip the desk?", "the first thing you'll do")
    team.say(MIA.id, "online check-in, owner Tom, due 30 June 2027, KPI wait 20 → 5 min", "That's the whole map")


def _published(team: Team) -> None:
    team.press(TOM.id, "Show the map", "Here's the map so far")
    picture = team.thread.locator("figure img").last
    expect(picture).to_be_visible(timeout=PATIENCE)
    assert picture.evaluate("image => image.complete ? image.naturalWidth : 0") > 1000
    team.press(MIA.id, "Publish", "is published")


def _stored(document: dict[str, Any]) -> None:
    assert document["status"] == "published"
    assert (document["goal"]["baseline"], document["goal"]["target"]) == ("20 min", "5 min")
    assert [s["name"] for s in document["stages"]] == ["arrive", "check in", "settle in"]
    touchpoints = [t for stage in document["stages"] for t in stage["touchpoints"]]
    assert [(t["name"], t["emotion"]) for t in touchpoints] == [
        ("lobby", 0), ("Front desk", -2), ("Check-in kiosk", 0), ("room", 1)
    ]  # fmt: skip
    (pain,) = touchpoints[1]["pain_points"]
    assert (pain["text"], pain["severity"]) == ("a long queue when coaches arrive", 3)
    (action,) = document["actions"]
    assert (action["owner"], action["due"]) == ("Tom", "2027-06-30")
