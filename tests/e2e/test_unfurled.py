"""A map's address shows the map where everybody who reads there may see it, and leads to its thread."""

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

import bot
from bot.journey.model import Journey
from bot.journey.revisions import Revision
from knowledge.library import KnowledgeBase
from tests.e2e.test_bad_input import journey_of
from tests.product import NOW, Living, living_product
from tests.slackworld import Said, slack_world

MANIFEST = json.loads((Path(bot.__file__).parents[1] / "manifest.http.json").read_text(encoding="utf-8"))
HOST = "https://journey.example.com/maps/"


@pytest.fixture(scope="module")
def living(tmp_path_factory: pytest.TempPathFactory, knowledge: KnowledgeBase) -> Iterator[Living]:
    home = tmp_path_factory.mktemp("unfurled")
    with (
        slack_world(home / "slack", manifest=MANIFEST) as world,
        living_product(home / "bot", world, knowledge=knowledge) as one,
    ):
        with one.product.database.store() as store:
            for id, channel in (("open1", world.lab.id), ("secret1", world.private.id)):
                told = {"id": id, "title": f"Map <{id}>", "channel": channel, "created_at": NOW, "updated_at": NOW}
                first = Revision(number=0, at=NOW, author="U1", events=())
                store.journeys.create(world.team, Journey.model_validate(told), first)
        yield one


def _shows(living: Living, said: Said) -> dict[str, str]:
    world = living.world
    found = world.wait_for(lambda: world.standin.unfurls.get((said.channel, said.ts)), 20)
    return {url: str(shown) for url, shown in found.items()}


def test_it_shows_what_all_readers_may_see_and_nothing_else(living: Living) -> None:
    world = living.world
    said = world.say(world.mia, world.lab, f"look at {HOST}open1 and {HOST}secret1 and {HOST}none or {HOST}open1/x")
    shown = _shows(living, said)
    assert list(shown) == [f"{HOST}open1"]
    assert "Map &lt;open1&gt;" in shown[f"{HOST}open1"]
    assert "0 stages" in shown[f"{HOST}open1"]
    inside = world.say(world.mia, world.private, f"{HOST}secret1 {HOST}open1")
    assert list(_shows(living, inside)) == [f"{HOST}secret1", f"{HOST}open1"]
    chinese = world.say(world.chen, world.lab, f"看这个 {HOST}open1")
    assert "草稿" in str(_shows(living, chinese))
    assert not world.refusals()


def test_an_address_leads_to_the_thread_and_tells_nothing(living: Living) -> None:
    world = living.world
    root = world.mention(world.mia, world.lab, "help us map parcel returns")
    living.answer_to(root)
    base = world.events_url.removesuffix("/slack/events")
    led = httpx.get(f"{base}/maps/{journey_of(living, root).id}", trust_env=False)
    assert led.status_code == 302
    assert root.ts.replace(".", "") in led.headers["location"]
    assert httpx.get(f"{base}/maps/none", trust_env=False).status_code == 404
